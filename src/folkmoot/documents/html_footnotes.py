"""Which elements of an HTML page are footnotes, as several programs set them."""

import re

from folkmoot.documents.html_tokens import StartTag

_ID = re.compile(r"(?:sd)?(?:footnote|endnote|ftn|edn|fn|note)[-_:.]?\d+$", re.I)
_ROLES = frozenset(("doc-footnote", "doc-endnote"))
_WORD_NOTE = re.compile(r"mso-element\s*:\s*(?:foot|end)note(?!-)")
_BACK = re.compile(r"#_?(?:sd)?(?:footnote|endnote|ftn|edn|fn|note)", re.I)


def is_footnote(tag: StartTag) -> bool:
    """Whether the block is a note."""
    attributes = tag.attributes
    is_word_note = _WORD_NOTE.search(attributes.get("style", ""))
    is_note = _ID.match(attributes.get("id", "")) or is_word_note
    return bool(is_note) or attributes.get("role") in _ROLES


def is_footnote_sign(tag: StartTag) -> bool:
    """Whether the link is the sign of a note, in the text or before the note."""
    return tag.name == "a" and _BACK.match(tag.attributes.get("href", "")) is not None
