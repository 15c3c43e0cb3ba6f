"""Erased words are nowhere: not in a table, not in the database's files, not in a file.

What counted still counts, and the log is as whole as before.
"""

import io
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection

from folkmoot.web.accounts.models import User
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.models import Batch, Event, HandledRequest
from folkmoot.web.events.once import handle_once
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.storage import clear_storage
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.meetings.models import Meeting, ProgrammeItem
from folkmoot.web.statements.models import Photo, Statement
from folkmoot.web.statements.queries.tray import find_waiting
from tests.web.statements.phones import Phone, close_hall, open_hall
from tests.web.statements.test_pictures import make_png

CANARY = "kanariefuglen"


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    return Phone().join(open_hall(meeting)[0])


@pytest.fixture
def statement(phone: Phone) -> Statement:
    """Written, rewritten, crossed by another wording, and known to a kept answer."""
    told = phone.add(f"Jeg hedder {CANARY} et")["statement"]
    phone.do("edit", statement=told["id"], text=f"Jeg, {CANARY} to", base=0)
    phone.do("edit", statement=told["id"], text=f"Jeg, {CANARY} tre", base=0)
    phone.add("Et udsagn, der bliver")
    return Statement.objects.get(id=told["id"])


def erase(statement: Statement, anne: User) -> Batch:
    by = Actor.of_person(anne)
    return erase_words(subject=statement, reason=Reason.ASKED, by=by)


def find_in_tables(words: str) -> list[str]:
    """Where any table holds the words, in any column."""
    found = []
    for model in apps.get_models():
        for values in model._default_manager.values():
            if words in str(values):
                found.append(model._meta.label)
    return found


def read_database_files() -> Iterator[bytes]:
    if connection.vendor == "sqlite":
        for path in Path(settings.DATA_FOLDER).rglob("*.sqlite3*"):
            yield path.read_bytes()
        return
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class"
            " WHERE relkind IN ('r', 'i', 't')"
            " AND pg_relation_filepath(oid) IS NOT NULL"
        )
        for (content,) in cursor.fetchall():
            yield bytes(content)


def is_in_files(words: str) -> bool:
    return any(words.encode() in content for content in read_database_files())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_erased_words_are_in_no_file_of_the_database(
    statement: Statement, anne: User
) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # so that the planner has samples of the words
    assert is_in_files(CANARY)
    erase(statement, anne)
    assert any(clear_storage() for _ in range(20))  # others may be reading still
    assert find_in_tables(CANARY) == []
    assert not is_in_files(CANARY)
    assert is_in_files("Et udsagn, der bliver")


@pytest.mark.django_db
def test_what_was_erased_still_counts_and_the_log_is_whole(
    statement: Statement, meeting: Meeting, anne: User
) -> None:
    before = Statement.objects.kept().filter(meeting=meeting).count()
    erase(statement, anne)
    statement.refresh_from_db()
    assert statement.text == ""
    assert statement.erased_at is not None
    assert Statement.objects.kept().filter(meeting=meeting).count() == before
    assert verify_log(meeting.id).faults == ()
    event = Event.objects.get(subject=statement.id, kind="statement.erased")
    assert event.after["reason"] == "asked"


@pytest.mark.django_db
def test_no_kept_answer_and_no_digest_of_a_request_holds_erased_words(
    statement: Statement, meeting: Meeting, anne: User
) -> None:
    handle_once(
        request_id=uuid.uuid4(),
        stream_id=meeting.id,
        asked={},
        do=lambda: {"told": [{"text": statement.text}], "more": 1},
    )
    erase(statement, anne)
    answers = [request.answer for request in HandledRequest.objects.all()]
    assert CANARY not in str(answers)
    assert {"told": [{"text": ""}], "more": 1} in answers
    about = HandledRequest.objects.filter(answer__statement=str(statement.id))
    assert set(about.values_list("digest", flat=True)) == {""}


