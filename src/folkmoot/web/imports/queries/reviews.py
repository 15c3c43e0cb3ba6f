"""A draft as a person looks at it: what was read, with the corrections laid over it."""

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from folkmoot.documents.record_json import load_record
from folkmoot.domain import record as read
from folkmoot.domain.record import SectionKind
from folkmoot.web.imports.corrections import (
    NEW_AREA,
    NEW_MEETING,
    NO_AREA,
    Corrections,
    read_corrections,
)
from folkmoot.web.imports.models import Draft
from folkmoot.web.imports.queries.areas import AreaChoice, choose_area, match_areas
from folkmoot.web.imports.queries.balance import Account, Aside, count_account
from folkmoot.web.imports.queries.group_names import GroupChoice, number_groups
from folkmoot.web.imports.queries.reworking import Piece, rework
from folkmoot.web.meetings.models import FocusArea

# What participants said under a heading of their own.
AREA_KINDS = frozenset({SectionKind.FOCUS_AREA, SectionKind.SURVEY})
INPUT_KINDS = read.INPUT_KINDS


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section as it would be taken in."""

    id: str
    heading: str
    kind: SectionKind
    area: AreaChoice | None
    pieces: tuple[Piece, ...]

    @property
    def is_input(self) -> bool:
        return self.kind in INPUT_KINDS

    @property
    def has_area(self) -> bool:
        return self.kind in AREA_KINDS


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A meeting that the document tells of, or a survey."""

    id: str
    title: str
    date: str
    starts: str
    ends: str
    place: str
    # A planned meeting's id, or empty for a new one.
    into: str
    is_survey: bool
    parts: tuple[Part, ...]
    groups: tuple[GroupChoice, ...]
    minutes: read.Meeting | None
    respondents: int = 0

    def find_group(self, label: str) -> GroupChoice | None:
        return next((group for group in self.groups if group.label == label), None)


@dataclass(frozen=True, kw_only=True)
class Review:
    """All of a draft."""

    name: str
    text: str
    media_type: str
    sittings: tuple[Sitting, ...]
    account: Account

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for sitting in self.sittings for part in sitting.parts)

    @property
    def statements(self) -> int:
        """How many would be counted and gathered."""
        return sum(len(part.pieces) for part in self.parts if part.is_input)

    @property
    def is_survey(self) -> bool:
        return any(sitting.is_survey for sitting in self.sittings)


def load_draft(draft: Draft) -> read.Record:
    """What was read, as values."""
    return load_record(json.dumps(draft.record))


def build_review(draft: Draft, *, areas: Sequence[FocusArea]) -> Review:
    """Lay the corrections over what was read. `areas` are the consultation's."""
    return review_record(
        load_draft(draft),
        read_corrections(draft.corrections),
        areas=areas,
        name=draft.name,
    )


def review_record(
    record: read.Record,
    corrections: Corrections,
    *,
    areas: Sequence[FocusArea],
    name: str,
) -> Review:
    """The same of values."""
    (document,) = record.documents
    names = [_name_area(s) for s in read.iterate_sections(record) if _name_area(s)]
    builder = _Builder(
        text=document.text,
        corrections=corrections,
        by_id={str(area.id): area for area in areas},
        matched=match_areas(names, areas),
        aside=[],
    )
    sittings = (
        *(builder.make_meeting(meeting, name) for meeting in record.meetings),
        *(builder.make_survey(survey, name) for survey in record.surveys),
    )
    asides = [
        *_list_read_asides(record.balance, corrections),
        *(_make_aside(piece) for piece in builder.aside),
    ]
    return Review(
        name=name,
        text=document.text,
        media_type=document.media_type,
        sittings=sittings,
        account=count_account(document.text, asides),
    )


@dataclass(frozen=True, kw_only=True)
class _Builder:
    text: str
    corrections: Corrections
    by_id: dict[str, FocusArea]
    matched: dict[str, AreaChoice]
    # Statements that a person set aside, as they are met.
    aside: list[Piece]

    def make_meeting(self, meeting: read.Meeting, name: str) -> Sitting:
        told = {
            "title": meeting.title or PurePath(name).stem,
            "date": meeting.date or "",
            "starts": meeting.start or "",
            "ends": meeting.end or "",
            "place": meeting.place or "",
        }
        return self._make(str(meeting.id), told, meeting.sections, minutes=meeting)

    def make_survey(self, survey: read.Survey, name: str) -> Sitting:
        told = {"title": survey.title or PurePath(name).stem}
        return self._make(
            str(survey.id), told, survey.sections, respondents=survey.respondents
        )

    def _make(
        self,
        name: str,
        told: dict[str, str],
        sections: Iterable[read.Section],
        *,
        minutes: read.Meeting | None = None,
        respondents: int = 0,
    ) -> Sitting:
        facts = {**told, **self.corrections.facts.get(name, {})}
        parts = tuple(self._make_part(section) for section in sections)
        labels = [piece.label for part in parts for piece in part.pieces]
        into = facts.get("into", "")
        return Sitting(
            id=name,
            title=facts["title"],
            date=facts.get("date", ""),
            starts=facts.get("starts", ""),
            ends=facts.get("ends", ""),
            place=facts.get("place", ""),
            into="" if into == NEW_MEETING else into,
            is_survey=minutes is None,
            parts=parts,
            groups=tuple(number_groups(labels, self.corrections.groups).values()),
            minutes=minutes,
            respondents=respondents,
        )

    def _make_part(self, section: read.Section) -> Part:
        reworked = rework(section, self.text, self.corrections)
        self.aside.extend(reworked.aside)
        kind = self.corrections.kinds.get(section.id, section.kind)
        return Part(
            id=section.id,
            heading=section.heading or "",
            kind=kind,
            area=self._choose_area(section) if kind in AREA_KINDS else None,
            pieces=reworked.kept,
        )

    def _choose_area(self, section: read.Section) -> AreaChoice | None:
        wish = self.corrections.areas.get(section.id)
        named = self.matched.get(_name_area(section))
        if wish is None:
            return named
        if wish.choice == NO_AREA:
            return None
        if wish.choice == NEW_AREA:
            return choose_area(None, wish.title or section.heading or "")
        row = self.by_id.get(wish.choice)
        # Taken away meanwhile: as it was read.
        return named if row is None else choose_area(row, "")


def _name_area(section: read.Section) -> str:
    return section.focus_area or section.heading or ""


def _list_read_asides(
    balances: Iterable[read.Balance], corrections: Corrections
) -> Iterator[Aside]:
    taken = {(one.start, one.end) for one in corrections.taken}
    for balance in balances:
        for one in balance.set_aside:
            if (one.start, one.end) not in taken:
                yield Aside(
                    start=one.start, end=one.end, text=one.text, reason=one.reason
                )


def _make_aside(piece: Piece) -> Aside:
    return Aside(
        start=piece.start,
        end=piece.end,
        text=piece.text,
        reason="",
        statement=piece.id,
    )


def find_part(review: Review, part_id: str) -> Part | None:
    """The section by its id."""
    return next((part for part in review.parts if part.id == part_id), None)


def read_uuid(told: Any) -> uuid.UUID | None:
    """The id, where it is one."""
    try:
        return uuid.UUID(str(told))
    except ValueError:
        return None
