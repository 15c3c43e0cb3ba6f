"""Where each statement stands, and the ledger that accounts for all of them.

The place is computed from what people decided and never stored: gathered where the
statement or a segment of it supports or opposes a key point; else what its placement
says (a duplicate: where its original stands); else waiting.
"""

from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from folkmoot.web.statements.models import Match, Origin, Placement, Statement
from folkmoot.web.statements.models.gathering import GATHERS

WAITING, GATHERED, ALONE, ASIDE = "waiting", "gathered", "alone", "aside"
PLACES = (WAITING, GATHERED, ALONE, ASIDE)
# With `desk_place`, or with values instead of rows.
Annotated: TypeAlias = "QuerySet[Any, Any]"


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """How many statements are where; each is in exactly one place."""

    waiting: int = 0
    gathered: int = 0
    alone: int = 0
    aside: int = 0

    @property
    def total(self) -> int:
        return self.waiting + self.gathered + self.alone + self.aside

    def tell(self) -> dict[str, int]:
        return {**asdict(self), "total": self.total}


def counted_statements() -> "QuerySet[Statement]":
    """The statements that count: practice never does, nor does what is taken away."""
    kept = Statement.objects.kept().filter(
        meeting__practice_of=None, meeting__removed_at=None
    )
    found: QuerySet[Statement] = kept.exclude(origin=Origin.PRACTICE)
    return found


def find_gathering(**wanted: Any) -> "QuerySet[Match]":
    """The kept matches by which statements are gathered."""
    found: QuerySet[Match] = Match.objects.kept().filter(
        side__in=GATHERS, key_point__removed_at=None, **wanted
    )
    return found


def annotate_places(statements: "QuerySet[Statement]") -> Annotated:
    """The statements with `desk_place`."""
    own = Placement.objects.kept().filter(statement=OuterRef("pk"))
    of_original = Placement.objects.kept().filter(**_where_original())
    return statements.annotate(
        desk_place=Case(
            When(
                Exists(find_gathering(statement=OuterRef("pk"))), then=Value(GATHERED)
            ),
            When(Exists(own.filter(kind=Placement.Kind.ALONE)), then=Value(ALONE)),
            When(Exists(own.filter(kind=Placement.Kind.ASIDE)), then=Value(ASIDE)),
            When(Exists(find_gathering(**_where_original())), then=Value(GATHERED)),
            default=Coalesce(
                Subquery(of_original.values("kind")[:1]),
                Value(WAITING),
                output_field=CharField(),
            ),
            output_field=CharField(),
        )
    )


def count_places(statements: "QuerySet[Statement]") -> Ledger:
    """How many of these statements are where."""
    counted = annotate_places(statements).order_by().values_list("desk_place")
    return Ledger(**dict(counted.annotate(count=Count("pk"))))


def _where_original() -> dict[str, Any]:
    """Of the kept statement that the outer one is kept as a duplicate of."""
    return {
        "statement__removed_at": None,
        "statement__duplicates__statement": OuterRef("pk"),
        "statement__duplicates__removed_at": None,
    }
