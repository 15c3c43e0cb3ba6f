"""Nothing leaves that nobody decided on; what leaves can be counted again."""

import io
import zipfile

import pytest
from django.test import Client

from folkmoot.domain.traces import TraceKind
from folkmoot.web.accounts.models import User
from folkmoot.web.board.models import Board
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.models import Batch, EventText
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.rows import RowEdit
from folkmoot.web.meetings.models import Consultation, Meeting, Role
from folkmoot.web.publication.commands.deciding import (
    clear_statement,
    drop_verdict,
    judge_trace,
    save_publishing,
    take_back_clearance,
)
from folkmoot.web.publication.commands.releasing import make_site, publish
from folkmoot.web.publication.models import Clearance, Publishing, Release, Verdict
from folkmoot.web.publication.queries.material import gather_material
from folkmoot.web.publication.queries.quotes import list_sources
from folkmoot.web.publication.queries.releases import read_site
from folkmoot.web.statements.models import KeyPoint, Side
from folkmoot_verify.checks import check_site
from tests.web.findings.tour import Tour, make_tour
from tests.web.people import add_member, make_person

pytestmark = pytest.mark.django_db
CPR = "010190-1234"


@pytest.fixture
def tour(consultation: Consultation, anne: User) -> Tour:
    return make_tour(consultation, anne)


@pytest.fixture
def point(tour: Tour) -> KeyPoint:
    point = tour.point("Bussen skal køre oftere")
    tour.say("Der går for få busser", point)
    tour.say("Busserne kører tomme", point, Side.OPPOSES, group=2)
    return point


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


def _judge(tour: Tour, by: Actor, found: str, *, kind=TraceKind.CPR, **told) -> None:
    judge_trace(
        consultation=tour.consultation, kind=kind, found=found, by=by,
        **{"is_masked": True, "reason": "", **told},
    )  # fmt: skip


def _tell(tour: Tour) -> str:
    files = make_site(tour.consultation)
    return "".join(content.decode() for content in files.values())


def test_a_statement_is_shown_only_once_it_was_cleared(tour, point, by) -> None:
    said = tour.say("Vores bus kom ikke", point, group=3)
    assert "Vores bus kom ikke" not in _tell(tour)
    clear_statement(statement=said, words="Vores bus kom ikke", by=by)
    assert "Vores bus kom ikke" in _tell(tour)
    take_back_clearance(statement=said, by=by)
    assert "Vores bus kom ikke" not in _tell(tour)


def test_a_quote_reads_as_it_was_cleared_and_the_statement_stays(
    tour, point, by
) -> None:
    said = tour.say("Bo kører bussen", point, group=3)
    clear_statement(statement=said, words="[En nabo] kører bussen", by=by)
    assert "[En nabo] kører bussen" in _tell(tour)
    said.refresh_from_db()
    assert said.text == "Bo kører bussen"


def test_nothing_is_published_while_a_trace_is_open(tour, point, by, anne) -> None:
    said = tour.say(f"Mit nummer er {CPR}", point, group=3)
    clear_statement(statement=said, words=said.text, by=by)
    with pytest.raises(ChangeRefusedError, match="traces_are_open"):
        publish(consultation=tour.consultation, by=anne)
    assert not Release.objects.exists()
    _judge(tour, by, CPR)
    told = _tell(tour)
    assert CPR not in told
    assert "Mit nummer er [fjernet]" in told


def test_a_name_on_the_list_is_found_wherever_it_stands(tour, by) -> None:
    setup = Publishing(consultation=tour.consultation)
    edit = RowEdit(id=setup.id, values={"names": "Bo Berg\n\n Ida Lund \nBo Berg"})
    save_publishing(publishing=setup, edit=edit, by=by)
    tour.say("Han er god", tour.point("Bo Bergs bus er bedst"))
    (judged,) = gather_material(tour.consultation).open
    assert (judged.hit.kind, judged.hit.text) == (TraceKind.NAME, "Bo Bergs")


