"""Lists pasted from Excel: what is understood of them, and what is not."""

from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Attendee, Meeting, Part
from folkmoot.web.meetings.queries.pasted_lists import Holds, read_table
from folkmoot.web.meetings.queries.pasted_people import (
    Candidate,
    Problem,
    Standing,
    compare_people,
)

LIST = (
    "Navn\tStilling\tKommune\tFaggruppe\tE-mail\n"
    "Anne Holm\tLeder\tOdense Kommune\tleder\tanne@example.org\n"
    "Bo Lund\t\tNyborg Kommune\tborger\t\n"
)


def compare(text: str, known: Sequence[Attendee] = ()) -> list[Candidate]:
    table = read_table(text)
    return compare_people(table, table.guess, known)


def standings(text: str, known: Sequence[Attendee] = ()) -> list[Standing]:
    return [candidate.standing for candidate in compare(text, known)]


@pytest.fixture
def secretary(client: Client, anne: User) -> Client:
    client.force_login(anne)
    return client


def paste(client: Client, meeting: Meeting, **sent: object) -> object:
    return client.post(f"/m/{meeting.id}/people/participants/paste", sent)


def take(client: Client, meeting: Meeting, text: str, *lines: int) -> object:
    shown = paste(client, meeting, text=text).context
    return paste(
        client, meeting, text=text, add="1", digest=shown["digest"], take=list(lines)
    )


def names(meeting: Meeting) -> list[str]:
    return [a.name for a in Attendee.objects.kept().filter(meeting=meeting)]


def test_danish_and_english_headings_are_known() -> None:
    danish = read_table("Fornavn;Efternavn;Organisation;Rolle;Antal\na;b;c;d;2").guess
    english = read_table("First name,Last name,Employer,Role,Count\na,b,c,d,2").guess
    assert danish == english
    assert danish[-1] is Holds.COUNT


def test_a_list_without_headings_is_guessed_by_what_is_in_it() -> None:
    table = read_table("Anne Holm\tOdense Kommune\t2\nBo Lund\tRegion Syddanmark\t1")
    assert table.header is None
    assert table.guess == (Holds.NAME, Holds.ORGANISATION, Holds.COUNT)


def test_contact_details_are_left_out() -> None:
    assert read_table(LIST).guess[-1] is Holds.NOTHING
    assert read_table("Anne\t22 33 44 55\nBo\t66778899").guess[1] is Holds.NOTHING


def test_first_and_last_names_are_one_name() -> None:
    (candidate,) = compare("Fornavn\tEfternavn\nAnne\tHolm")
    assert candidate.values["name"] == "Anne Holm"


def test_a_cell_in_quotes_may_hold_the_sign_between_cells() -> None:
    (candidate,) = compare('Navn;Organisation\n"Holm; Anne";"Odense\nKommune"')
    assert candidate.values["name"] == "Holm; Anne"
    assert candidate.values["organisation"] == "Odense Kommune"


def test_a_quote_that_is_never_closed_swallows_nobody() -> None:
    assert len(compare('Navn\tOrganisation\n"Anne\tA\nBo\tB\nCarl\tC')) == 3


def test_the_same_person_twice_is_shown_and_not_taken() -> None:
    text = "Navn\tOrganisation\nAnne Holm\tOdense\nanne  holm\tOdense"
    assert standings(text) == [Standing.NEW, Standing.TWICE]


def test_the_same_name_elsewhere_is_another_person() -> None:
    text = "Navn\tOrganisation\nAnne Holm\tOdense\nAnne Holm\tNyborg"
    assert standings(text) == [Standing.NEW, Standing.NAMESAKE]


def test_who_is_there_already_is_known_filled_or_different(meeting: Meeting) -> None:
    known = [
        Attendee(meeting=meeting, name="Anne", organisation="Odense"),
        Attendee(meeting=meeting, name="Bo"),
        Attendee(meeting=meeting, name="Carl", function="Leder"),
    ]
    text = "Navn\tOrganisation\tStilling\nAnne\tOdense\t\nBo\tNyborg\t\nCarl\t\tElev"
    assert standings(text, known) == [
        Standing.KNOWN,
        Standing.FILLS,
        Standing.DIFFERS,
    ]


