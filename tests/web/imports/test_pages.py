"""Dropping, looking and taking in through the pages, as a browser sends them."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from folkmoot.web.accounts.models import User
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.imports.queries.standing import find_step
from folkmoot.web.imports.refusal_words import say_refused
from folkmoot.web.imports.tasks import keep_imports_going
from folkmoot.web.meetings.models import Consultation, Meeting
from folkmoot.web.statements.models import Respondent, Statement
from tests.web.imports.drops import MINUTES, make_draft, make_survey, put_in
from tests.web.people import MEETING_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client: Client, anne: User) -> Client:
    client.force_login(anne)
    client.cookies["folkmoot-language"] = "da"
    return client


def send(client: Client, consultation: Consultation, **files: bytes | str) -> Any:
    sent = [
        SimpleUploadedFile(
            name.replace("_", "."), c.encode() if isinstance(c, str) else c
        )
        for name, c in files.items()
    ]
    address = reverse("imports:imports", args=[consultation.id])
    return client.post(address, {"files": sent})


def press(client: Client, name: str, draft: Draft, **told: str) -> Any:
    address = reverse(f"imports:{name}", args=[draft.id])
    return client.post(address, {"version": str(draft.version), **told}, follow=True)


def test_files_are_read_by_the_worker_and_taken_in_when_asked_for(
    client: Client, consultation: Consultation, work: Callable[[], Any]
) -> None:
    send(client, consultation, odense_md=MINUTES)
    draft = Draft.objects.get()
    assert draft.state == DraftState.WAITING
    work()
    assert not Statement.objects.exists()
    draft.refresh_from_db()
    press(client, "take_in", draft)
    work()
    assert Statement.objects.count() == 5
    page = client.get(reverse("imports:draft", args=[draft.id])).content.decode()
    assert "Taget ind: 5 udsagn" in page


def test_the_same_file_is_refused_with_a_link_to_the_first(
    client: Client, consultation: Consultation, anne: User
) -> None:
    first = put_in(make_draft(consultation, anne), anne)
    send(client, consultation, andet_md=MINUTES)
    address = reverse("imports:imports", args=[consultation.id])
    page = client.get(address).content.decode()
    assert "er allerede i posten" in page
    assert reverse("imports:draft", args=[first.id]) in page
    assert Draft.objects.count() == 1
    assert "er allerede i posten" not in client.get(address).content.decode()


def test_one_refused_file_leaves_the_others(
    client: Client, consultation: Consultation
) -> None:
    answer = send(client, consultation, tom_txt=b"", odense_md=MINUTES)
    assert Draft.objects.get().name == "odense.md"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "“tom.txt” er tom" in page
    assert "1 fil er modtaget" in page


def test_what_was_typed_and_not_saved_is_taken_in_too(
    client: Client, consultation: Consultation, anne: User, work: Callable[[], Any]
) -> None:
    draft = make_draft(consultation, anne)
    title = f"{draft.record['meetings'][0]['id']}:title"
    press(client, "take_in", draft, **{title: "Mødet ved åen"})
    work()
    assert Meeting.objects.get().title == "Mødet ved åen"


def test_a_survey_is_looked_at_again_where_its_columns_were_changed(
    client: Client, consultation: Consultation, work: Callable[[], Any]
) -> None:
    send(client, consultation, svar_csv=make_survey(8, questions=1))
    work()
    page = press(client, "take_in", Draft.objects.get(), **{"role:1": "drop"})
    assert "Se kolonnerne efter" in page.content.decode()
    work()
    assert Draft.objects.get().state == DraftState.READ
    assert not Statement.objects.exists()


def test_a_meeting_of_the_same_day_on_the_tour_is_pointed_at(
    client: Client, consultation: Consultation, anne: User, meeting: Meeting
) -> None:
    content = MINUTES.replace("25. august 2026", MEETING_DAY)
    draft = make_draft(consultation, anne, content=content)
    page = client.get(reverse("imports:draft", args=[draft.id])).content.decode()
    assert "“Første stop” på turen har samme dato" in page


def test_what_a_worker_was_stopped_at_is_gone_on_with_by_the_next(
    client: Client, consultation: Consultation, anne: User, work: Callable[[], Any]
) -> None:
    draft = make_draft(consultation, anne)
    press(client, "take_in", draft)
    DBTaskResult.objects.all().delete()
    keep_imports_going()
    keep_imports_going()
    work()
    assert Statement.objects.count() == 5
    assert find_step(Draft.objects.get()).person == anne


def test_a_fault_of_ours_while_reading_is_told_of(
    client: Client, consultation: Consultation, anne: User, work: Callable[[], Any]
) -> None:
    send(client, consultation, odense_md=MINUTES)
    Draft.objects.update(corrections={"kinds": {"s1": "no such kind"}})
    work()
    draft = Draft.objects.get()
    assert (draft.state, draft.fault) == (DraftState.REFUSED, "reading_failed")


def test_how_a_statement_is_corrected_is_shown_where_it_is_asked_for(
    client: Client, consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    sections = draft.record["meetings"][0]["sections"]
    first = next(s for s in sections if s["kind"] == "focus_area")["statements"][0]
    address = reverse("imports:draft", args=[draft.id])
    box = f'name="lines:{first["id"]}"'
    assert box not in client.get(address).content.decode()
    asked = f"{address}?correct={first['id']}"
    assert box in client.get(asked).content.decode()
    part = client.get(asked, headers={"hx-request": "true"}).content.decode()
    assert box in part
    assert "<html" not in part


def test_who_waits_asks_no_more_once_it_is_done(
    client: Client, consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    address = reverse("imports:progress", args=[draft.id])
    answer = client.get(address, headers={"hx-request": "true"})
    assert "hx-get" not in answer.content.decode()
    assert "HX-Refresh" not in answer.headers


def test_the_list_asks_no_more_of_the_database_for_many_files(
    client: Client, consultation: Consultation, anne: User
) -> None:
    address = reverse("imports:imports", args=[consultation.id])
    put_in(make_draft(consultation, anne), anne)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(3):
        content = MINUTES.replace("Odense", f"By {number}")
        put_in(make_draft(consultation, anne, content=content), anne)
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).content.decode().count("5 udsagn") == 4
    assert len(many) == len(few)


@pytest.mark.parametrize("content", ["bomb", "doctype"])
def test_a_hostile_file_is_refused_in_words_and_not_kept(
    client: Client, consultation: Consultation, work: Callable[[], Any], content: str
) -> None:
    send(client, consultation, farlig_docx=make_hostile(content))
    work()
    draft = Draft.objects.get()
    assert draft.state == DraftState.REFUSED
    assert not draft.file
    page = client.get(reverse("imports:draft", args=[draft.id])).content.decode()
    assert "Filen" in page
    assert "Intet af den er gemt" in page
    assert "Traceback" not in page


def test_a_refused_file_can_be_dropped_again(
    client: Client, consultation: Consultation, work: Callable[[], Any]
) -> None:
    content = make_hostile("doctype")
    for _ in range(2):
        assert send(client, consultation, x_docx=content).status_code == 302
        work()
    assert Draft.objects.get().state == DraftState.REFUSED


def test_corrections_are_made_by_what_was_changed_on_the_page(
    client: Client, consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    meeting = draft.record["meetings"][0]
    areas = [s for s in meeting["sections"] if s["kind"] == "focus_area"]
    first = areas[0]["statements"][0]
    told = {
        f"{meeting['id']}:date": "26. august",
        f"kind:{areas[1]['id']}": "information",
        f"area:{areas[0]['id']}": "new",
        f"title:{areas[0]['id']}": "Veje",
        f"group:{first['id']}": "Gruppe 3",
        f"lines:{first['id']}": "Bussen skal\nkøre hver time.",
        "do": f"aside:{areas[0]['statements'][1]['id']}",
    }
    press(client, "correct", draft, **told)
    draft.refresh_from_db()
    put_in(draft, anne)
    found = {(str(s.sheet), s.text) for s in Statement.objects.all()}
    assert found == {
        ("Gruppe 3: Veje", "Bussen skal"),
        ("Gruppe 1: Veje", "køre hver time."),
        ("Gruppe 2: Veje", "Der er for langt til stationen."),
    }
    assert Statement.objects.all()[0].meeting.date == "XXXX-08-26"


def test_a_date_nobody_can_read_is_told_of_and_nothing_is_saved(
    client: Client, consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    meeting = draft.record["meetings"][0]["id"]
    page = press(client, "correct", draft, **{f"{meeting}:date": "engang"})
    assert "Vi kan ikke læse datoen" in page.content.decode()
    draft.refresh_from_db()
    assert draft.version == 0


def test_a_correction_on_an_old_version_is_told_of(
    client: Client, consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    title = f"{draft.record['meetings'][0]['id']}:title"
    press(client, "correct", draft, **{title: "Mødet ved åen"})
    page = press(client, "correct", draft, **{title: "Mødet ved fjorden"})
    assert "En anden har rettet" in page.content.decode()


def test_what_was_set_aside_is_taken_into_the_record(
    client: Client, consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    statement = draft.record["meetings"][0]["sections"]
    first = next(s for s in statement if s["kind"] == "focus_area")["statements"][0]
    press(client, "correct", draft, do=f"aside:{first['id']}")
    draft.refresh_from_db()
    page = press(client, "correct", draft, do=f"back:{first['id']}").content.decode()
    assert "Tag 5 udsagn ind" in page


def test_a_surveys_columns_are_mapped_and_it_is_read_anew(
    client: Client, consultation: Consultation, work: Callable[[], Any]
) -> None:
    send(client, consultation, svar_csv=make_survey(8, questions=2))
    work()
    draft = Draft.objects.get()
    page = client.get(reverse("imports:draft", args=[draft.id])).content.decode()
    assert "gemmes aldrig" in page
    assert "@example.org" not in page
    columns = ["E-mail", "Landsdel", "emne 1", "emne 2"]
    number = columns.index("Landsdel")
    press(client, "columns", draft, **{f"role:{number}": "drop", "role:0": "statement"})
    work()
    draft.refresh_from_db()
    assert draft.state == DraftState.READ
    press(client, "take_in", draft)
    work()
    assert Statement.objects.count() == 16
    assert {str(r.attributes) for r in Respondent.objects.all()} == {"{}"}


def test_a_changed_version_is_compared_before_it_is_taken_in(
    client: Client, consultation: Consultation, anne: User, work: Callable[[], Any]
) -> None:
    put_in(make_draft(consultation, anne), anne)
    send(client, consultation, odense_md=MINUTES.replace("hver time", "hvert kvarter"))
    work()
    draft = Draft.objects.get(document=None)
    page = client.get(reverse("imports:draft", args=[draft.id])).content.decode()
    assert "omformuleret</dt><dd>1" in page
    assert "Bussen skal køre hvert kvarter." in page


def test_a_draft_can_be_let_go_of_but_not_what_is_in_the_record(
    client: Client, consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    put_in(draft, anne)
    press(client, "discard", draft)
    assert Draft.objects.exists()
    other = make_draft(consultation, anne, content=MINUTES + "\nSlut.")
    press(client, "discard", other)
    assert Draft.objects.count() == 1


def test_each_reason_has_words() -> None:
    for code in ("taken_in_before", "draft_is_busy", "timed_out", "undo_refused"):
        assert say_refused(code, {"name": "x", "seconds": 60}) != code


def make_hostile(kind: str) -> bytes:
    """A Word file that unpacks to far too much, or that declares a DOCTYPE."""
    body = b"<!DOCTYPE x><w:document/>" if kind == "doctype" else b"0" * 40_000_000
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", body)
    return out.getvalue()
