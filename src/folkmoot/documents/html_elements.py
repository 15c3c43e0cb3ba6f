"""What the elements of HTML are to a reader of running text."""

import re
from collections.abc import Mapping

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param "
    "source track wbr".split()
)
LISTS = frozenset("ul ol menu dir".split())
CELLS = frozenset(("td", "th"))
ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset(("b", "strong"))
BLOCKS = frozenset(
    "html head body p div section article header footer main aside nav blockquote pre "
    "address center details summary dialog figure figcaption fieldset legend form "
    "hgroup search textarea caption dl dt dd li table tr listing xmp plaintext "
    "frameset noframes".split()
).union(LISTS, CELLS, ROW_GROUPS, HEADINGS)
PREFORMATTED = frozenset("pre textarea listing xmp plaintext".split())
# What an end tag or an implied end does not reach beyond.
BARRIERS = frozenset(("table", "caption")) | CELLS
_INLINE = frozenset(
    "a abbr acronym applet audio b bdi bdo big blink button canvas cite code data "
    "datalist del dfn em font i iframe ins kbd label legend map mark marquee math "
    "meter nobr noembed noscript object optgroup option output picture progress q rb "
    "rp rt rtc ruby s samp script select slot small span strike strong style sub sup "
    "svg template time title tt u var video menu slot".split()
)
_KNOWN = BLOCKS.union(VOID, _INLINE)
_INLINE_TAG = re.compile(
    r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?:\s+(?:[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)"
    r"|hidden|checked|selected|disabled|open|reversed|nowrap|compact))*\s*/?>",
    re.IGNORECASE,
)


def is_likely_markup(text: str) -> bool:
    """Whether a tag is HTML's own and not words in angle brackets ("<name>")."""
    match = _INLINE_TAG.fullmatch(text)
    if match is None:
        return text.startswith(("<!--", "<?", "<!["))
    return match["name"].lower() in _KNOWN