def test_people_without_names_are_counted_by_kind() -> None:
    text = "Rolle\tOrganisation\tAntal\nborger\tOdense\t3\nborger\tOdense\t2"
    (candidate,) = compare(text)
    assert (candidate.values["count"], candidate.lines) == (5, (2, 3))


def test_another_number_of_a_known_kind_is_a_question(meeting: Meeting) -> None:
    known = [Attendee(meeting=meeting, role="borger", count=3)]
    assert standings("Rolle\tAntal\nborger\t5", known) == [Standing.DIFFERS]


def test_a_total_is_no_person() -> None:
    assert standings("Rolle\tAntal\nborger\t5\nI alt\t5")[1] is Standing.TOTAL


@pytest.mark.parametrize(
    ("line", "problem"),
    [("Anne\tmange", Problem.NO_NUMBER), ("\t7", Problem.NOBODY),
     ("x" * 201 + "\t1", Problem.TOO_LONG), ("Anne\t99999", Problem.TOO_MANY)],
)  # fmt: skip
def test_what_is_not_understood_says_why(line: str, problem: Problem) -> None:
    (candidate,) = compare(f"Navn\tAntal\n{line}")
    assert candidate.problem is problem


def test_nothing_is_taken_in_before_it_was_seen(
    secretary: Client, meeting: Meeting
) -> None:
    response = paste(secretary, meeting, text=LIST)
    assert "Anne Holm" in response.content.decode()
    assert names(meeting) == []


def test_the_ticked_lines_are_taken_in_as_one_step(
    secretary: Client, meeting: Meeting
) -> None:
    before = Batch.objects.count()
    assert take(secretary, meeting, LIST, 2, 3).status_code == 302
    assert names(meeting) == ["Anne Holm", "Bo Lund"]
    assert Batch.objects.count() == before + 1


def test_a_list_pasted_twice_adds_nobody_twice(
    secretary: Client, meeting: Meeting
) -> None:
    take(secretary, meeting, LIST, 2, 3)
    take(secretary, meeting, LIST, 2, 3)
    assert names(meeting) == ["Anne Holm", "Bo Lund"]


def test_a_list_that_changed_since_it_was_seen_is_shown_again(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    shown = paste(secretary, meeting, text=LIST).context
    bo = Attendee(meeting=meeting, part=Part.PARTICIPANT, name="Bo Lund")
    with open_change(meeting.id, by=Actor.of_person(anne), command="x") as change:
        change.create(bo)
    response = paste(
        secretary, meeting, text=LIST, add="1", digest=shown["digest"], take=[2, 3]
    )
    assert response.status_code == 409
    assert names(meeting) == ["Bo Lund"]


def test_a_column_can_be_said_to_hold_something_else(
    secretary: Client, meeting: Meeting
) -> None:
    sent = {"text": LIST, "column-3": "", "column-1": "role"}
    shown = paste(secretary, meeting, **sent).context
    paste(secretary, meeting, add="1", digest=shown["digest"], take=[2], **sent)
    anne = Attendee.objects.get(meeting=meeting)
    assert (anne.role, anne.function) == ("Leder", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_is_read_in_any_encoding(
    encoding: str, secretary: Client, meeting: Meeting
) -> None:
    content = "Navn;Kommune\nSøren Ågård;Ærø Kommune\n".encode(encoding)
    response = paste(secretary, meeting, file=SimpleUploadedFile("a.csv", content))
    ((candidate, is_taken),) = response.context["candidates"]
    assert candidate.values["name"] == "Søren Ågård"
    assert is_taken


def test_a_spreadsheet_is_told_from_a_list(secretary: Client, meeting: Meeting) -> None:
    file = SimpleUploadedFile("a.csv", b"PK\x03\x04 and more")
    assert paste(secretary, meeting, file=file).status_code == 422


def test_a_pasted_list_is_undone_as_one_step(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    bo = Attendee(meeting=meeting, part=Part.PARTICIPANT, name="Bo Lund")
    by = Actor.of_person(anne)
    with open_change(meeting.id, by=by, command="x") as change:
        change.create(bo)
    take(secretary, meeting, LIST, 2, 3)
    bo.refresh_from_db()
    assert bo.organisation == "Nyborg Kommune"
    undo_batch(batch=Batch.objects.get(command="paste_participants"), by=by)
    bo.refresh_from_db()
    assert (names(meeting), bo.organisation) == (["Bo Lund"], "")
