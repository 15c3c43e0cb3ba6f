"""The report's words as Word's runs and paragraphs, its anchors as bookmarks."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from html import escape

from folkmoot.documents.report_tree import Run, Voice
from folkmoot.documents.xml_text import show_controls

_STYLES = {
    Voice.STRONG: "Strong",
    Voice.QUIET: "Quiet",
    Voice.QUOTE: "Quotation",
    Voice.MARK: "Mark",
    Voice.SUPPORTS: "Supports",
    Voice.OPPOSES: "Opposes",
    Voice.UNRESOLVED: "Unresolved",
}
_LINKS = {Voice.QUIET: "QuietLink"}
_BREAKS = re.compile(r"\r\n|[\r\n\t]")
_PLAIN_ANCHOR = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_BOOKMARK = 40
# Signs that turn the direction of what follows, each with the sign that ends its reach.
_TURNS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")


def name_bookmark(anchor: str) -> str:
    """A name that Word takes: at most 40 letters, digits and low lines.

    Word does not tell capitals apart, so an anchor of another kind is hashed.
    """
    if _PLAIN_ANCHOR.fullmatch(anchor) and len(anchor) <= _LONGEST_BOOKMARK:
        return anchor.replace("-", "_")
    digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()
    return f"b__{digest[:32]}"


class Bookmarks:
    """The bookmarks of a document; each is set where its anchor is first met.

    They are numbered from `first` on.
    """

    def __init__(self, anchors: Iterable[str], *, first: int = 1) -> None:
        self._numbers = {
            anchor: number
            for number, anchor in enumerate(dict.fromkeys(anchors), first)
        }
        self._is_set: set[str] = set()

    def set(self, anchor: str | None) -> str:
        """The bookmark's place, as XML for the start of a paragraph."""
        if anchor is None or anchor in self._is_set:
            return ""
        self._is_set.add(anchor)
        number = self._numbers[anchor]
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name_bookmark(anchor)}"/>'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def link(self, anchor: str, inside: str) -> str:
        """Runs that lead to the anchor; only the runs where there is no such anchor."""
        if anchor not in self._numbers:
            return inside
        name = name_bookmark(anchor)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'

    def write_runs(self, runs: Iterable[Run]) -> str:
        """The runs in their voices, with their links."""
        return "".join(self._write(run, _LINKS.get(run.voice)) for run in runs)

    def write_sentence(self, runs: Sequence[Run]) -> str:
        """The runs of a paragraph; one that is all a link is as dark as the others."""
        if len(runs) == 1 and runs[0].target:
            return self._write(runs[0], "SentenceLink")
        return self.write_runs(runs)

    def _write(self, run: Run, style: str | None) -> str:
        if run.target is None or run.target not in self._numbers:
            return write_run(run.text, _STYLES.get(run.voice))
        return self.link(run.target, write_run(run.text, style or "Hyperlink"))


def write_run(text: str, style: str | None = None) -> str:
    """A run of the text in a character style."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{properties}{_write_text(text)}</w:r>" if text else ""


def write_paragraph(
    inside: str, style: str | None = None, *, keeps: bool = False
) -> str:
    """A paragraph of runs in a paragraph style, perhaps kept on the next one's page."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if keeps:
        properties += "<w:keepNext/>"
    if properties:
        properties = f"<w:pPr>{properties}</w:pPr>"
    return f"<w:p>{properties}{inside}</w:p>"


def write_field(name: str) -> str:
    """A number that Word works out: PAGE, NUMPAGES."""
    return f'<w:fldSimple w:instr=" {name} ">{write_run("1")}</w:fldSimple>'


def write_attribute(text: str) -> str:
    """The text between quotation marks of XML."""
    return escape(show_controls(text), quote=True).replace("\n", " ")


def _write_text(text: str) -> str:
    text = escape(show_controls(_end_turns(text)), quote=False)
    if not _BREAKS.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    parts = [f'<w:t xml:space="preserve">{part}</w:t>' for part in _BREAKS.split(text)]
    signs = ["<w:tab/>" if b == "\t" else "<w:br/>" for b in _BREAKS.findall(text)]
    return "".join(a + b for a, b in zip(parts, [*signs, ""], strict=True))


def _end_turns(text: str) -> str:
    """The text with an end to each turn of direction, so that it turns nothing else."""
    ends: list[str] = []
    for sign in _TURN.findall(text):
        if sign in _TURNS:
            ends.append(_TURNS[sign])
        elif sign in ends:
            while ends.pop() != sign:
                pass
    return text + "".join(reversed(ends))