@pytest.mark.django_db
def test_a_phone_that_asks_again_is_answered_as_before(
    phone: Phone, meeting: Meeting, anne: User
) -> None:
    added = {
        "kind": "add",
        "request": str(uuid.uuid4()),
        "sheet": phone.sheet(),
        "statement": str(uuid.uuid4()),
        "text": CANARY,
        "place": 1.0,
    }
    assert phone.send(added)[0]["status"] == "done"
    erase(Statement.objects.get(id=added["statement"]), anne)
    again = phone.send(added)[0]
    assert (again["status"], again["statement"]["text"]) == ("done", "")
    assert Statement.objects.filter(meeting=meeting).count() == 1


@pytest.mark.django_db
def test_erased_words_do_not_come_back(
    statement: Statement, phone: Phone, anne: User
) -> None:
    by = Actor.of_person(anne)
    erased = erase(statement, anne)
    with pytest.raises(UndoRefusedError, match="words_are_erased"):
        undo_batch(batch=erased, by=by)
    edited = Batch.objects.filter(command="edit").order_by("at").first()
    with pytest.raises(UndoRefusedError):
        undo_batch(batch=edited, by=Actor.of_device(phone.device))
    statement.refresh_from_db()
    assert statement.text == ""


@pytest.mark.django_db
def test_nobody_is_asked_to_choose_between_erased_wordings(
    statement: Statement, phone: Phone, meeting: Meeting, anne: User
) -> None:
    assert phone.read()["statements"][0]["crossings"]
    erase(statement, anne)
    assert phone.read()["statements"][0]["crossings"] == []
    assert verify_log(meeting.id).faults == ()


@pytest.mark.django_db
def test_an_erased_late_arrival_does_not_wait_any_more(
    phone: Phone, meeting: Meeting, anne: User
) -> None:
    close_hall(meeting)
    phone.add(f"For sent: {CANARY}", sheet=phone.sheet())
    (late,) = find_waiting(meeting)
    by = Actor.of_person(anne)
    erase_words(subject=late, reason=Reason.MISTAKE, by=by)
    assert find_waiting(meeting) == []
    assert verify_log(meeting.id).faults == ()


@pytest.mark.django_db
def test_what_holds_no_words_cannot_be_erased_twice(
    statement: Statement, anne: User
) -> None:
    erase(statement, anne)
    with pytest.raises(ChangeRefusedError, match="nothing_to_erase"):
        erase(statement, anne)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_another_row_has_too_stays_until_both_are_erased(
    meeting: Meeting, anne: User
) -> None:
    by = Actor.of_person(anne)
    one = ProgrammeItem(meeting=meeting, kind="opening", presenter="Kirsten")
    with open_change(meeting.id, by=by, command="attach") as change:
        change.create(one)
        change.change(one, file=ContentFile(b"slides", name="kirsten.pdf"))
        two = ProgrammeItem(meeting=meeting, kind="opening", file=one.file.name)
        change.create(two)
    path = Path(one.file.path)
    erase_words(subject=one, reason=Reason.ASKED, by=by)
    assert path.exists()
    erase_words(subject=two, reason=Reason.ASKED, by=by)
    assert not path.exists()
    assert (one.presenter, one.file.name) == ("", "")


@pytest.mark.django_db(transaction=True)
def test_an_erased_photo_is_gone_from_the_disk_and_from_its_page(
    phone: Phone, anne: User
) -> None:
    picture = io.BytesIO(make_png())
    picture.name = "tavle.png"
    phone.client.post(
        "/api/photos",
        {"request": str(uuid.uuid4()), "sheet": phone.sheet(), "photo": picture},
        headers={"X-Folkmoot": "1"},
    )
    photo = Photo.objects.get()
    path, url = Path(photo.file.path), phone.read()["photos"][0]["url"]
    assert path.exists()
    assert phone.client.get(url).status_code == 200
    by = Actor.of_person(anne)
    erase_words(subject=photo, reason=Reason.NAMES_SOMEBODY, by=by)
    assert not path.exists()
    assert phone.client.get(url).status_code == 404
