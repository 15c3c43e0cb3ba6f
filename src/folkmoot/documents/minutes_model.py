"""Minutes as a document that people write and sign, whatever file it is written to.

A note and an agenda are written with the same parts. Parts stand one after the other,
each with the level of its heading, so that an editor can move them freely. Anchors are
those of the report: `k-…` a key point, `s-…` a statement; `l-…` is a summary line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.documents.report_tree import Listing, Paragraph, Run, Table

MINUTES_SCHEMA = "folkmoot-minutes/1"

MinutesBlock = Paragraph | Listing | Table


class PaperKind(StrEnum):
    """What is written."""

    MINUTES = "minutes"
    NOTE = "note"
    AGENDA = "agenda"
    BRIEF = "brief"
    RECOMMENDATIONS = "recommendations"


class FactKind(StrEnum):
    """What a line of the head tells."""

    DATE = "date"
    PLACE = "place"
    HOSTS = "hosts"
    PREPARED_BY = "prepared_by"
    PARTICIPANTS = "participants"
    COMMISSION = "commission"
    OTHER = "other"


class PartKind(StrEnum):
    """What a part of the minutes is about; `TEXT` is all else."""

    OPENING = "opening"
    THEMES = "themes"
    GROUP_WORK = "group_work"
    FOCUS_AREA = "focus_area"
    DILEMMAS = "dilemmas"
    PLENARY = "plenary"
    CLOSING = "closing"
    SUMMARY = "summary"
    NEXT_STEPS = "next_steps"
    ANNEX = "annex"
    TEXT = "text"


class Origin(StrEnum):
    """Whether Folkmoot put the words of a part together, or a person wrote them."""

    GENERATED = "generated"
    WRITTEN = "written"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A line of the head: "Date: 25 November 2026"."""

    kind: FactKind
    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ReadBy:
    """A named person has read a part as it stands, on a day (EDTF)."""

    name: str
    date: str


@dataclass(frozen=True, kw_only=True)
class MinutesPart:
    """Blocks under a heading of level 1 to 3; without a title there is no heading.

    The anchor stays the same from draft to draft, so that a part can be refreshed.
    """

    anchor: str
    kind: PartKind
    title: str = ""
    level: int = 1
    blocks: tuple[MinutesBlock, ...] = ()
    origin: Origin = Origin.GENERATED
    read_by: tuple[ReadBy, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The whole document. While `is_draft`, what nobody has read is marked as such.

    `dated` is the day of this version: 2026-11-26.
    """

    kind: PaperKind = PaperKind.MINUTES
    language: str
    dated: str
    title: str
    facts: tuple[Fact, ...] = ()
    parts: tuple[MinutesPart, ...] = ()
    is_draft: bool = True


def list_paragraphs(part: MinutesPart) -> Iterator[Paragraph]:
    """The paragraphs of a part and the items of its lists, in order; not its tables."""
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Listing):
            yield from block.items


def list_summary_lines(minutes: Minutes) -> Iterator[Paragraph]:
    """The items under "important for the further work"."""
    for part in minutes.parts:
        if part.kind is PartKind.SUMMARY:
            for block in part.blocks:
                if isinstance(block, Listing):
                    yield from block.items


def list_anchors(parts: Iterable[MinutesPart]) -> Iterator[str]:
    """Every anchor that is set in the parts, in order."""
    for part in parts:
        yield part.anchor
        for block in part.blocks:
            if isinstance(block, Table):
                yield from (row.anchor for row in block.rows if row.anchor)
        yield from (one.anchor for one in list_paragraphs(part) if one.anchor)


def tell_text(runs: tuple[Run, ...]) -> str:
    """The words of runs."""
    return "".join(run.text for run in runs)
