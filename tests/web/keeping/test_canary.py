"""A statement that went all the way, erased: its words are nowhere any more."""

import uuid
from typing import Any

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.points import make_point
from folkmoot.web.desk.models import Memo
from folkmoot.web.desk.queries.run_states import find_vectors
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.models import SealedWords
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.storage import clear_storage
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.findings.commands.freezing import freeze_findings
from folkmoot.web.findings.models import Dilemma, FindingsVersion, KeptVoice
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.commands.closing import close_paper
from folkmoot.web.minutes.commands.drafting import draft_paper
from folkmoot.web.minutes.models import EditionFile, PaperKind
from folkmoot.web.minutes.queries.closed import seal_paper
from folkmoot.web.publication.commands.deciding import clear_statement
from folkmoot.web.publication.commands.releasing import publish
from folkmoot.web.publication.models import Release
from folkmoot.web.recommendations.models import (
    Evidence,
    NotFollowed,
    Recommendation,
)
from folkmoot.web.statements.commands.off_record import take_off
from folkmoot.web.statements.models import Heading, Placement, Statement
from tests.web.desk.machine import look
from tests.web.findings.tour import Tour, make_tour
from tests.web.keeping.canaries import find_everywhere

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def canary() -> str:
    """Of this test alone: the data folder has what others left in it."""
    return f"kanariefugl{uuid.uuid4().hex}"


@pytest.fixture
def tour(consultation: Consultation, anne: User) -> Tour:
    return make_tour(consultation, anne)


@pytest.fixture
def said(tour: Tour, anne: User, canary: str) -> Statement:
    """Said at a meeting, and from there everywhere: the desk, the machine, minutes,
    frozen findings, a recommendation, a published site."""
    by = Actor.of_person(anne)
    consultation = tour.consultation
    words = f"Bussen til Nørre {canary} kører for sjældent om aftenen"
    point = tour.point(words)
    said = tour.say(words, point)
    tour.say("Der går for få busser om aftenen", point, group=2)
    tour.say("Vi mangler en læge i byen", group=3)
    told: dict[str, Any] = {"consultation": consultation}
    memo = {"about_type": Statement._meta.label, "about": said.id}
    rows = [
        Heading(text=f"Trafik: {words}", **told),
        Memo(
            text=f"Se: {words}",
            written_by=anne,
            written_at=said.sent_at,
            **memo,
            **told,
        ),
        Recommendation(text=f"Mere af: {words}", **told),
        Dilemma(one=point, text=f"{words}, men", decided_by=anne, **told),
        KeptVoice(statement=said, words=f"Kun en: {words}", decided_by=anne, **told),
        NotFollowed(key_point=point, words=words, **told),
    ]
    with open_change(consultation.id, by=by, command="lay_out") as change:
        for row in rows:
            change.create(row)
        change.create(
            Evidence(
                consultation=consultation,
                recommendation=rows[2],
                statement=said,
                words=words,
            )
        )
    again = tour.say(f"Igen: {words}", group=2)
    with open_change(tour.first.id, by=by, command="lay_out") as change:
        change.create(
            Placement(
                meeting=tour.first,
                statement=again,
                kind=Placement.Kind.DUPLICATE,
                original=said,
            )
        )
    make_point(
        meeting=tour.first, point_id=uuid.uuid4(), text=words, statements=[said], by=by
    )
    look(Desk(consultation), anne)
    paper = draft_paper(meeting=tour.first, kind=PaperKind.MINUTES, by=by)
    close_paper(paper=paper, seen=seal_paper(paper), approvers=[anne], by=by)
    clear_statement(statement=said, words=words, by=by)
    freeze_findings(consultation=consultation, by=anne)
    publish(consultation=consultation, by=anne)
    return said


def test_erased_words_are_in_no_table_and_no_file(
    said: Statement, tour: Tour, anne: User, canary: str
) -> None:
    before = find_everywhere(canary)
    vectors = find_vectors(tour.consultation.id)
    assert any(vectors.iterdir())
    assert {"statements.Statement", "statements.KeyPoint", "database"} <= before
    for model in (EditionFile, FindingsVersion, Release):
        assert any(
            str(row.file.name) in name for row in model.objects.all() for name in before
        ), model
    again = Statement.objects.get(text__startswith="Igen: ")
    for statement in (again, said):
        erase_words(subject=statement, reason=Reason.ASKED, by=Actor.of_person(anne))
    assert any(clear_storage() for _ in range(20))
    assert find_everywhere(canary) == set()
    assert not vectors.exists()
    for stream in (tour.consultation.id, tour.first.id):
        assert verify_log(stream).faults == ()


def test_words_off_the_record_are_sealed_and_nowhere_else(
    said: Statement, tour: Tour, anne: User, canary: str
) -> None:
    by = Actor.of_person(anne)
    again = Statement.objects.get(text__startswith="Igen: ")
    for statement in (again, said):
        take_off(statement=statement, by=by)
    assert any(clear_storage() for _ in range(20))
    assert find_everywhere(canary) == {SealedWords._meta.label, "database"}
    for stream in (tour.consultation.id, tour.first.id):
        assert verify_log(stream).faults == ()
