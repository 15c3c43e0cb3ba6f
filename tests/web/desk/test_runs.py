"""The machine at the desk: it suggests, and what people decided stays decided."""

import json
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from folkmoot.jobs.drawing_together import is_model_installed
from folkmoot.jobs.suggesting import suggest
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands import analysing
from folkmoot.web.desk.commands.gathering import rule_out
from folkmoot.web.desk.commands.placements import stand_alone
from folkmoot.web.desk.commands.run_turns import (
    TurnIsOverError,
    finish,
    note_start,
    take_up,
    write_down,
)
from folkmoot.web.desk.commands.runs import ask_for_run, cancel_run
from folkmoot.web.desk.commands.suggestions import (
    accept,
    accept_point,
    decline,
    decline_point,
)
from folkmoot.web.desk.models import Run, RunState, SuggestedPoint, Suggestion
from folkmoot.web.desk.queries.decided import read_decided
from folkmoot.web.desk.queries.record import read_record
from folkmoot.web.desk.queries.run_states import FORGOTTEN_AFTER, find_vectors
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.sifting import read_said, sift
from folkmoot.web.desk.tasks import MOST_TRIES, look_after
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import EventText
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.commands.gathering import Part
from folkmoot.web.statements.models import KeyPoint, Statement
from tests.web.desk.laid_out import laying_out, make_point, match
from tests.web.desk.machine import (
    ASKED,
    BUS,
    BUSES,
    DOCTOR,
    NO_DOCTOR,
    SAME,
    lay_out,
    look,
    open_points,
    suggested,
)

pytestmark = [pytest.mark.django_db, pytest.mark.weights]
Said = dict[str, Statement]


@pytest.fixture
def desk(meeting: Meeting) -> Desk:
    return Desk(meeting.consultation)


@pytest.fixture
def said(meeting: Meeting) -> Said:
    return lay_out(meeting)


def do(client: Client, desk: Desk, name: str, **fields: Any) -> Any:
    body = {"request": str(uuid.uuid4()), "do": name, "meeting": None, **fields}
    address = reverse("desk:do", args=[desk.consultation.id])
    return client.post(address, json.dumps(body), "application/json")


def test_it_suggests_key_points_doubles_and_questions(desk, said, anne) -> None:
    run = look(desk, anne)
    points = open_points(run)
    assert len(points) == 2
    (bus,) = suggested(run, said[BUS])
    (buses,) = suggested(run, said[BUSES])
    assert (bus.point, bus.side) == (buses.point, "supports")
    assert bus.reason
    assert 0.4 < bus.score < 1
    assert suggested(run, said[SAME], "duplicate")[0].original == said[DOCTOR]
    assert [each.kind for each in suggested(run, said[ASKED], "question")]
    assert run.manifest["model"]
    assert run.manifest["counts"]


def test_a_key_point_that_people_have_is_found_again(desk, said, meeting, anne) -> None:
    made = make_point(meeting, "Der skal gå flere busser om aftenen")
    match(said[BUS], made)
    run = look(desk, anne)
    assert not suggested(run, said[BUS])
    (buses,) = suggested(run, said[BUSES])
    assert buses.point is not None
    assert buses.point.key_point == made
    assert {point.source for point in open_points(run).values()} <= {
        said[DOCTOR], said[NO_DOCTOR],
    }  # fmt: skip


def test_what_was_decided_stays_decided_when_it_looks_again(desk, said, anne) -> None:
    by = Actor.of_person(anne)
    first = look(desk, anne)
    bus, doctor = suggested(first, said[BUS])[0], suggested(first, said[DOCTOR])[0]
    accept_point(desk=desk, point=bus.point, with_matches=False, by=by)
    accept(desk=desk, suggestions=[bus], by=by)
    decline_point(desk=desk, point=doctor.point, by=by)
    stand_alone(desk=desk, statements=[said[BUSES]], by=by)
    decline(desk=desk, suggestions=suggested(first, said[ASKED], "question"), by=by)
    again = look(desk, anne)
    assert not open_points(again)
    assert not suggested(again, said[ASKED], "question")
    for text in (BUS, BUSES, DOCTOR, NO_DOCTOR):
        assert not suggested(again, said[text])
    assert suggested(again, said[SAME], "duplicate")


