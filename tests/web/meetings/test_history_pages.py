"""What was done can be read, undone and gone back before, by whom it is for."""

import csv
import io
import json
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch, Recorded
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.meetings import remove_meeting
from folkmoot.web.meetings.models import Attendee, Consultation, Group, Meeting, Part

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(meeting: Meeting) -> Group:
    return Group.objects.filter(meeting=meeting).first()


@pytest.fixture
def secretary(client: Client, anne: User) -> Client:
    client.force_login(anne)
    return client


def rename(group: Group, user: User, name: str) -> Batch:
    by = Actor.of_person(user)
    with open_change(group.meeting_id, by=by, command="rename") as change:
        change.change(group, name=name)
    return change.batch


def name_of(group: Recorded) -> str:
    return Group.objects.get(id=group.id).name


def undo(client: Client, batch: Batch, **told: str) -> object:
    return client.post(reverse("meetings:undo", args=[batch.id]), told)


def test_undo_leads_back_to_the_page_and_offers_to_do_it_again(
    secretary: Client, group: Group, anne: User
) -> None:
    here = reverse("meetings:history", args=[group.meeting_id])
    answer = undo(secretary, rename(group, anne, "Havnen"), next=here)
    assert (answer.status_code, answer["Location"]) == (302, here)
    page = secretary.get(here).content.decode()
    redo = Batch.objects.get(command="undo")
    assert "Gentag" in page
    assert reverse("meetings:undo", args=[redo.id]) in page
    assert name_of(group) == ""
    undo(secretary, redo)
    assert name_of(group) == "Havnen"


def test_undo_leads_to_no_other_host(
    secretary: Client, group: Group, anne: User
) -> None:
    answer = undo(secretary, rename(group, anne, "X"), next="https://example.org/")
    assert answer["Location"] == reverse("meetings:history", args=[group.meeting_id])


def test_a_refused_undo_says_who_did_what_later(
    secretary: Client, group: Group, anne: User, bo: User
) -> None:
    first = rename(group, anne, "Havnen")
    rename(group, bo, "Torvet")
    undo(secretary, first)
    page = secretary.get(reverse("meetings:history", args=[group.meeting_id]))
    assert "Den senere ændring: Bo" in page.content.decode()
    assert name_of(group) == "Torvet"


def test_a_facilitator_undoes_their_own_steps_only(
    client: Client, group: Group, anne: User, bo: User
) -> None:
    client.force_login(bo)
    own = rename(group, bo, "Torvet")
    assert undo(client, own).status_code == 302
    assert undo(client, rename(group, anne, "Havnen")).status_code == 403
    assert name_of(group) == "Havnen"


