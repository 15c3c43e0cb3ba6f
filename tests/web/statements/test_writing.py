"""What a group may do to its sheet, and what becomes of words that meet."""

import uuid

import pytest

from folkmoot.web.events.models import Event, EventText
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.commands.groups import merge_groups, part_group
from folkmoot.web.meetings.models import AreaState, Group, Meeting, MeetingState
from folkmoot.web.statements.commands.room import tell_hall
from folkmoot.web.statements.models import Crossing, LateArrival, Statement
from tests.web.statements.phones import Phone, close_hall, open_hall, set_time

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


@pytest.fixture
def phone(groups: list[Group]) -> Phone:
    return Phone().join(groups[0])


def test_words_are_kept_in_one_spelling(phone: Phone) -> None:
    decomposed = "Ble\u0301 og\u00a0a\u030a\r\nlinje\x00 to\x07  "
    told = phone.add(decomposed)["statement"]
    assert told["text"] == "Bl\u00e9 og\u00a0\u00e5\nlinje to"


def test_a_lone_half_of_a_letter_is_shown_as_lost(phone: Phone) -> None:
    assert phone.add("halv \ud83d her")["statement"]["text"] == "halv \ufffd her"


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), (" \n\x00 ", "empty"), ("a" * 4_001, "too_long")]
)
def test_words_that_cannot_be_kept_are_refused_with_a_reason(
    phone: Phone, text: str, code: str
) -> None:
    result = phone.add(text)
    assert (result["status"], result["code"]) == ("refused", code)
    assert result["message"]
    assert not Statement.objects.exists()


def test_the_longest_statement_is_counted_in_letters_not_in_bytes(phone: Phone) -> None:
    assert phone.add("🚲" * 4_000)["status"] == "done"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"kind": "dance"},
        {"kind": ["add"]},
        {"kind": "move", "statement": "x", "place": 1},
        {"kind": "mark", "statement": str(uuid.uuid4()), "on": "yes"},
        {"kind": "edit", "statement": str(uuid.uuid4()), "text": "a", "base": True},
        {"kind": "choose", "crossing": str(uuid.uuid4()), "choice": "both"},
        {"kind": "add", "statement": str(uuid.uuid4()), "text": 7, "place": 1},
    ],
)
def test_what_makes_no_sense_is_refused_and_the_rest_is_done(
    phone: Phone, change: dict[str, object]
) -> None:
    good = {
        "kind": "add",
        "sheet": phone.sheet(),
        "statement": str(uuid.uuid4()),
        "text": "Bussen",
        "place": 1,
    }
    refused, done = phone.send(change, good)
    assert (refused["status"], refused["code"]) == ("refused", "malformed")
    assert done["status"] == "done"


@pytest.mark.parametrize("place", ["1e400", "NaN", "-Infinity", "9" * 400])
def test_a_place_that_is_no_number_is_refused(phone: Phone, place: str) -> None:
    request, statement = uuid.uuid4(), uuid.uuid4()
    body = (
        f'{{"unsent": 0, "changes": [{{"request": "{request}", "kind": "add",'
        f' "sheet": "{phone.sheet()}", "statement": "{statement}", "text": "Bussen",'
        f' "place": {place}}}]}}'
    )
    response = phone.client.post(
        "/api/changes",
        body,
        content_type="application/json",
        headers={"X-Folkmoot": "1"},
    )
    told = response.json()
    code = told.get("code") or told["results"][0]["code"]
    assert code == "malformed"


def test_a_request_id_with_other_words_is_refused(phone: Phone) -> None:
    request, sheet = str(uuid.uuid4()), phone.sheet()
    change = {
        "request": request,
        "kind": "add",
        "sheet": sheet,
        "statement": str(uuid.uuid4()),
        "place": 1,
    }
    first, second = phone.send({**change, "text": "A"}, {**change, "text": "B"})
    assert (first["status"], second["code"]) == ("done", "request_reused")