def test_words_stand_only_with_a_reason_and_by_a_named_person(tour, by, anne) -> None:
    tour.say("Ring", tour.point("Ring til borgerservice på 70 12 34 56"))
    with pytest.raises(ChangeRefusedError, match="no_reason_to_let_stand"):
        _judge(tour, by, "70 12 34 56", kind=TraceKind.PHONE, is_masked=False)
    _judge(
        tour, by, "70 12 34 56", kind=TraceKind.PHONE, is_masked=False,
        reason="Kommunens hovednummer",
    )  # fmt: skip
    assert "70 12 34 56" in _tell(tour)
    verdict = Verdict.objects.get()
    assert (verdict.reason, verdict.decided_by) == ("Kommunens hovednummer", anne)
    drop_verdict(verdict=verdict, by=by)
    assert len(gather_material(tour.consultation).open) == 1


def test_a_verdict_can_be_undone_and_a_release_cannot(tour, point, by, anne) -> None:
    _judge(tour, by, CPR)
    undo_batch(batch=Batch.objects.get(command="judge_trace"), by=by)
    assert not Verdict.objects.kept().exists()
    publish(consultation=tour.consultation, by=anne)
    with pytest.raises(UndoRefusedError, match="published_is_published"):
        undo_batch(batch=Batch.objects.get(command="publish"), by=by)


def test_a_release_agrees_with_itself_and_is_not_made_twice(
    tour, point, by, anne
) -> None:
    said = tour.say("Der mangler et stop", point, group=3)
    clear_statement(statement=said, words=said.text, by=by)
    assert publish(consultation=tour.consultation, by=anne) is not None
    release = Release.objects.get()
    assert check_site(read_site(release), fingerprint=release.sha256) == []
    assert publish(consultation=tour.consultation, by=anne) is None
    take_back_clearance(statement=said, by=by)
    publish(consultation=tour.consultation, by=anne)
    assert [each.number for each in Release.objects.all()] == [2, 1]


def test_two_writings_of_the_same_are_equal_byte_for_byte(tour, point) -> None:
    assert make_site(tour.consultation) == make_site(tour.consultation)


def _close(meeting: Meeting) -> None:
    with open_change(meeting.id, by=SYSTEM, command="set") as change:
        change.create(Board(meeting=meeting, chatham_house=True))


def test_of_a_meeting_under_chatham_house_no_count_and_no_place_of_a_quote_is_told(
    tour, point, by
) -> None:
    said = tour.say("Vi venter en time", point, at=tour.second)
    clear_statement(statement=said, words=said.text, by=by)
    _close(tour.second)
    answer = gather_material(tour.consultation).answer
    (shown,) = answer.points
    assert all(row.heard is None for row in shown.supports.by_meeting)
    assert [quote.meeting for quote in shown.quotes] == [""]
    assert [each.is_closed for each in answer.hearings] == [False, True, False, False]


def test_erased_words_are_in_no_quote_and_in_no_release(
    tour, point, by, anne, django_capture_on_commit_callbacks
) -> None:
    said = tour.say("Kanariefuglen synger i bussen", point, group=3)
    clear_statement(statement=said, words="Kanariefuglen synger i bussen", by=by)
    publish(consultation=tour.consultation, by=anne)
    release = Release.objects.get()
    storage, name = release.file.storage, release.file.name
    with django_capture_on_commit_callbacks(execute=True):
        erase_words(subject=said, reason=Reason.ASKED, by=by)
    release.refresh_from_db()
    assert (release.file.name, release.has_lost_words) == ("", True)
    assert release.sha256
    assert not storage.exists(name)
    assert not Clearance.objects.kept().exists()
    assert Clearance.objects.get().words == ""
    assert not EventText.objects.filter(body__contains="Kanariefuglen").exists()
    assert "Kanariefuglen" not in _tell(tour)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ('Bo & Ida kører <bus> og siger "nej"\nto gange', None),
        ("Kanariefuglen synger i bussen", "En fugl synger"),
    ],
)
def test_a_release_goes_whatever_its_files_make_of_the_words(
    tour, point, by, anne, said: str, read: str | None
) -> None:
    statement = tour.say(said, point, group=3)
    clear_statement(statement=statement, words=read or said, by=by)
    publish(consultation=tour.consultation, by=anne)
    erase_words(subject=statement, reason=Reason.ASKED, by=by)
    assert Release.objects.get().file.name == ""