def test_a_meeting_taken_off_the_tour_is_brought_back_from_the_tours_history(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    remove_meeting(meeting=meeting, by=Actor.of_person(anne))
    address = reverse("meetings:consultation_history", args=[meeting.consultation_id])
    ((found, step),) = secretary.get(address).context["taken_away"]
    assert found == meeting
    undo(secretary, step)
    meeting.refresh_from_db()
    assert meeting.removed_at is None
    assert secretary.get(address).context["taken_away"] == []


def test_an_outsider_finds_no_step_to_undo(
    client: Client, group: Group, anne: User, carl: User
) -> None:
    client.force_login(carl)
    assert undo(client, rename(group, anne, "Havnen")).status_code == 404


def test_the_history_tells_a_change_by_its_words(
    secretary: Client, group: Group, anne: User
) -> None:
    rename(group, anne, "Bordet ved havnen")
    rename(group, anne, "Bordet ved torvet")
    page = secretary.get(reverse("meetings:history", args=[group.meeting_id]))
    text = page.content.decode()
    assert "Bordet ved <del>havnen</del><ins>torvet</ins>" in text
    assert "Anne" in text


def test_words_in_the_history_are_escaped(
    secretary: Client, group: Group, anne: User
) -> None:
    rename(group, anne, "<script>alert(1)</script>")
    page = secretary.get(reverse("meetings:history", args=[group.meeting_id]))
    assert "<script>alert" not in page.content.decode()


def test_the_history_is_filtered_by_thing_person_and_time(
    secretary: Client, group: Group, anne: User, bo: User
) -> None:
    rename(group, anne, "Havnen")
    rename(group, bo, "Torvet")
    address = reverse("meetings:history", args=[group.meeting_id])

    def count(**wanted: object) -> int:
        return len(secretary.get(address, wanted).context["stories"])

    assert count() == 3
    assert count(person=bo.pk) == 1
    assert count(person="phones") == 0
    assert count(thing="meetingarea") == 1
    assert count(until="2001-01-01T00:00") == 0
    assert count(since="rubbish", person="rubbish") == 3


def test_the_history_goes_into_a_table_that_no_spreadsheet_calculates(
    secretary: Client, group: Group, anne: User
) -> None:
    rename(group, anne, '=HYPERLINK("http://example.org")')
    address = reverse("meetings:history_download", args=[group.meeting_id])
    content = secretary.get(address, {"as": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[1][6] == '\'=HYPERLINK("http://example.org")'
    assert {len(row) for row in rows} == {10}


def test_the_history_goes_into_lines_for_programs(
    secretary: Client, group: Group, anne: User
) -> None:
    rename(group, anne, "Havnen")
    address = reverse("meetings:history_download", args=[group.meeting_id])
    content = secretary.get(address, {"as": "jsonl"}).content.decode()
    told = [json.loads(line) for line in content.splitlines()]
    assert told[0]["fields"] == [{"name": "navn", "before": "", "after": "Havnen"}]
    assert told[0]["kind"] == "group.changed"


def test_one_thing_has_a_history_of_its_own(
    secretary: Client, group: Group, anne: User
) -> None:
    rename(group, anne, "Havnen")
    page = secretary.get(reverse("meetings:row_history", args=[group.id]))
    kinds = [e.kind for story in page.context["stories"] for e in story.events]
    assert kinds == ["group.changed", "group.created"]


def test_roles_are_in_the_secretarys_history_only(
    client: Client, consultation: Consultation, bo: User
) -> None:
    client.force_login(bo)
    member = bo.memberships.get()
    address = reverse("meetings:row_history", args=[member.id])
    assert client.get(address).status_code == 403


def test_going_back_shows_first_what_it_does(
    secretary: Client, group: Group, anne: User
) -> None:
    start = timezone.now()
    rename(group, anne, "Havnen")
    address = reverse("meetings:return", args=[group.meeting_id])
    plan = secretary.get(address, {"at": start.isoformat()})
    assert name_of(group) == "Havnen"
    assert len(plan.context["taken_back"]) == 1
    told = {"at": plan.context["moment"], "seen": plan.context["seen"]}
    secretary.post(address, told)
    assert name_of(group) == ""


def test_a_step_leads_back_to_before_it(
    secretary: Client, group: Group, anne: User
) -> None:
    rename(group, anne, "Havnen")
    rename(group, anne, "Torvet")
    page = secretary.get(reverse("meetings:history", args=[group.meeting_id]))
    latest, earlier = page.context["stories"][:2]
    address = page.context["return_address"]
    assert f"{address}?at={quote(latest.moment_before)}" in page.content.decode()
    plan = secretary.get(address, {"at": latest.moment_before})
    assert [story.batch for story in plan.context["taken_back"]] == [latest.batch]
    plan = secretary.get(address, {"at": earlier.moment_before})
    assert len(plan.context["taken_back"]) == 2


def test_words_are_erased_with_a_reason_and_a_second_thought(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    person = Attendee(meeting=meeting, part=Part.HOST, name="Kirsten Holm")
    by = Actor.of_person(anne)
    with open_change(meeting.id, by=by, command="add") as change:
        change.create(person)
    address = reverse("meetings:erase", args=[person.id])
    assert "Kirsten Holm" in secretary.get(address).content.decode()
    assert secretary.post(address, {"reason": "asked"}).status_code == 422
    secretary.post(address, {"reason": "asked", "sure": "on"})
    page = secretary.get(reverse("meetings:row_history", args=[person.id]))
    assert "Kirsten" not in page.content.decode()
    assert "Ordene blev slettet for altid" in page.content.decode()
