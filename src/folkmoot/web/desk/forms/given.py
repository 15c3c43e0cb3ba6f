"""Reading what the desk's page asks for. Nothing that is not as agreed comes further.

Rows are looked up in the consultation; whether they lie at this very desk, and stand
there still, the command asks under its lock.
"""

import uuid
from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from folkmoot.web.desk.commands.scope import Desk, Part
from folkmoot.web.desk.models import (
    Memo,
    Run,
    SavedFilter,
    SuggestedPoint,
    Suggestion,
)
from folkmoot.web.desk.queries.steps import find_steps
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import FocusArea
from folkmoot.web.statements.models import (
    AsideReason,
    Heading,
    KeyPoint,
    Match,
    Segment,
    Side,
    Statement,
)

_MOST_ROWS = 1_000
_LONGEST_TEXT = 20_000
Row = TypeVar("Row", bound=Model)


class MalformedError(Exception):
    """What no page of ours sends; `name` is the field that is not as agreed."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Given:
    """The fields of one request, read as what they stand for."""

    def __init__(self, fields: Mapping[str, Any], *, desk: Desk, by: Actor) -> None:
        self._fields = fields
        self.desk = desk
        self.by = by

    @property
    def scope(self) -> dict[str, Any]:
        """What every command is given."""
        return {"desk": self.desk, "by": self.by}

    def has(self, name: str) -> bool:
        return name in self._fields

    def is_set(self, name: str) -> bool:
        return self._fields.get(name) not in (None, "")

    def id(self, name: str) -> uuid.UUID:
        """The id that the page made for a new row."""
        return _read_id(self._fields.get(name), name)

    def text(self, name: str) -> str:
        """Words; none where none are given."""
        told = self._fields.get(name)
        if told is None:
            return ""
        if not isinstance(told, str) or len(told) > _LONGEST_TEXT or "\0" in told:
            raise MalformedError(name)
        return told

    def flag(self, name: str) -> bool:
        told = self._fields.get(name, False)
        if not isinstance(told, bool):
            raise MalformedError(name)
        return told

    def count(self, name: str) -> int:
        told = self._fields.get(name)
        # A form's field sends it as text.
        is_digits = isinstance(told, str) and told.isascii() and told.isdigit()
        is_count = isinstance(told, int) and not isinstance(told, bool)
        if not (is_digits or is_count) or not 0 <= int(told or 0) < 10**9:
            raise MalformedError(name)
        return int(told or 0)

    def base(self, field: str) -> dict[str, int] | None:
        """The version of a field that was seen; None where it is not told."""
        return {field: self.count("version")} if self.is_set("version") else None

    def side(self, usual: Side | None = Side.SUPPORTS) -> Side | None:
        if not self.is_set("side"):
            return usual
        return Side(self._choose("side", Side.values))

    def reason(self) -> AsideReason:
        return AsideReason(self._choose("reason", AsideReason.values))

    def choice(self, name: str, choices: Mapping[str, Any]) -> Any:
        return choices[self._choose(name, list(choices))]

    def parts(self) -> list[Part]:
        """Statements and segments of them, in the order they were chosen in."""
        told = self._list("parts")
        if not all(isinstance(each, dict) for each in told):
            raise MalformedError("parts")
        statements = self._fetch_all(
            _find_statements(self.desk),
            [_read_id(each.get("statement"), "parts") for each in told],
            "unknown_statement",
        )
        wanted = [each.get("segment") for each in told]
        segments = self._fetch_all(
            Segment.objects.filter(meeting__consultation=self.desk.consultation),
            [_read_id(each, "parts") for each in wanted if each],
            "segment_is_gone",
        )
        found = iter(segments)
        return [
            Part(statement, next(found) if segment else None)
            for statement, segment in zip(statements, wanted, strict=True)
        ]

    def statements(self) -> list[Statement]:
        ids = self._ids("statements")
        return self._fetch_all(_find_statements(self.desk), ids, "unknown_statement")

    def statement(self, name: str = "statement") -> Statement:
        return self._fetch(_find_statements(self.desk), name, "unknown_statement")

    def key_points(self) -> list[KeyPoint]:
        rows = self._of_consultation(KeyPoint)
        return self._fetch_all(rows, self._ids("key_points"), "unknown_key_point")

    def key_point(self, name: str = "key_point") -> KeyPoint:
        return self._fetch(self._of_consultation(KeyPoint), name, "unknown_key_point")

    def heading(self, name: str = "heading") -> Heading:
        return self._fetch(self._of_consultation(Heading), name, "theme_is_gone")

    def focus_area(self) -> FocusArea:
        rows = self._of_consultation(FocusArea)
        return self._fetch(rows, "focus_area", "area_is_gone")

    def memo(self) -> Memo:
        return self._fetch(self._of_consultation(Memo), "memo", "memo_is_gone")

    def saved_filter(self) -> SavedFilter:
        rows = self._of_consultation(SavedFilter)
        return self._fetch(rows, "filter", "filter_is_gone")

    def match(self) -> Match:
        return self._fetch(self._find_matches(), "match", "match_is_gone")

    def matches(self) -> list[Match]:
        ids = self._ids("matches")
        return self._fetch_all(self._find_matches(), ids, "match_is_gone")

    def suggestions(self) -> list[Suggestion]:
        rows = Suggestion.objects.filter(run__consultation=self.desk.consultation)
        ids = self._ids("suggestions")
        return self._fetch_all(rows, ids, "suggestion_is_gone")

    def suggested_point(self) -> SuggestedPoint:
        rows = SuggestedPoint.objects.filter(run__consultation=self.desk.consultation)
        return self._fetch(rows, "point", "suggestion_is_gone")

    def run(self) -> Run:
        return self._fetch(self._of_consultation(Run), "run", "run_is_over")

    def step(self) -> Batch:
        return self._fetch(find_steps(self.desk), "batch", "unknown_step")

    def _find_matches(self) -> "QuerySet[Match]":
        found: QuerySet[Match] = Match.objects.filter(
            meeting__consultation=self.desk.consultation
        )
        return found

    def _of_consultation(self, model: type[Row]) -> "QuerySet[Row]":
        rows = model._default_manager
        return rows.filter(consultation=self.desk.consultation)

    def _fetch(self, rows: "QuerySet[Row]", name: str, missing: str) -> Row:
        return self._fetch_all(rows, [self.id(name)], missing)[0]

    def _fetch_all(
        self, rows: "QuerySet[Row]", ids: list[uuid.UUID], missing: str
    ) -> list[Row]:
        """The rows of these ids, in the same order."""
        if not ids:
            return []
        found = {row.pk: row for row in rows.filter(pk__in=ids)}
        for each in ids:
            if each not in found:
                raise ChangeRefusedError(missing, row=str(each))
        return [found[each] for each in ids]

    def _ids(self, name: str) -> list[uuid.UUID]:
        ids = [_read_id(each, name) for each in self._list(name)]
        return list(dict.fromkeys(ids))

    def _list(self, name: str) -> list[Any]:
        told = self._fields.get(name)
        if not isinstance(told, list):
            raise MalformedError(name)
        if len(told) > _MOST_ROWS:
            raise ChangeRefusedError("too_many_at_once", most=_MOST_ROWS)
        return told

    def _choose(self, name: str, choices: list[str]) -> str:
        told = self._fields.get(name)
        if not isinstance(told, str) or told not in choices:
            raise MalformedError(name)
        return told


def _find_statements(desk: Desk) -> "QuerySet[Statement]":
    found: QuerySet[Statement] = Statement.objects.filter(
        meeting__consultation=desk.consultation
    )
    return found


def _read_id(told: object, name: str) -> uuid.UUID:
    if not isinstance(told, str):
        raise MalformedError(name)
    try:
        return uuid.UUID(told)
    except ValueError:
        raise MalformedError(name) from None
