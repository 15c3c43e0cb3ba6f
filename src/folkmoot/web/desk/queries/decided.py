"""What people decided at a desk, as the machine is told it before it looks."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from folkmoot.domain.key_points import Relation
from folkmoot.jobs.suggesting import Standing
from folkmoot.web.desk.models import Declined, SuggestedPoint, SuggestionKind
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.models import KeyPoint, Match, Placement, Statement
from folkmoot.web.statements.models.gathering import GATHERS

Span = tuple[int, int]
# Before the id of the statement whose words a declined key point had.
_DECLINED = "declined "
Pair = tuple[uuid.UUID, uuid.UUID]


@dataclass(kw_only=True)
class Decided:
    """Decisions by what they are about.

    `whole` are statements gathered as they stand, `spans` the gathered pieces of
    others. A declined key point is named by the statement whose words it had.
    """

    points: dict[uuid.UUID, KeyPoint] = field(default_factory=dict)
    placed: dict[uuid.UUID, str] = field(default_factory=dict)
    whole: set[uuid.UUID] = field(default_factory=set)
    spans: defaultdict[uuid.UUID, list[Span]] = field(
        default_factory=lambda: defaultdict(list)
    )
    sides: defaultdict[uuid.UUID, dict[str, Relation]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    declined_points: dict[uuid.UUID, str] = field(default_factory=dict)
    declined_matches: set[Pair] = field(default_factory=set)
    declined_duplicates: set[Pair] = field(default_factory=set)
    no_questions: set[uuid.UUID] = field(default_factory=set)

    def list_standing(self) -> list[Standing]:
        """The key points the machine takes for settled, with those nobody wants.

        What was declined is among them: so it takes up its place and does not come
        back in other words.
        """
        made = [
            Standing(
                id=str(point.id),
                text=point.text,
                source=_name(point.worded_by_id),
                focus_area=point.focus_area.title if point.focus_area else None,
                decided=self.sides[point.id],
            )
            for point in self.points.values()
            if point.text
        ]
        declined = [
            Standing(id=f"{_DECLINED}{source}", text=text, source=str(source))
            for source, text in self.declined_points.items()
        ]
        return made + declined

    def list_left_out(self) -> set[str]:
        """Statements that stand elsewhere, by themselves: nothing is built on them."""
        by_itself = {Placement.Kind.ALONE, Placement.Kind.ASIDE}
        return {str(each) for each, kind in self.placed.items() if kind in by_itself}


def find_declined_source(point_id: str) -> uuid.UUID | None:
    """The statement whose words a declined key point had; None for all others."""
    is_declined = point_id.startswith(_DECLINED)
    return uuid.UUID(point_id.removeprefix(_DECLINED)) if is_declined else None


def read_decided(desk: Desk) -> Decided:
    decided = Decided()
    found = desk.find_key_points().select_related("focus_area")
    decided.points = {point.id: point for point in found}
    placed = Placement.objects.kept().filter(statement__in=desk.find_statements())
    decided.placed = dict(placed.order_by().values_list("statement_id", "kind"))
    _read_matches(desk, decided)
    _read_declined(desk, decided)
    return decided


def _read_matches(desk: Desk, decided: Decided) -> None:
    kept = Match.objects.kept().filter(
        statement__in=desk.find_statements(), key_point__removed_at=None
    )
    for statement, point, side, start, end in kept.order_by("id").values_list(
        "statement_id", "key_point_id", "side", "segment__start", "segment__end"
    ):
        if side in GATHERS and start is None:
            decided.whole.add(statement)
        elif side in GATHERS:
            decided.spans[statement].append((start, end))
        decided.no_questions.add(statement)
        relation = Relation(side)
        for each in _list_wholes(point, decided.points):
            decided.sides[each].setdefault(str(statement), relation)


def _list_wholes(
    point_id: uuid.UUID, points: dict[uuid.UUID, KeyPoint]
) -> Iterable[uuid.UUID]:
    """The key point, and the one it is part of: what is in a part is in the whole."""
    yield point_id
    point = points.get(point_id)
    if point is not None and point.part_of_id is not None:
        yield point.part_of_id


def _read_declined(desk: Desk, decided: Decided) -> None:
    kept = Declined.objects.kept().filter(consultation=desk.consultation)
    sources: list[uuid.UUID] = []
    for kind, source, statement in kept.order_by("id").values_list(
        "kind", "source_id", "statement_id"
    ):
        if kind == SuggestionKind.QUESTION:
            decided.no_questions.add(source)
        elif kind == SuggestionKind.DUPLICATE:
            decided.declined_duplicates.add((source, statement))
        elif statement is not None:
            decided.declined_matches.add((source, statement))
        else:
            sources.append(source)
    decided.declined_points = _read_words(desk, sources)


def _read_words(desk: Desk, sources: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The words each was declined in; where no run holds them, all of the source's."""
    kept = Statement.objects.kept().filter(id__in=sources).exclude(text="")
    words = dict(kept.order_by("id").values_list("id", "text"))
    shown = SuggestedPoint.objects.filter(
        source__in=words, run__consultation=desk.consultation
    )
    words.update(shown.order_by("run__asked_at", "id").values_list("source", "text"))
    return words


def _name(row_id: uuid.UUID | None) -> str | None:
    return None if row_id is None else str(row_id)
