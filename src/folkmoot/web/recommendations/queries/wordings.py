"""What the machine is given: wordings of recommendations, and of what was said."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from folkmoot.jobs.finding_evidence import Worded
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.models import Recommendation
from folkmoot.web.statements.queries.places import ALONE, WAITING, annotate_places


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """As they stand now. A gathered statement is reached through its key point."""

    recommended: list[Worded]
    points: list[Worded]
    statements: list[Worded]

    @property
    def said(self) -> list[Worded]:
        """All that may bear on a recommendation."""
        return [*self.points, *self.statements]

    def point_at(self, said: str) -> dict[str, uuid.UUID]:
        """The column that points at a key point or a statement, with its id."""
        is_point = said in {each.id for each in self.points}
        return {"key_point_id" if is_point else "statement_id": uuid.UUID(said)}

    def list_known(self, earlier: "Wordings") -> set[str]:
        """The ids of what stood before in the same words."""
        before = {(each.id, each.text) for each in earlier._list_all()}
        return {each.id for each in self._list_all() if (each.id, each.text) in before}

    def _list_all(self) -> list[Worded]:
        return [*self.recommended, *self.said]


def read_wordings(consultation: Consultation) -> Wordings:
    """Recommendations, key points that are no part, and what is gathered nowhere."""
    desk = Desk(consultation)
    advice = Recommendation.objects.kept().filter(consultation=consultation)
    points = desk.find_key_points().filter(part_of=None)
    places = annotate_places(desk.find_statements())
    loose = places.filter(desk_place__in=(ALONE, WAITING))

    def read(rows: "QuerySet[Any, Any]") -> list[Worded]:
        told = rows.order_by("id").values_list("id", "text")
        return [Worded(id=str(own), text=text) for own, text in told if text]

    return Wordings(
        recommended=read(advice), points=read(points), statements=read(loose)
    )
