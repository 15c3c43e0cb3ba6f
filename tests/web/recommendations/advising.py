"""Somebody who writes recommendations on a small tour, by rows and by pages."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from folkmoot.domain import recommendations as values
from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.meetings.models import MandateQuestion
from folkmoot.web.recommendations.models import (
    AnsweredQuestion,
    Chapter,
    Evidence,
    Milestone,
    NotFollowed,
    Recommendation,
    Side,
)
from folkmoot.web.recommendations.queries.reading import read_recommendations
from folkmoot.web.statements.models import KeyPoint, Statement
from tests.web.findings.tour import Tour


@dataclass(frozen=True)
class Advising:
    tour: Tour

    @property
    def anne(self) -> Actor:
        return Actor.of_person(self.tour.anne)

    @property
    def address(self) -> str:
        return f"/c/{self.tour.consultation.id}/recommendations/"

    def open(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    def page(self, what: str = "") -> str:
        """What Anne reads there."""
        path = what if what.startswith("/") else f"{self.address}{what}"
        response = self.open(self.tour.anne).get(path)
        assert response.status_code == 200, response
        return response.content.decode()

    def add(self, row: Any) -> Any:
        consultation = self.tour.consultation
        row.consultation = consultation
        with open_change(consultation.id, by=SYSTEM, command="lay_out") as change:
            change.create(row)
        return row

    def head(self, text: str, place: float = 0) -> Chapter:
        return self.add(Chapter(text=text, place=place))

    def advise(self, text: str, **fields: Any) -> Recommendation:
        return self.add(Recommendation(text=text, **fields))

    def rest(
        self,
        recommendation: Recommendation,
        on: KeyPoint | Statement,
        side: Side = Side.FOR,
        **fields: Any,
    ) -> Evidence:
        name = "key_point" if isinstance(on, KeyPoint) else "statement"
        return self.add(
            Evidence(recommendation=recommendation, side=side, **{name: on}, **fields)
        )

    def ask(self, text: str, place: float = 0) -> MandateQuestion:
        return self.add(MandateQuestion(text=text, place=place))

    def answer(
        self, recommendation: Recommendation, question: MandateQuestion
    ) -> AnsweredQuestion:
        return self.add(
            AnsweredQuestion(recommendation=recommendation, mandate_question=question)
        )

    def plan(
        self, recommendation: Recommendation, text: str, **fields: Any
    ) -> Milestone:
        return self.add(Milestone(recommendation=recommendation, text=text, **fields))

    def turn_down(self, point: KeyPoint, words: str) -> NotFollowed:
        return self.add(NotFollowed(key_point=point, words=words))

    def read(self) -> values.Recommendations:
        return read_recommendations(self.tour.consultation)
