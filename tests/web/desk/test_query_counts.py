"""What the desk asks of the database does not grow with what lies on it.

Each address is asked for with little and with much on the desk. The most that each may
ask stands in one table: who needs one more says so there.
"""

import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.web.desk.live.channel import DESK
from folkmoot.web.desk.models import SuggestionKind
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import KeyPoint, Placement, Side, Statement
from tests.web.desk.laid_out import (
    make_point,
    match,
    place,
    run_machine,
    say,
    see_point,
    suggest,
)
from tests.web.desk.page import Page

pytestmark = pytest.mark.django_db

# The most that each may ask; PostgreSQL takes one more for a step than SQLite.
READS = {
    "the page": 17,
    "all statements": 22,
    "a search": 23,
    "what has suggestions": 22,
    "in order of likeness": 21,
    "of one key point": 22,
    "rows by id": 21,
    "key points": 21,
    "a statement's panel": 27,
    "a key point's panel": 25,
    "a suggested one's panel": 12,
    "what is other": 20,
    "the second coder's page": 10,
    "kept suggestions": 11,
}
DEEDS = {
    "gather": 35,
    "make_key_point": 35,
    "stand_alone": 33,
    "set_aside": 31,
    "put_back": 30,
    "rule_out": 33,
    "accept": 37,
    "decline": 34,
    "undo": 60,
    "redo": 65,
}
FRAME = 14
# How many more for each further statement that one step is about: its row, its event
# and what stood in the way of it.
FOR_ONE_MORE = 11


class Lying:
    """A desk on which more and more lies."""

    def __init__(self, meeting: Meeting, anne: Any) -> None:
        self.meeting = meeting
        self.page = Page(anne, self.meeting)
        self.run = run_machine(self.meeting, anne)
        self.suggested = see_point(
            self.run, "Bedre busser", source=say(self.meeting, "Bedre busser nu")
        )
        self.point = make_point(self.meeting, "Busser om aftenen")
        self.waiting: list[Statement] = []
        self.suggestions: dict[uuid.UUID, uuid.UUID] = {}
        self.points: list[KeyPoint] = []

    def add(self, times: int) -> None:
        for number in range(times):
            self._add_one(number)

    def read(self) -> dict[str, Callable[[], Any]]:
        page, point = self.page, self.point.id
        ids = [str(each.id) for each in self.waiting[:180]]
        return {
            "the page": lambda: page.read(),
            "all statements": lambda: page.ask("statements"),
            "a search": lambda: page.ask("statements", q="bus"),
            "what has suggestions": lambda: page.ask("statements", state="suggested"),
            "in order of likeness": lambda: page.ask("statements", order="likeness"),
            "of one key point": lambda: page.ask("statements", key_point=point),
            "rows by id": lambda: page.ask("statements/rows", id=ids),
            "key points": lambda: page.ask("key-points"),
            "a statement's panel": lambda: page.read(f"statements/{ids[0]}/"),
            "a key point's panel": lambda: page.read(f"key-points/{point}/"),
            "a suggested one's panel": lambda: page.read(
                f"key-points/{self.suggested.id}/"
            ),
            "what is other": lambda: page.read(f"runs/{self.suggested.run_id}/"),
            "the second coder's page": lambda: page.read("coding"),
            "kept suggestions": lambda: page.read("kept-suggestions"),
        }

    def do(self, *, many: int) -> dict[str, int]:
        """What each step asks, about so many statements, one step after another."""
        fresh = [self.waiting.pop() for _ in range(2 * many)]
        suggested = [str(self.suggestions[each.id]) for each in fresh]
        ids, parts = _name(fresh[:many])
        point = {"key_point": str(self.point.id)}
        new = {"id": str(uuid.uuid4()), "text": "Nyt", "side": "supports"}
        none = {"focus_area": None, "heading": None}
        steps: list[tuple[str, dict[str, Any]]] = [
            ("set_aside", {"statements": ids, "reason": "other", "words": "Andet"}),
            ("stand_alone", {"statements": ids}),
            ("gather", {"parts": parts, "side": "supports", **point}),
            ("rule_out", {"parts": parts, **point}),
            ("make_key_point", {"parts": parts, **new, **none}),
            ("put_back", {"statements": ids}),
            ("undo", {}),
            ("redo", {}),
            ("accept", {"suggestions": suggested[many:], "side": None}),
            ("decline", {"suggestions": suggested[:many]}),
        ]
        return {
            name: _count(partial(self.page.do, name, **given)) for name, given in steps
        }

    def _add_one(self, number: int) -> None:
        meeting, group = self.meeting, 1 + number % 2
        waits = [say(meeting, f"En bus mere, {each}", group=group) for each in range(3)]
        self.waiting += waits
        for each in waits:
            made = suggest(self.run, each, self.suggested)
            self.suggestions[each.id] = made.id
        suggest(
            self.run, waits[2], None, kind=SuggestionKind.DUPLICATE, original=waits[0]
        )
        gathered = say(meeting, "Bussen kører for sjældent", group=group, area=1)
        self.points.append(make_point(meeting, "Flere busser", worded_by=gathered))
        match(gathered, self.points[-1], run=self.run.id, score=0.8)
        match(gathered, self.point, Side.OPPOSES)
        twice = say(meeting, "Bussen kører for sjældent!", group=group)
        place(twice, Placement.Kind.DUPLICATE, original=gathered)
        aside = say(meeting, "Tak for kaffe", group=group)
        place(aside, Placement.Kind.ASIDE, reason="other", words="Kaffe")
        for about in (waits[0], gathered):
            self.page.do(
                "write_memo",
                id=str(uuid.uuid4()),
                about_type="statement",
                about=str(about.id),
                text="Spørg",
            )
        self.page.do("split_statement", statement=str(gathered.id), at=len("Bussen"))