def test_another_group_can_neither_read_nor_write(groups: list[Group]) -> None:
    ours, theirs = Phone().join(groups[0]), Phone().join(groups[1])
    statement = ours.add("Vores")["statement"]["id"]
    assert theirs.read()["statements"] == []
    edit = theirs.do("edit", statement=statement, text="Deres", base=0)
    add = theirs.add("Deres", sheet=ours.sheet())
    assert (edit["code"], add["code"]) == ("unknown_statement", "unknown_sheet")


def test_a_statement_sent_anew_with_other_words_crosses(phone: Phone) -> None:
    statement, sheet = str(uuid.uuid4()), phone.sheet()
    add = {"kind": "add", "sheet": sheet, "statement": statement, "place": 1}
    done, same, other = phone.send(
        {**add, "text": "A"}, {**add, "text": "A"}, {**add, "text": "B"}
    )
    assert [r["status"] for r in (done, same, other)] == ["done", "done", "crossed"]
    assert phone.read()["statements"][0]["text"] == "A"


def test_equal_wordings_do_not_cross(phone: Phone) -> None:
    statement = phone.add("A")["statement"]["id"]
    phone.do("edit", statement=statement, text="B", base=0)
    assert phone.do("edit", statement=statement, text="B", base=0)["status"] == "done"
    assert not Crossing.objects.exists()


@pytest.mark.parametrize(
    ("choice", "texts"),
    [("standing", ["B"]), ("arrived", ["C"]), ("both", ["B", "C"])],
)
def test_a_group_chooses_between_two_wordings(
    phone: Phone, choice: str, texts: list[str]
) -> None:
    statement = phone.add("A")["statement"]["id"]
    phone.do("edit", statement=statement, text="B", base=0)
    crossed = phone.do("edit", statement=statement, text="C", base=0)
    chosen = phone.do(
        "choose",
        crossing=crossed["crossing"]["id"],
        choice=choice,
        statement=str(uuid.uuid4()),
    )
    assert chosen["status"] == "done"
    told = phone.read()["statements"]
    assert [each["text"] for each in told] == texts
    assert [each["crossings"] for each in told] == [[]] * len(texts)
    assert EventText.objects.filter(body="C").exists()


def test_the_first_choice_is_the_one(phone: Phone) -> None:
    statement = phone.add("A")["statement"]["id"]
    phone.do("edit", statement=statement, text="B", base=0)
    crossing = phone.do("edit", statement=statement, text="C", base=0)["crossing"]["id"]
    phone.do("choose", crossing=crossing, choice="standing")
    later = phone.do("choose", crossing=crossing, choice="arrived")
    assert later["statement"]["text"] == "B"


def test_three_may_be_marked_and_no_fourth(phone: Phone) -> None:
    ids = [phone.add(f"Udsagn {n}")["statement"]["id"] for n in range(4)]
    results = [phone.do("mark", statement=each, on=True) for each in ids]
    assert [r["status"] for r in results] == ["done"] * 3 + ["refused"]
    assert results[3]["code"] == "too_many_marks"
    phone.do("remove", statement=ids[0])
    assert phone.do("mark", statement=ids[3], on=True)["status"] == "done"
    restored = phone.do("restore", statement=ids[0])["statement"]
    assert (restored["removed"], restored["marked"]) == (False, False)


def test_what_is_taken_away_stays_and_comes_back(phone: Phone) -> None:
    statement = phone.add("Bussen")["statement"]["id"]
    assert phone.do("remove", statement=statement)["statement"]["removed"]
    assert Statement.objects.get(id=statement).text == "Bussen"
    assert not phone.do("restore", statement=statement)["statement"]["removed"]


def test_before_opening_words_are_refused_and_the_same_request_works_later(
    phone: Phone, meeting: Meeting
) -> None:
    sheet = phone.sheet()
    set_time(meeting, meeting_state=MeetingState.PLANNED, area_state=AreaState.WAITING)
    change = {
        "request": str(uuid.uuid4()),
        "kind": "add",
        "sheet": sheet,
        "statement": str(uuid.uuid4()),
        "text": "For tidligt",
        "place": 1,
    }
    assert phone.send(change)[0]["code"] == "not_open_yet"
    set_time(meeting, meeting_state=MeetingState.OPEN, area_state=AreaState.OPEN)
    assert phone.send(change)[0]["status"] == "done"


