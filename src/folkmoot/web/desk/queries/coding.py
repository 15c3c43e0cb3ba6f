"""What the second person sees: the statement and the code book, and nothing else.

Neither what the first person decided nor what the machine suggests is read here.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Coding, Sample
from folkmoot.web.meetings.models import Consultation, FocusArea
from folkmoot.web.statements.models import KeyPoint, Statement


@dataclass(frozen=True, kw_only=True)
class Dealt:
    """A sample in a list: how far it has come."""

    sample: Sample
    total: int
    coded: int

    @property
    def is_through(self) -> bool:
        return self.coded >= self.total


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A key point and the side that was chosen; empty for "none"."""

    point: KeyPoint
    side: str


@dataclass(frozen=True, kw_only=True)
class CodingPage:
    """One statement of a sample, to be coded."""

    dealt: Dealt
    statement: Statement
    number: int
    is_coded: bool
    near: Sequence[Choice]
    # Key points of other focus areas.
    far: Sequence[Choice]
    before: str
    after: str

    @property
    def chosen_far(self) -> int:
        return sum(bool(choice.side) for choice in self.far)


def list_dealt(consultation: Consultation, *, coder: User | None = None) -> list[Dealt]:
    """The samples, newest first; those of one coder, or everybody's."""
    samples = Sample.objects.kept().filter(consultation=consultation)
    if coder is not None:
        samples = samples.filter(coder=coder)
    counted = samples.select_related("coder", "dealt_by", "meeting").annotate(
        coded=Count("codings", filter=Q(codings__removed_at=None))
    )
    return [
        Dealt(sample=sample, total=len(sample.statements), coded=sample.coded)
        for sample in counted
    ]


def find_progress(sample: Sample) -> Dealt:
    coded = Coding.objects.kept().filter(sample=sample).count()
    return Dealt(sample=sample, total=len(sample.statements), coded=coded)


def find_next(sample: Sample) -> str:
    """The first statement that is not coded yet; empty where all are."""
    coded = _list_coded(sample)
    return next((id for id in sample.statements if id not in coded), "")


def find_coding_page(sample: Sample, statement_id: uuid.UUID) -> CodingPage | None:
    """The statement beside the code book; None where it was not dealt."""
    order = sample.statements
    if str(statement_id) not in order:
        return None
    statement = Statement.objects.select_related(
        "meeting", "sheet__area__focus_area", "asked__focus_area"
    ).get(id=statement_id)
    coding = Coding.objects.kept().filter(sample=sample, statement=statement).first()
    choices = _list_choices(sample, statement, coding.sides if coding else {})
    area = find_area(statement)
    near = [c for c in choices if _is_near(c.point, area)]
    place = order.index(str(statement_id))
    return CodingPage(
        dealt=find_progress(sample),
        statement=statement,
        number=place + 1,
        is_coded=coding is not None,
        near=near or choices,
        far=[c for c in choices if c not in near] if near else [],
        before=order[place - 1] if place else "",
        after=order[place + 1] if place + 1 < len(order) else "",
    )


def list_code_book(sample: Sample) -> list[KeyPoint]:
    """The key points as they were dealt, also those taken away since."""
    found = KeyPoint.objects.select_related("focus_area").in_bulk(sample.key_points)
    by_id = {str(id): point for id, point in found.items()}
    return [by_id[id] for id in sample.key_points if id in by_id]


def may_be_coded(point: KeyPoint, statement: Statement) -> bool:
    """A meeting's own key points are for what was said at that meeting."""
    return point.meeting_id in (None, statement.meeting_id)


def find_area(statement: Statement) -> FocusArea | None:
    """The focus area it was said in; None in the plenary."""
    return statement.area.focus_area if statement.area is not None else None


def _list_choices(
    sample: Sample, statement: Statement, sides: Mapping[str, str]
) -> list[Choice]:
    return [
        Choice(point=point, side=sides.get(str(point.id), ""))
        for point in list_code_book(sample)
        if may_be_coded(point, statement)
    ]


def _is_near(point: KeyPoint, area: FocusArea | None) -> bool:
    return area is None or point.focus_area_id in (None, area.id)


def _list_coded(sample: Sample) -> set[str]:
    coded = Coding.objects.kept().filter(sample=sample)
    return {str(id) for id in coded.values_list("statement_id", flat=True)}