def test_what_was_ruled_out_is_not_suggested_again(desk, said, meeting, anne) -> None:
    made = make_point(meeting, "Der skal gå flere busser om aftenen")
    by = Actor.of_person(anne)
    rule_out(desk=desk, parts=[Part(said[BUS])], key_point=made, by=by)
    run = look(desk, anne)
    assert not [one for one in suggested(run, said[BUS]) if one.point.key_point == made]
    assert suggested(run, said[BUSES])[0].point.key_point == made


def test_a_meetings_key_point_is_suggested_for_what_was_said_there(
    desk, said, meeting, anne
) -> None:
    made = make_point(meeting, "Flere busser om aftenen", of_meeting=True)
    run = look(desk, anne)
    assert suggested(run, said[BUS])[0].point.key_point == made
    other = Meeting.objects.create(consultation=desk.consultation, title="Andet stop")
    own = Desk(desk.consultation, other)
    with pytest.raises(ChangeRefusedError, match="nothing_to_suggest"):
        ask_for_run(desk=own, by=Actor.of_person(anne))


def test_one_looks_at_a_desk_at_a_time(desk, said, anne) -> None:
    by = Actor.of_person(anne)
    ask_for_run(desk=desk, by=by)
    with pytest.raises(ChangeRefusedError, match="machine_is_at_work"):
        ask_for_run(desk=desk, by=by)


def test_called_off_it_leaves_what_was_suggested_before(desk, said, anne) -> None:
    by = Actor.of_person(anne)
    before = look(desk, anne)
    run = ask_for_run(desk=desk, by=by)
    turn = take_up(run_id=run.id)
    assert turn is not None
    turn.tell("embedding", 1, 9)
    cancel_run(desk=desk, run=run, by=by)
    with pytest.raises(TurnIsOverError):
        turn.tell("embedding", 9, 9)
    analysing.work_at(turn=turn)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert not Suggestion.objects.filter(run=run).exists()
    assert open_points(before)
    with pytest.raises(ChangeRefusedError, match="run_is_over"):
        cancel_run(desk=desk, run=run, by=by)


def test_begun_anew_it_goes_on_from_the_vectors_that_are_there(
    desk, said, anne
) -> None:
    first = look(desk, anne)
    assert first.manifest["counts"]["embedded"] > 0
    run = ask_for_run(desk=desk, by=Actor.of_person(anne))
    killed = take_up(run_id=run.id)
    assert killed is not None
    analysing.analyse_desk(run_id=run.id)
    run.refresh_from_db()
    assert (run.state, run.manifest["counts"]["embedded"]) == (RunState.DONE, 0)
    # Who was only thought to be dead finds that the run is not theirs any more.
    with pytest.raises(TurnIsOverError):
        killed.tell("writing")


def test_of_erased_words_nothing_is_left_in_suggestions_and_vectors(
    desk, said, anne, django_capture_on_commit_callbacks
) -> None:
    look(desk, anne)
    vectors = find_vectors(desk.consultation.id)
    assert list(vectors.rglob("*.sqlite"))
    working = ask_for_run(desk=desk, by=Actor.of_person(anne))
    turn = take_up(run_id=working.id)
    with django_capture_on_commit_callbacks(execute=True):
        for text in (BUS, BUSES):
            erase_words(subject=said[text], reason=Reason.ASKED, by=SYSTEM)
    assert not list(vectors.rglob("*.sqlite"))
    told = [*SuggestedPoint.objects.values_list("text", flat=True)]
    told += Suggestion.objects.values_list("reason", flat=True)
    assert told
    assert not any("bus" in each.lower() for each in told)
    with pytest.raises(TurnIsOverError):
        turn.tell("embedding")


def test_the_reason_of_a_match_is_erased_with_the_words_it_quotes(
    desk, said, anne
) -> None:
    run = look(desk, anne)
    accept(desk=desk, suggestions=suggested(run, said[BUS]), by=Actor.of_person(anne))
    (made,) = said[BUS].matches.all()
    assert "Bussen" in made.reason
    erase_words(subject=said[BUS], reason=Reason.ASKED, by=SYSTEM)
    made.refresh_from_db()
    assert (made.reason, made.removed_at) == ("", None)
    assert not EventText.objects.filter(subject=made.id, body__contains="Bussen")


