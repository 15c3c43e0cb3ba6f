"""The sections of a meeting's record: what was said under one heading, by whom."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from folkmoot.documents.cues import find_opposed_cue, is_question
from folkmoot.domain import record
from folkmoot.domain.ids import SectionId, StatementId, make_id
from folkmoot.domain.words import fold_text
from folkmoot.web.desk.queries.halls import Halls, Table
from folkmoot.web.meetings.models import Hearing, Meeting
from folkmoot.web.statements.models import Part

FIELDS = (
    "id", "text", "meeting_id", "part", "sheet__group_id", "said_by_id",
    "sheet__area__focus_area_id", "asked__focus_area_id", "respondent__number",
    "respondent__attributes", "document_id", "located",
)  # fmt: skip
Key = tuple[record.SectionKind, uuid.UUID | None]


class Said(NamedTuple):
    """A statement as it is read for the record."""

    id: uuid.UUID
    text: str
    meeting: uuid.UUID
    part: str
    group: uuid.UUID | None
    said_by: uuid.UUID | None
    sheet_area: uuid.UUID | None
    asked: uuid.UUID | None
    respondent: int | None
    attributes: dict[str, Any] | None
    document: uuid.UUID | None
    located: dict[str, int]

    @property
    def area(self) -> uuid.UUID | None:
        return self.sheet_area or self.asked


class Labels:
    """Names for groups and areas; no two groups of a meeting have the same."""

    def __init__(self, halls: Halls) -> None:
        self._halls = halls
        tables = halls.list_standing_groups()
        self._met = Counter((each.meeting, each.title) for each in tables)

    def name_group(self, group_id: uuid.UUID | None) -> str | None:
        group = self._halls.find_group(group_id)
        return None if group is None else self._name(group)

    def name_area(self, area_id: uuid.UUID | None) -> str:
        return self._halls.name_area(area_id)

    def list_areas(self) -> list[uuid.UUID]:
        """In their order."""
        return list(self._halls.areas)

    def _name(self, group: Table) -> str:
        if self._met[group.meeting, group.title] < 2:
            return group.title
        # Of another round: a table that others sat at.
        return f"{group.title} ({str(group.id)[:8]})"


def lay_out_sections(
    meeting: Meeting,
    said: Iterable[Said],
    sources: Mapping[uuid.UUID, record.Source],
    labels: Labels,
    questions: Mapping[uuid.UUID, str],
) -> tuple[record.Section, ...]:
    """Area by area in their order, then what has none, then the plenary."""
    is_survey = meeting.hearing == Hearing.SURVEY
    sections: dict[Key, list[record.Statement]] = {}
    for each in said:
        statement = _show(each, sources[each.id], labels)
        sections.setdefault(_find_key(each, is_survey), []).append(statement)
    order = {area: number for number, area in enumerate(labels.list_areas())}

    def rank(key: Key) -> tuple[bool, int, str]:
        kind, area = key
        is_plenary = kind is record.SectionKind.PLENARY
        return (
            is_plenary,
            order.get(area, len(order)) if area else len(order),
            str(area),
        )

    return tuple(
        record.Section(
            id=SectionId(make_id(str(meeting.id), "section", kind, str(area))),
            heading=(questions.get(area) if is_survey and area else None)
            or labels.name_area(area)
            or None,
            kind=kind,
            focus_area=labels.name_area(area) or None,
            statements=tuple(sections[kind, area]),
        )
        for kind, area in sorted(sections, key=rank)
    )


def _find_key(said: Said, is_survey: bool) -> Key:
    if is_survey:
        return record.SectionKind.SURVEY, said.area
    if said.part == Part.PLENARY:
        return record.SectionKind.PLENARY, None
    return record.SectionKind.FOCUS_AREA, said.area


def _show(said: Said, source: record.Source, labels: Labels) -> record.Statement:
    text = fold_text(said.text)
    return record.Statement(
        id=StatementId(str(said.id)),
        text=text,
        group=labels.name_group(said.group or said.said_by),
        attributes={
            name: str(value) for name, value in (said.attributes or {}).items()
        },
        question=is_question(text),
        opposed_cue=find_opposed_cue(text),
        source=source,
    )
