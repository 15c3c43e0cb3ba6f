"""A desk that the machine can look at: a few statements on few matters."""

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.analysing import analyse_desk
from folkmoot.web.desk.commands.runs import ask_for_run
from folkmoot.web.desk.models import Run, SuggestedPoint, Suggestion
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.suggestions import (
    find_open_points,
    find_open_suggestions,
)
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement
from tests.web.desk.laid_out import say

BUS = "Bussen kører for sjældent om aftenen"
BUSES = "Der går for få busser om aftenen"
DOCTOR = "Vi mangler en læge i byen"
NO_DOCTOR = "Der er ingen læge i byen mere"
SAME = "Vi mangler en læge i byen."
ASKED = "Hvem betaler for vejen?"


def lay_out(meeting: Meeting) -> dict[str, Statement]:
    """By two groups, in turn; one repeats another, and one asks."""
    texts = (BUS, BUSES, DOCTOR, NO_DOCTOR, SAME, ASKED)
    return {
        text: say(meeting, text, group=1 + number % 2)
        for number, text in enumerate(texts)
    }


def look(desk: Desk, person: User) -> Run:
    """A run from asking to done."""
    run = ask_for_run(desk=desk, by=Actor.of_person(person))
    analyse_desk(run_id=run.id)
    run.refresh_from_db()
    return run


def open_points(run: Run) -> dict[str, SuggestedPoint]:
    return {point.text: point for point in find_open_points(run.id)}


def suggested(run: Run, statement: Statement, kind: str = "match") -> list[Suggestion]:
    """What is suggested for it that nobody has decided about."""
    return list(find_open_suggestions(run.id).filter(statement=statement, kind=kind))
