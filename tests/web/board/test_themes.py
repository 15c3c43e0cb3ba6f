"""Themes and questions that arise in the opening discussion are typed in as they do."""

import uuid

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.commands.themes import raise_theme, reword_theme
from folkmoot.web.meetings.models import ItemKind, Meeting, ProgrammeItem, Theme
from tests.web.people import make_item

pytestmark = pytest.mark.django_db


def note(meeting: Meeting, text: str, theme_id: uuid.UUID | None = None) -> Theme:
    theme_id = theme_id or uuid.uuid4()
    raise_theme(meeting=meeting, theme_id=theme_id, text=text, by=SYSTEM)
    return Theme.objects.get(id=theme_id)


def test_a_theme_stands_on_the_discussion_s_step_with_the_time_it_was_raised(
    meeting: Meeting, anne: User
) -> None:
    item = make_item(meeting, anne, ItemKind.THEMES)
    first, second = note(meeting, "Er der  tid nok?"), note(meeting, "Hvem betaler?")
    assert (first.item, first.text) == (item, "Er der tid nok?")
    assert first.raised_at is not None
    assert first.place < second.place


def test_the_step_is_made_where_there_is_none_and_moves_no_other(
    meeting: Meeting, anne: User
) -> None:
    opening = make_item(meeting, anne, ItemKind.OPENING, place=0.0, minutes=20)
    work = make_item(meeting, anne, ItemKind.GROUP_WORK, place=1.0, minutes=60)
    made = note(meeting, "Hvem betaler?").item
    assert list(ProgrammeItem.objects.all()) == [opening, made, work]
    assert (made.kind, made.minutes) == (ItemKind.THEMES, 0)


def test_a_theme_that_is_sent_twice_is_noted_once(meeting: Meeting) -> None:
    once = uuid.uuid4()
    note(meeting, "Hvem betaler?", once)
    note(meeting, "Hvem betaler?", once)
    assert Theme.objects.count() == 1


def test_a_theme_without_words_is_refused(meeting: Meeting) -> None:
    with pytest.raises(ChangeRefusedError):
        raise_theme(meeting=meeting, theme_id=uuid.uuid4(), text=" ", by=SYSTEM)


def test_a_theme_is_not_reworded_over_another_s_words(meeting: Meeting) -> None:
    theme = note(meeting, "Hvem betaler?")
    reword_theme(theme=theme, text="Hvem betaler bussen?", by=SYSTEM, base={"text": 0})
    with pytest.raises(StaleFieldError):
        reword_theme(theme=theme, text="Hvad koster det?", by=SYSTEM, base={"text": 0})
    assert Theme.objects.get().text == "Hvem betaler bussen?"


def test_themes_are_noted_reworded_and_taken_off_from_the_console(
    meeting: Meeting, anne: User
) -> None:
    client = Client()
    client.force_login(anne)
    console = f"/m/{meeting.id}/console/"
    client.post(f"{console}themes", {"theme": uuid.uuid4(), "text": "Hvem betaler?"})
    theme = Theme.objects.get()
    address = f"/console/themes/{theme.id}/"
    sent = {"text": "Hvem betaler bussen?", "versions": '{"text": 0}'}
    assert client.post(f"{address}reword", sent).status_code == 302
    assert "Hvem betaler bussen?" in client.get(console).content.decode()
    plan = client.get(f"/m/{meeting.id}/").content.decode()
    assert "rejst i salen kl." in plan
    both = client.post(f"{address}reword", {**sent, "text": "Hvad koster det?"})
    assert both.status_code == 409
    assert "Hvem betaler bussen?" in both.content.decode()
    client.post(f"{address}remove")
    assert not Theme.objects.kept().exists()