def test_a_release_that_quotes_somebody_else_stays(tour, point, by, anne) -> None:
    kept = tour.say("Der mangler et stop", point, group=3)
    clear_statement(statement=kept, words=kept.text, by=by)
    publish(consultation=tour.consultation, by=anne)
    other = tour.say("Noget helt andet", point, group=2)
    erase_words(subject=other, reason=Reason.ASKED, by=by)
    assert Release.objects.get().file.name


def test_what_is_not_decided_is_not_published(tour, point) -> None:
    assert [each.text for each in list_sources(tour.consultation)] == [point.text]
    answer = gather_material(tour.consultation).answer
    assert answer.recommendations == ()


def test_the_secretary_goes_from_the_gate_to_the_site_on_the_pages(
    client: Client, tour, point, anne
) -> None:
    client.force_login(anne)
    said = tour.say(f"Mit nummer er {CPR}", point, group=3)
    base = f"/c/{tour.consultation.id}/publication/"
    page = client.get(f"{base}quotes?of={point.id}").content.decode()
    assert said.text in page
    told = {"words": said.text, "of": str(point.id)}
    answer = client.post(f"/publication/quotes/{said.id}/clear", told)
    assert answer.url == f"{base}quotes?of={point.id}#s-{said.id}"
    assert "disabled" in client.get(base).content.decode()
    assert CPR in client.get(f"{base}gate").content.decode()
    refused = client.post(f"{base}publish", follow=True).content.decode()
    assert "Intet blev udgivet" in refused
    verdict = {"kind": "cpr", "found": CPR, "decide": "mask", "reason": ""}
    client.post(f"{base}gate/judge", verdict)
    client.post(f"{base}publish")
    packed = client.get(f"{base}releases/1.zip")
    assert packed.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert check_site(files) == []
    assert not any(CPR.encode() in content for content in files.values())


def test_a_quote_without_words_is_refused_and_nothing_is_lost(
    client: Client, tour, point, by, anne
) -> None:
    client.force_login(anne)
    said = tour.say("Vores bus kom ikke", point, group=3)
    clear_statement(statement=said, words="Vores bus", by=by)
    address = f"/publication/quotes/{said.id}/clear"
    page = client.post(address, {"words": "  ", "of": ""}, follow=True)
    assert "Der var intet tilbage af citatet" in page.content.decode()
    assert Clearance.objects.kept().get().words == "Vores bus"


def test_a_member_reads_what_would_be_published_and_writes_nothing(
    client: Client, tour, point
) -> None:
    member = make_person("Kim")
    add_member(tour.consultation, member, Role.MEMBER)
    client.force_login(member)
    base = f"/c/{tour.consultation.id}/publication/"
    assert "Skriv siden" not in client.get(base).content.decode()
    assert client.post(f"{base}publish").status_code == 403
    assert client.get(f"{base}gate").status_code == 403


def test_how_it_is_published_is_saved_on_the_page(client: Client, tour, anne) -> None:
    client.force_login(anne)
    address = f"/c/{tour.consultation.id}/publication/settings"
    page = client.get(address).content.decode()
    row = page.split('name="row" value="')[1].split('"')[0]
    told = {
        "row": row, f"row-{row}-seen": "{}", f"row-{row}-publisher": "Regionen",
        f"row-{row}-contact": "", f"row-{row}-limit": "2", f"row-{row}-names": "",
    }  # fmt: skip
    assert client.post(address, told).status_code == 422
    assert client.post(address, told | {f"row-{row}-limit": "3"}).status_code == 302
    setup = Publishing.objects.kept().get()
    assert (setup.publisher, setup.limit) == ("Regionen", 3)
