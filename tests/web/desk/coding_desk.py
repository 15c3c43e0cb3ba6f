"""A desk on which Anne has gathered, and a sample of it dealt to Mia."""

import uuid
from collections.abc import Mapping, Sequence

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.coding import code_statement, deal, hand_in
from folkmoot.web.desk.models import Sample
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import KeyPoint, Placement, Side, Statement
from tests.web.desk.laid_out import make_point, match, place, say


def gather_some(
    meeting: Meeting, *, pairs: int = 3
) -> tuple[list[Statement], list[KeyPoint]]:
    """Pairs of statements, one for buses and one against schools; and one alone."""
    buses = make_point(meeting, "Der skal køre flere busser", place=1)
    schools = make_point(meeting, "Små skoler skal bestå", place=2)
    statements = []
    for number in range(pairs):
        bus = say(meeting, f"Bussen kører for sjældent {number}")
        school = say(meeting, f"Skolen er for lille {number}")
        match(bus, buses)
        match(school, schools, Side.OPPOSES)
        statements += [bus, school]
    alone = say(meeting, "Lyset er gult")
    place(alone, Placement.Kind.ALONE)
    return [*statements, alone], [buses, schools]


def deal_all(meeting: Meeting, coder: User, dealer: User, **wanted: object) -> Sample:
    sample_id = uuid.uuid4()
    given = {"count": 50, "desk": Desk(meeting.consultation), **wanted}
    deal(sample_id=sample_id, coder=coder, dealer=dealer, **given)
    return Sample.objects.get(id=sample_id)


def code_as_first(
    sample: Sample,
    *,
    but: Mapping[Statement, Mapping[KeyPoint, str]] | None = None,
    only: Sequence[str] | None = None,
) -> None:
    """Mia codes as Anne did, but for some statements."""
    others = {
        str(statement.id): {str(point.id): side for point, side in sides.items()}
        for statement, sides in (but or {}).items()
    }
    for id in only if only is not None else sample.statements:
        code_statement(
            sample=sample,
            statement_id=uuid.UUID(id),
            sides=others.get(id, sample.first[id]),
            by=Actor.of_person(sample.coder),
        )


def hand_in_coded(
    meeting: Meeting,
    coder: User,
    dealer: User,
    *,
    but: Mapping[Statement, Mapping[KeyPoint, str]] | None = None,
) -> Sample:
    """Dealt, coded and handed in."""
    sample = deal_all(meeting, coder, dealer)
    code_as_first(sample, but=but)
    hand_in(sample=sample, by=Actor.of_person(coder))
    sample.refresh_from_db()
    return sample
