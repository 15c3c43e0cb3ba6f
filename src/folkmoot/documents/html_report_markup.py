"""Markup in which all text is escaped: only this module turns words into HTML."""

import html
import re
from typing import NewType
from urllib.parse import quote

from folkmoot.documents.report_tree import Run, Voice
from folkmoot.documents.xml_text import show_controls

Html = NewType("Html", str)

NOTHING = Html("")
_EMPTY_ELEMENTS = frozenset({"meta", "rect", "line", "circle", "path"})
# Signs that turn the direction of what stands after them; shown, so that they cannot.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> Html:
    """The text as HTML; signs that cannot stand in it are shown by others.

    So are signs that would turn the writing direction of the words around the text.
    """
    shown = _TURNS.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
    return Html(html.escape(show_controls(shown)))


def element(tag: str, /, *content: Html, **attributes: str | int | None) -> Html:
    """An element; `class_` is the attribute `class`, `aria_label` is `aria-label`.

    An attribute that is None is left out; one that is "" has no value.
    """
    told = "".join(
        _tell_attribute(key, value)
        for key, value in attributes.items()
        if value is not None
    )
    if tag in _EMPTY_ELEMENTS:
        return Html(f"<{tag}{told}>" if tag == "meta" else f"<{tag}{told}/>")
    return Html(f"<{tag}{told}>{''.join(content)}</{tag}>")


def _tell_attribute(key: str, value: str | int) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value == "" else f' {name}="{escape(str(value))}"'


def join(*parts: Html, by: str = "") -> Html:
    """The parts one after the other."""
    return Html(by.join(parts))


def name_anchor(anchor: str) -> str:
    """The anchor as an id without white space, which a link can name as it is."""
    return quote(show_controls(anchor), safe="")


def link(target: str, content: Html, *, class_: str | None = None) -> Html:
    """A link to an anchor of the report."""
    return element("a", content, href=f"#{name_anchor(target)}", class_=class_)


def write_runs(runs: tuple[Run, ...]) -> Html:
    """The words in their voices."""
    return join(*(_write_run(run) for run in runs))


def _write_run(run: Run) -> Html:
    is_plain = run.voice is Voice.PLAIN
    content = escape(run.text)
    if run.target is not None:
        return link(run.target, content, class_=None if is_plain else run.voice.value)
    if is_plain:
        return content
    name = "strong" if run.voice is Voice.STRONG else "span"
    return element(name, content, class_=run.voice.value)