def test_after_closing_words_go_to_the_tray_and_marks_do_not(
    phone: Phone, meeting: Meeting
) -> None:
    statement = phone.add("A")["statement"]["id"]
    close_hall(meeting)
    assert phone.do("edit", statement=statement, text="B", base=0)["status"] == "late"
    assert phone.do("remove", statement=statement)["status"] == "late"
    assert phone.do("mark", statement=statement, on=True)["code"] == "area_closed"
    assert phone.do("hand_in", sheet=phone.sheet())["code"] == "area_closed"
    told = phone.read()["statements"][0]
    assert (told["text"], told["removed"]) == ("A", False)
    kinds = LateArrival.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["edit", "remove"]


def test_what_was_added_late_is_edited_in_the_tray(
    phone: Phone, meeting: Meeting
) -> None:
    close_hall(meeting)
    added = str(uuid.uuid4())
    sheet = phone.sheet()
    phone.do("add", sheet=sheet, statement=added, text="A", place=1)
    assert phone.do("edit", statement=added, text="B", base=0)["status"] == "late"
    set_time(meeting, meeting_state=MeetingState.OPEN, area_state=AreaState.OPEN)
    assert phone.do("edit", statement=added, text="C", base=0)["status"] == "late"
    texts = LateArrival.objects.values_list("text", flat=True)
    assert list(texts) == ["A", "B", "C"]


def test_a_late_removal_is_taken_back(phone: Phone, meeting: Meeting) -> None:
    statement = phone.add("A")["statement"]["id"]
    close_hall(meeting)
    phone.do("remove", statement=statement)
    assert phone.do("restore", statement=statement)["status"] == "late"
    assert not LateArrival.objects.kept().exists()


def test_tables_that_were_merged_share_one_sheet(groups: list[Group]) -> None:
    one, other = Phone().join(groups[0]), Phone().join(groups[1])
    sheet_before = other.sheet()
    theirs = other.add("Deres")["statement"]["id"]
    number = one.read()["number"]
    merge_groups(group=groups[1], into=groups[0], by=SYSTEM)
    told = one.read(after=number)
    assert [each["id"] for each in told["statements"]] == [theirs]
    assert told["statements"][0]["sheet"] == one.sheet() == other.sheet()
    late_to_move = other.add("Nyt", sheet=sheet_before)["statement"]
    assert late_to_move["sheet"] == one.sheet()
    edited = one.do("edit", statement=theirs, text="Alles", base=0)
    assert (edited["status"], edited["statement"]["sheet"]) == ("done", one.sheet())
    part_group(group=groups[1], by=SYSTEM)
    assert [each["id"] for each in other.read()["statements"]] == [theirs]


def test_the_note_taker_is_named(phone: Phone) -> None:
    phone.do("note_taker", sheet=phone.sheet(), name="  Kirsten \n Holm ")
    area = phone.read()["areas"][0]
    assert (area["note_taker"], area["note_taker_version"]) == ("Kirsten Holm", 1)
    assert "Kirsten" not in str([event.after for event in Event.objects.all()])


def test_a_message_to_the_hall_is_read_by_all(
    groups: list[Group], meeting: Meeting
) -> None:
    phone = Phone().join(groups[0])
    number = phone.read()["number"]
    tell_hall(meeting=meeting, text="Fem minutter endnu", by=SYSTEM)
    told = phone.read(after=number)["messages"]
    assert [each["text"] for each in told] == ["Fem minutter endnu"]
    assert phone.read(after=phone.read()["number"])["messages"] == []


def test_a_group_that_was_renamed_is_read_whole(
    phone: Phone, groups: list[Group], meeting: Meeting
) -> None:
    phone.add("Bussen")
    number = phone.read()["number"]
    with open_change(meeting.id, by=SYSTEM, command="rename") as change:
        change.change(groups[0], name="Havnen")
    told = phone.read(after=number)
    assert (told["group"]["name"], len(told["statements"])) == ("Havnen", 1)