def test_what_was_worded_otherwise_meanwhile_is_left_out(desk, said, anne) -> None:
    run = ask_for_run(desk=desk, by=Actor.of_person(anne))
    turn = take_up(run_id=run.id)
    assert turn is not None
    heard, decided = read_said(desk), read_decided(desk)
    found = suggest(read_record(desk), standing=decided.list_standing())
    with laying_out(said[BUS].meeting) as change:
        change.change(said[BUS], text="Noget helt andet")
    write_down(turn=turn, sifted=sift(run, found, decided, heard))
    assert Suggestion.objects.filter(run=run, statement=said[BUS]).exists()
    finish(turn=turn, said=heard, manifest={})
    assert not suggested(run, said[BUS])
    assert suggested(run, said[NO_DOCTOR])


def test_a_fault_is_told_and_the_machine_may_be_asked_again(
    desk, said, anne, monkeypatch, caplog
) -> None:
    monkeypatch.setattr(analysing, "_look", lambda *_: 1 / 0)
    run = look(desk, anne)
    assert (run.state, run.fault) == (RunState.FAILED, "run_failed")
    monkeypatch.undo()
    assert look(desk, anne).state == RunState.DONE


def test_what_ends_whoever_works_at_it_is_not_tried_for_ever(desk, said, anne) -> None:
    run = ask_for_run(desk=desk, by=Actor.of_person(anne))
    for _ in range(MOST_TRIES):
        run.refresh_from_db()
        note_start(run=run)
    Run.objects.update(seen_at=None)
    look_after.call(str(run.id))
    run.refresh_from_db()
    assert (run.state, run.fault) == (RunState.FAILED, "machine_stopped")


def test_one_that_nobody_looks_after_any_more_is_taken_up_when_it_is_asked_for(
    desk, said, anne
) -> None:
    by = Actor.of_person(anne)
    run = ask_for_run(desk=desk, by=by)
    Run.objects.update(asked_at=timezone.now() - 2 * FORGOTTEN_AFTER)
    assert ask_for_run(desk=desk, by=by) == run


def test_of_older_runs_only_what_people_decided_is_kept(desk, said, anne) -> None:
    runs = [look(desk, anne)]
    (bus,) = suggested(runs[0], said[BUS])
    accept(desk=desk, suggestions=[bus], by=Actor.of_person(anne))
    runs += [look(desk, anne), look(desk, anne)]
    left = Suggestion.objects.filter(run=runs[0])
    assert set(left.values_list("statement", flat=True)) == {said[BUS].id}
    stale = Suggestion.objects.filter(run=runs[1]).first()
    with pytest.raises(ChangeRefusedError, match="suggestion_is_gone"):
        accept(desk=desk, suggestions=[stale], by=Actor.of_person(anne))


def test_it_is_asked_and_called_off_from_the_page(
    desk, said, client: Client, bo: User
) -> None:
    client.force_login(bo)
    told = do(client, desk, "ask_for_run").json()
    assert (told["status"], told["batch"]) == ("done", None)
    assert "asked" in told["said"] or "spurgt" in told["said"]
    run = Run.objects.get()
    page = client.get(reverse("desk:desk", args=[desk.consultation.id]))
    assert page.context["told"]["run"]["state"] == "waiting"
    assert page.context["told"]["may_analyse"]
    assert do(client, desk, "ask_for_run").status_code == 409
    assert do(client, desk, "cancel_run", run=str(run.id)).status_code == 200
    assert do(client, desk, "cancel_run", run=str(run.id)).status_code == 409


def test_without_models_everything_else_works(
    desk, said, client: Client, anne, monkeypatch
) -> None:
    monkeypatch.setenv("FOLKMOOT_MODELS", "off")
    assert not is_model_installed()
    client.force_login(anne)
    refused = do(client, desk, "ask_for_run")
    assert (refused.status_code, refused.json()["code"]) == (409, "models_are_off")
    page = client.get(reverse("desk:desk", args=[desk.consultation.id]))
    told = page.context["told"]
    assert (told["has_models"], told["may_analyse"]) == (False, False)
    part = {"statement": str(said[BUS].id), "segment": None}
    new = {"id": str(uuid.uuid4()), "text": "Flere busser", "parts": [part]}
    assert do(client, desk, "make_key_point", **new).status_code == 200
    assert KeyPoint.objects.get().matches.count() == 1
