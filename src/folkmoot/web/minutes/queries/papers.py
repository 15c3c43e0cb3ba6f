"""Papers as documents of the library's, and back: rows hold their blocks as JSON."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from folkmoot.documents import minutes_model as library
from folkmoot.documents.json_values import make_decoder, parse_json, to_plain
from folkmoot.documents.report_tree import Listing, Paragraph
from folkmoot.web.events.values import canonical
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.minutes.models import Paper, PaperKind, PaperPart

_decode_blocks = make_decoder(tuple[library.MinutesBlock, ...])
_decode_facts = make_decoder(tuple[library.Fact, ...])


def find_papers(meeting: Meeting) -> list[Paper]:
    """What is written of the meeting."""
    return list(Paper.objects.kept().filter(meeting=meeting).order_by("kind"))


def find_paper(meeting: Meeting, kind: PaperKind) -> Paper | None:
    return next((one for one in find_papers(meeting) if one.kind == kind), None)


def find_without_annex(papers: Iterable[Paper]) -> Paper | None:
    """The minutes among them, where they are written on and have no sheets behind."""
    minutes = (one for one in papers if one.kind == PaperKind.MINUTES)
    found = next((one for one in minutes if one.final_id is None), None)
    if found is None:
        return None
    has_annex = any(part.kind == library.PartKind.ANNEX for part in list_parts(found))
    return None if has_annex else found


def list_parts(paper: Paper) -> list[PaperPart]:
    """All its parts in order, those that are left out among them."""
    return list(PaperPart.objects.kept().filter(paper=paper))


def load_paper(
    paper: Paper, parts: Iterable[PaperPart] | None = None
) -> library.Minutes:
    """The document as it stands now, without what is left out."""
    rows = list_parts(paper) if parts is None else parts
    shown = [load_part(part) for part in rows if not part.is_left_out]
    return library.Minutes(
        kind=library.PaperKind(paper.kind),
        language=paper.language,
        dated=paper.dated,
        # A paper without a heading could not be read aloud; it may have been erased.
        title=paper.title or str(paper.meeting),
        facts=load_facts(paper.facts),
        parts=tuple(_name_once(shown)),
    )


def load_part(part: PaperPart) -> library.MinutesPart:
    return library.MinutesPart(
        anchor=part.anchor,
        kind=library.PartKind(part.kind),
        title=part.title,
        level=part.level,
        blocks=load_blocks(part.body),
        origin=library.Origin(part.origin),
        read_by=tuple(library.ReadBy(**each) for each in part.read_by),
    )


def load_blocks(body: str) -> tuple[library.MinutesBlock, ...]:
    """The blocks of a part; none where its words were erased.

    Raises MisfitError where it is none of our JSON.
    """
    blocks: tuple[library.MinutesBlock, ...] = _decode_blocks(parse_json(body or "[]"))
    return blocks


def load_facts(facts: str) -> tuple[library.Fact, ...]:
    """The lines of a head. Raises MisfitError where it is none of our JSON."""
    read: tuple[library.Fact, ...] = _decode_facts(parse_json(facts or "[]"))
    return read


def dump_blocks(blocks: Sequence[library.MinutesBlock]) -> str:
    """Equal blocks give equal texts."""
    return canonical(to_plain(tuple(blocks)))


def dump_facts(facts: Sequence[library.Fact]) -> str:
    return canonical(to_plain(tuple(facts)))


def tell_values(part: library.MinutesPart) -> dict[str, Any]:
    """The fields of a row that say what the part says."""
    return {
        "kind": part.kind.value,
        "title": part.title,
        "level": part.level,
        "body": dump_blocks(part.blocks),
        "origin": part.origin.value,
        "read_by": to_plain(part.read_by),
    }


def _name_once(parts: Sequence[library.MinutesPart]) -> Iterable[library.MinutesPart]:
    """The parts with each anchor once: what was copied leaves its name behind."""
    seen: set[str] = {part.anchor for part in parts}
    for part in parts:
        blocks = tuple(_name_block_once(block, seen) for block in part.blocks)
        yield replace(part, blocks=blocks)


def _name_block_once(
    block: library.MinutesBlock, seen: set[str]
) -> library.MinutesBlock:
    if isinstance(block, Paragraph):
        named: Paragraph = _name_one(block, seen)
        return named
    if isinstance(block, Listing):
        return replace(
            block, items=tuple(_name_one(item, seen) for item in block.items)
        )
    rows = tuple(_name_one(row, seen) for row in block.rows)
    return replace(block, rows=rows)


def _name_one(named: Any, seen: set[str]) -> Any:
    if named.anchor is None:
        return named
    if named.anchor in seen:
        return replace(named, anchor=None)
    seen.add(named.anchor)
    return named


def find_part(paper: Paper, part_id: uuid.UUID) -> PaperPart | None:
    found: PaperPart | None = (
        PaperPart.objects.kept().filter(paper=paper, id=part_id).first()
    )
    return found