@pytest.fixture
def lying(meeting: Meeting, anne: Any) -> Lying:
    return Lying(meeting, anne)


def _count(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def _name(statements: Sequence[Statement]) -> tuple[list[str], list[dict[str, Any]]]:
    ids = [str(each.id) for each in statements]
    return ids, [{"statement": each, "segment": None} for each in ids]


def test_what_is_read_takes_as_many_queries_however_much_there_is(
    lying: Lying,
) -> None:
    lying.add(1)
    for read in lying.read().values():
        read()
    with_little = {name: _count(read) for name, read in lying.read().items()}
    lying.add(4)
    with_much = {name: _count(read) for name, read in lying.read().items()}
    assert with_much == with_little
    assert {n: c for n, c in with_much.items() if c > READS[n]} == {}


def test_a_step_takes_as_many_queries_however_much_lies_on_the_desk(
    lying: Lying,
) -> None:
    lying.add(2)
    lying.do(many=1)
    with_little = lying.do(many=1)
    lying.add(4)
    with_much = lying.do(many=1)
    assert with_much == with_little
    assert {n: c for n, c in with_much.items() if c > DEEDS[n]} == {}


def test_a_step_takes_few_more_queries_for_each_further_statement(
    lying: Lying,
) -> None:
    lying.add(4)
    lying.do(many=1)
    one, five = lying.do(many=1), lying.do(many=4)
    more = {name: (five[name] - one[name]) / 3 for name in one}
    assert {n: c for n, c in more.items() if c > FOR_ONE_MORE} == {}


def test_to_undo_or_redo_takes_as_many_queries_however_large_the_step(
    lying: Lying,
) -> None:
    lying.add(8)
    lying.do(many=1)
    one, many = lying.do(many=1), lying.do(many=9)
    assert [many["undo"], many["redo"]] == [one["undo"], one["redo"]]


def test_a_frame_takes_as_many_queries_whatever_changed(lying: Lying) -> None:
    desk = Desk(lying.meeting.consultation)
    lying.add(1)
    before = read_numbers(desk).total

    def read() -> Any:
        return DESK.read(desk.stream_id, before, 1)

    lying.add(1)
    with_little = _count(read)
    lying.add(4)
    assert _count(read) == with_little <= FRAME
