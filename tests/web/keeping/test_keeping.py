"""From open to archived to erased; what is handed over, given access to, and told."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from folkmoot.domain.ids import hash_bytes
from folkmoot.web.accounts.models import User
from folkmoot.web.events.erasure_list import find_list, read_list
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, EventText, SealedWords
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.repeating import repeat_erasures
from folkmoot.web.events.storage import clear_storage
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.keeping.commands.erasing import erase_consultation
from folkmoot.web.keeping.commands.keeping import record_archiving
from folkmoot.web.keeping.models import Archiving, Keeping
from folkmoot.web.keeping.queries.state import read_standing
from folkmoot.web.keeping.tasks import erase_due
from folkmoot.web.meetings.models import Attendee, Consultation, Meeting, Role
from folkmoot.web.minutes.commands.closing import approve_paper, close_paper
from folkmoot.web.minutes.commands.drafting import draft_paper
from folkmoot.web.minutes.models import Approval, PaperKind
from folkmoot.web.minutes.queries.closed import seal_paper
from folkmoot.web.publication.commands.releasing import publish
from folkmoot.web.recommendations.models import Recommendation
from folkmoot.web.statements.commands.off_record import take_off
from folkmoot.web.statements.models import Document, Statement
from folkmoot.web.statements.queries.places import count_places, counted_statements
from tests.web.findings.tour import Tour, make_tour
from tests.web.keeping.canaries import find_everywhere
from tests.web.people import add_member, make_person

pytestmark = pytest.mark.django_db
CPR = "010190-1234"


@pytest.fixture
def tour(consultation: Consultation, anne: User) -> Tour:
    return make_tour(consultation, anne)


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def client(anne: User) -> Client:
    found = Client()
    found.force_login(anne)
    return found


def _address(tour: Tour, what: str = "") -> str:
    return f"/c/{tour.consultation.id}/keeping/{what}"


def _create(stream: Any, *rows: Any) -> None:
    with open_change(stream, by=SYSTEM, command="lay_out") as change:
        for row in rows:
            change.create(row)


def _close_minutes(tour: Tour, anne: User) -> None:
    by = Actor.of_person(anne)
    paper = draft_paper(meeting=tour.first, kind=PaperKind.MINUTES, by=by)
    close_paper(paper=paper, seen=seal_paper(paper), approvers=[anne], by=by)
    approve_paper(paper=paper, edition=Approval.objects.get().edition, by=anne)


def _archive(tour: Tour, by: Actor) -> None:
    record_archiving(
        consultation=tour.consultation,
        kind=Archiving.Kind.HANDED_OVER,
        receipt="2026-1234",
        by=by,
    )


def _open(content: bytes) -> tuple[dict[str, bytes], dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return files, json.loads(files["index.json"])


def _receive(tour: Tour, name: str, text: str) -> Document:
    content = text.encode()
    row = Document(
        consultation=tour.consultation,
        name=name,
        sha256=hash_bytes(content),
        media_type="text/plain",
        text=text,
    )
    row.file.save(name, ContentFile(content), save=False)
    _create(tour.consultation.id, row)
    return row


def test_nothing_is_erased_before_it_is_archived(tour, by) -> None:
    with pytest.raises(ChangeRefusedError, match="not_archived"):
        erase_consultation(consultation=tour.consultation, by=by)
    with pytest.raises(ChangeRefusedError, match="no_receipt"):
        record_archiving(
            consultation=tour.consultation,
            kind=Archiving.Kind.NOT_NEEDED,
            receipt=" ",
            by=by,
        )
    Meeting.objects.filter(id=tour.first.id).update(state="open")
    with pytest.raises(ChangeRefusedError, match="meetings_are_open"):
        _archive(tour, by)


def test_archiving_has_a_name_and_a_time_and_can_be_undone(tour, by, anne) -> None:
    _archive(tour, by)
    standing = read_standing(tour.consultation)
    assert standing.may_be_erased
    assert standing.archiving is not None
    assert (standing.archiving.receipt, standing.archiving.decided_by) == (
        "2026-1234",
        anne,
    )
    with pytest.raises(ChangeRefusedError, match="archived_already"):
        _archive(tour, by)
    undo_batch(batch=Batch.objects.get(command="record_archiving"), by=by)
    assert not read_standing(tour.consultation).may_be_erased


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_all_words_go_and_all_counts_stay(tour, by, anne) -> None:
    canary = "kanariefugl" + tour.consultation.id.hex
    point = tour.point(f"Flere {canary}")
    tour.say(f"Vi vil have {canary}", point)
    sealed = tour.say(f"Ingen {canary}", point, group=2)
    tour.write(f"Gerne {canary}", point)
    take_off(statement=sealed, by=by)
    _receive(tour, f"{canary}.txt", f"Brev om {canary}")
    _create(tour.first.id, Attendee(meeting=tour.first, name=canary, part="host"))
    _create(
        tour.consultation.id,
        Recommendation(consultation=tour.consultation, text="Sæt fugle ud"),
    )
    _close_minutes(tour, anne)
    publish(consultation=tour.consultation, by=anne)
    before = count_places(counted_statements())
    heard = tour.find_point(point).supports.groups
    _archive(tour, by)
    assert find_everywhere(canary)

    erase_consultation(consultation=tour.consultation, by=by)
    assert any(clear_storage() for _ in range(20))

    # The published site has the key point: it was let out, and stays.
    assert {name.partition(".zip")[0] for name in find_everywhere(canary)} <= {
        f"files/published/{tour.consultation.releases.get().id}"
    }
    assert not SealedWords.objects.exists()
    assert count_places(counted_statements()) == before
    told = tour.find_point(point)
    assert (told.text, told.supports.groups) == ("…", heard)
    assert Recommendation.objects.get().text == "Sæt fugle ud"
    assert EventText.objects.exclude(body=None).exists()
    for stream in (tour.consultation.id, tour.first.id, tour.survey.id):
        assert verify_log(stream).faults == ()
    with pytest.raises(ChangeRefusedError, match="erased_already"):
        erase_consultation(consultation=tour.consultation, by=by)
    # One line in the list tells of all of it.
    (entry,) = [e for e in read_list(find_list()) if e.command == "erase_consultation"
                and e.stream == str(tour.consultation.id)]  # fmt: skip
    assert entry.what == "emptied"


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_whole_does_not_come_back(tour, by) -> None:
    said = tour.say("Vi vil have en bro")
    entry = {
        "at": "2026-01-01T00:00:00+00:00",
        "stream": str(tour.consultation.id),
        "batch": "00000000-0000-4000-8000-000000000001",
        "command": "erase_consultation",
        "what": "emptied",
        "subject_type": "meetings.Consultation",
        "subject": str(tour.consultation.id),
        "reason": "",
    }
    with find_list().open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
    assert repeat_erasures() == 1
    assert Statement.objects.get(id=said.id).text == ""
    assert repeat_erasures() == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_due_is_erased_by_itself_once_it_is_archived(tour, by) -> None:
    said = tour.say("Vi vil have en bro")
    yesterday = timezone.localdate() - timedelta(days=1)
    keeping = Keeping(
        consultation=tour.consultation, keep_until=yesterday, erases_itself=True
    )
    _create(tour.consultation.id, keeping)
    erase_due.func()
    assert Statement.objects.get(id=said.id).text
    _archive(tour, by)
    erase_due.func()
    assert Statement.objects.get(id=said.id).text == ""


def test_the_handover_has_what_is_final_and_names_the_rest(tour, client, anne) -> None:
    tour.say("Vi vil have en bro", tour.point("En bro"))
    _close_minutes(tour, anne)
    draft_paper(meeting=tour.second, kind=PaperKind.MINUTES, by=Actor.of_person(anne))
    _receive(tour, "Høringssvar.txt", "Byg en bro")
    _create(
        tour.consultation.id,
        Keeping(consultation=tour.consultation, case_number="26/0815", unit="Plan"),
    )
    files, index = _open(client.get(_address(tour, "handover.zip")).content)
    assert (index["case_number"], index["unit"]) == ("26/0815", "Plan")
    by_state = {(each["title"], each["state"]): each for each in index["documents"]}
    minutes = by_state["Referat Lyngholt", "godkendt"]
    assert [file["media_type"].rpartition(".")[2] for file in minutes["files"]] == [
        "application/pdf",
        "document",
    ]
    assert minutes["approved"][0]["name"] == "Anne"
    draft = by_state["Referat Fjordsted", "udkast"]
    assert draft["files"] == []
    assert "internt arbejdsdokument" in draft["left_out"]
    for document in index["documents"]:
        assert bool(document["files"]) != bool(document["left_out"])
        for file in document["files"]:
            assert hash_bytes(files[file["path"]]) == file["sha256"]
    told = {file["path"] for each in index["documents"] for file in each["files"]}
    assert told == files.keys() - {"index.html", "index.csv", "index.json"}
    table = list(csv.reader(io.StringIO(files["index.csv"].decode("utf-8-sig"))))
    assert {row[8] for row in table[1:]} - {""} == told
    assert (
        "Byg en bro"
        in files[next(name for name in told if "Høringssvar" in name)].decode()
    )
    page = files["index.html"].decode()
    assert "26/0815" in page
    assert "internt arbejdsdokument" in page


def test_access_is_given_with_a_reason_for_what_is_left_out(tour, client) -> None:
    letter = _receive(tour, "Brev.txt", f"Jeg hedder Bo, {CPR}")
    other = _receive(tour, "Svar.txt", "Byg en bro")
    page = client.get(_address(tour, "access")).content.decode()
    assert "1 spor" in page
    address = _address(tour, "access")
    give = {f"give:document:{other.id}": "on"}
    refused = client.post(address, give)
    assert refused.status_code == 422
    assert "Skriv, hvorfor det er udeladt" in refused.content.decode()
    why = dict.fromkeys(_find_reasons(refused.content.decode()), "Internt")
    why[f"why:document:{letter.id}"] = "Der står et CPR-nummer"
    files, index = _open(client.post(address, {**give, **why}).content)
    documents = {each["title"]: each for each in index["documents"]}
    assert documents["Brev"]["left_out"] == "Der står et CPR-nummer"
    assert documents["Brev"]["files"] == []
    assert len(documents["Svar"]["files"]) == 1
    assert CPR not in "".join(
        content.decode("utf-8", "replace") for content in files.values()
    )


def _find_reasons(page: str) -> list[str]:
    return [
        part.partition('"')[0]
        for part in page.split('name="')[1:]
        if part.startswith("why:")
    ]


def test_a_person_finds_where_they_are_named(tour, client, anne) -> None:
    helper = make_person("bodil")
    add_member(tour.consultation, helper, Role.MEMBER)
    guest = Attendee(
        meeting=tour.first,
        name="Bodil Berg",
        organisation="Fugleforeningen",
        part="host",
    )
    _create(tour.first.id, guest)
    tour.say("Jeg er enig med BODIL  berg om broen")
    tour.say("En bro")
    address = _address(tour, "person")
    page = client.post(address, {"wanted": "bodil berg"}).content.decode()
    assert "Fugleforeningen" in page
    assert "Jeg er enig med BODIL berg om broen" in page
    assert f"/history/{guest.id}/" in page
    assert "Ingen med det navn" in page
    page = client.post(address, {"wanted": "Bodil"}).content.decode()
    assert str(helper) in page
    answer = client.post(address, {"wanted": "bodil berg", "fetch": "1"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        told = json.loads(archive.read("person.json"))
        table = archive.read("omtaler.csv").decode("utf-8-sig")
    words = [each["words"] for each in told["mentions"]]
    assert "Fugleforeningen" in words
    assert "Fugleforeningen" in table
    assert not any(word == "En bro" for word in words)
    short = client.post(address, {"wanted": "b"})
    assert short.status_code == 422


def test_the_pages_lead_from_open_to_erased(tour, client, anne) -> None:
    address = _address(tour)
    assert "Først når det er noteret" in client.get(address).content.decode()
    done = client.post(
        f"{address}archive", {"kind": "handed_over", "receipt": "R-1"}, follow=True
    )
    assert "R-1" in done.content.decode()
    wrong = client.post(f"{address}erase", {"name": "noget andet", "sure": "on"})
    assert wrong.status_code == 422
    assert "Det er ikke forløbets navn." in wrong.content.decode()
    asked = client.post(
        f"{address}erase", {"name": tour.consultation.name, "sure": "on"}, follow=True
    )
    assert "Ordene er ved at blive slettet." in asked.content.decode()


def test_the_page_of_the_machine_counts_what_people_decided(tour, anne, client) -> None:
    tour.say("Vi vil have en bro", tour.point("En bro"))
    page = client.get(f"/c/{tour.consultation.id}/machine").content.decode()
    assert "1, heraf 1 uden forslag" in page
    assert "Ingen er bestilt." in page
