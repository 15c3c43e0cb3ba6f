"""Gold sets as records, with the links a careful reader would make."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from folkmoot.domain.ids import DocumentId, MeetingId, SectionId, StatementId, make_id
from folkmoot.domain.record import (
    INPUT_KINDS,
    Document,
    Link,
    Meeting,
    Record,
    Section,
    SectionKind,
    Source,
    Statement,
)

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class GoldPart:
    """A stretch of a summary line, as code points in the text, and what it restates."""

    line: StatementId
    start: int
    end: int
    restates: frozenset[StatementId]
    perhaps: frozenset[StatementId]


@dataclass(frozen=True, kw_only=True)
class GoldSet:
    """Minutes with gold links. Pairs in `perhaps` are neither wanted nor wrong.

    `source` is the file: one meeting, or a collection of short ones by one writer.
    """

    source: str
    is_held_out: bool
    record: Record
    parts: tuple[GoldPart, ...]

    @property
    def wanted(self) -> set[tuple[StatementId, StatementId]]:
        """Pairs of summary line and statement."""
        return {(part.line, to) for part in self.parts for to in part.restates}

    @property
    def perhaps(self) -> set[tuple[StatementId, StatementId]]:
        """Pairs a fair reader might add."""
        pairs = {(part.line, to) for part in self.parts for to in part.perhaps}
        return pairs - self.wanted


def load_made_up() -> list[GoldSet]:
    """The made-up minutes, those for tuning first."""
    return [
        gold
        for folder in ("tuned", "held_out")
        for path in sorted((FOLDER / folder).glob("*.json"))
        for gold in _load_file(path, is_held_out=folder == "held_out")
    ]


def load_shared(data: Path) -> list[GoldSet]:
    """The real minutes beside the project, where they are; else nothing."""
    gold = json.loads((FOLDER / "shared_minutes.json").read_text())
    path = data / gold["file"]
    if not path.exists():
        return []
    from folkmoot.jobs.reading import read

    record = read(path, links=False)
    given = _list_statements(record, INPUT_KINDS)
    lines = _list_statements(record, {SectionKind.SUMMARY})
    if (len(given), len(lines)) != (gold["input_statements"], gold["summary_lines"]):
        raise SystemExit(f"{path.name} is read otherwise than when it was annotated")
    text = record.documents[0].text
    parts = [
        GoldPart(
            line=lines[line].id,
            **_find_words(text, lines[line].source, first, last),
            restates=frozenset(given[number].id for number in restates),
            perhaps=frozenset(given[number].id for number in perhaps),
        )
        for line, first, last, restates, perhaps in gold["links"]
    ]
    return [
        GoldSet(source=path.stem, is_held_out=False, record=record, parts=tuple(parts))
    ]


def _list_statements(record: Record, kinds: Iterable[SectionKind]) -> list[Statement]:
    kinds = set(kinds)
    return [
        statement
        for meeting in record.meetings
        for section in meeting.sections
        if section.kind in kinds
        for statement in section.statements
    ]


def _find_words(text: str, source: Source, first: int, last: int) -> dict[str, int]:
    spans: list[tuple[int, int]] = []
    position = source.start
    for word in text[source.start : source.end].split():
        start = text.index(word, position)
        position = start + len(word)
        spans.append((start, position))
    return {"start": spans[first][0], "end": spans[last - 1][1]}


class _Builder:
    """Lay the statements of a gold file out as a document's text."""

    def __init__(self, name: str) -> None:
        self.document = DocumentId(name)
        self.text = ""

    def add(self, text: str, group: str | None = None) -> Statement:
        start = len(self.text)
        self.text += text + "\n"
        source = Source(document=self.document, start=start, end=start + len(text))
        key = StatementId(make_id(self.document, start, source.end))
        return Statement(id=key, text=text, group=group, source=source)

    def add_section(self, area: dict[str, Any], ids: dict[str, StatementId]) -> Section:
        self.text += area["name"] + "\n"
        statements = []
        for entry in area["statements"]:
            statement = self.add(entry["text"], entry.get("group"))
            ids[entry["id"]] = statement.id
            statements.append(statement)
        return Section(
            id=SectionId(make_id(self.document, "section", area["name"])),
            heading=area["name"],
            kind=SectionKind(area["kind"]),
            statements=tuple(statements),
        )


def _load_file(path: Path, *, is_held_out: bool) -> list[GoldSet]:
    content = json.loads(path.read_text())
    meetings = content if isinstance(content, list) else [content]
    return [
        _load_meeting(
            meeting,
            name=f"{path.stem}-{number}",
            source=path.stem,
            is_held_out=is_held_out,
        )
        for number, meeting in enumerate(meetings)
    ]


def _load_meeting(
    gold: dict[str, Any], *, name: str, source: str, is_held_out: bool
) -> GoldSet:
    builder = _Builder(name)
    ids: dict[str, StatementId] = {}
    sections = [builder.add_section(area, ids) for area in gold["areas"]]
    lines: list[Statement] = []
    parts: list[GoldPart] = []
    for entry in gold["summary"]:
        line = builder.add(" ".join(part["text"] for part in entry))
        lines.append(line)
        start = line.source.start
        for part in entry:
            end = start + len(part["text"])
            parts.append(
                GoldPart(
                    line=line.id,
                    start=start,
                    end=end,
                    restates=frozenset(ids[name] for name in part["restates"]),
                    perhaps=frozenset(ids[name] for name in part.get("perhaps", ())),
                )
            )
            start = end + 1
    summary = Section(
        id=SectionId(make_id(name, "summary")),
        heading=gold["summary_heading"],
        kind=SectionKind.SUMMARY,
        statements=tuple(lines),
    )
    meeting = Meeting(
        id=MeetingId(make_id(name, "meeting")),
        document=builder.document,
        title=gold["title"],
        sections=(*sections, summary),
    )
    document = Document(
        id=builder.document,
        name=name,
        sha256="",
        media_type="text/plain",
        text=builder.text,
    )
    return GoldSet(
        source=source,
        is_held_out=is_held_out,
        record=Record(documents=(document,), meetings=(meeting,)),
        parts=tuple(parts),
    )


def is_right(link: Link, gold: GoldSet) -> bool:
    """Whether a part of the line that the link overlaps restates its target."""
    return any(_touches(link, part) and link.to in part.restates for part in gold.parts)


def is_found(part: GoldPart, to: StatementId, links: Iterable[Link]) -> bool:
    """Whether a link says what this part restates."""
    return any(link.to == to and _touches(link, part) for link in links)


def _touches(link: Link, part: GoldPart) -> bool:
    return (
        link.from_ == part.line
        and link.clause.start < part.end
        and part.start < link.clause.end
    )
