"""What the elements of HTML are to a reader of running text."""

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
