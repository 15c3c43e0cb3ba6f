import uuid

import pytest
from django.test import override_settings

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Event
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.groups import merge_groups, remove_group
from folkmoot.web.meetings.commands.keys import change_key, ensure_keys, open_door
from folkmoot.web.meetings.join_keys import (
    CODE_ALPHABET,
    compute_token,
    find_key,
    find_table,
    make_token,
    show_code,
)
from folkmoot.web.meetings.models import JoinKey, Meeting
from tests.web.meetings.hall import get_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def key(meeting: Meeting, by: Actor) -> JoinKey:
    ensure_keys(meeting=meeting, by=by)
    return JoinKey.objects.get(group=get_group(meeting, 1))


def test_door_and_every_group_have_a_key_however_often_it_is_asked_for(
    meeting: Meeting, by: Actor
) -> None:
    assert ensure_keys(meeting=meeting, by=by) is not None
    assert ensure_keys(meeting=meeting, by=by) is None
    assert open_door(meeting=meeting, by=by).group is None
    assert JoinKey.objects.filter(meeting=meeting).count() == 3


def test_a_token_opens_its_key_and_cannot_be_guessed_from_what_is_stored(
    key: JoinKey,
) -> None:
    token = make_token(key)
    assert find_key(token) == key
    assert len(token) == 24
    stored = str(list(JoinKey.objects.values())) + str(list(Event.objects.values()))
    assert token not in stored


def test_another_secret_makes_other_tokens() -> None:
    key_id = uuid.uuid4()
    with override_settings(SECRET_KEY="en anden hemmelighed"):
        other = compute_token(key_id, 1)
    assert compute_token(key_id, 1) != other


def test_a_code_is_understood_however_it_is_typed(key: JoinKey) -> None:
    assert set(key.code) <= set(CODE_ALPHABET)
    assert not set(CODE_ALPHABET) & set("AEIOUY01LBSZ")
    assert find_key(show_code(key.code).lower()) == key
    assert find_key(f"  {key.code[:3]}-{key.code[3:]} ") == key


def test_a_letter_that_looks_like_a_digit_is_read_as_the_digit(key: JoinKey) -> None:
    JoinKey.objects.filter(id=key.id).update(code="825CDF")
    assert find_key("bzs cdf") == key


@pytest.mark.parametrize("given", ["", "K7M", "x" * 24, "\0", "🔑" * 6, "\ud800"])
def test_what_is_no_key_opens_nothing(key: JoinKey, given: str) -> None:
    assert find_key(given) is None


def test_a_changed_key_makes_the_printed_sheet_worthless(
    key: JoinKey, by: Actor
) -> None:
    token, code = make_token(key), key.code
    batch = change_key(join_key=key, by=by)
    assert find_key(token) is None
    assert find_key(code) is None
    assert find_key(make_token(JoinKey.objects.get(id=key.id))) == key
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert find_key(token) == key


def test_a_sheet_on_the_table_leads_to_where_the_table_was_merged(
    meeting: Meeting, key: JoinKey, by: Actor
) -> None:
    first, second = get_group(meeting, 1), get_group(meeting, 2)
    merge_groups(group=first, into=second, by=by)
    found = find_key(make_token(key))
    assert found is not None
    assert find_table(found) == second


def test_the_key_of_a_group_that_was_taken_away_opens_nothing(
    meeting: Meeting, key: JoinKey, by: Actor
) -> None:
    remove_group(group=get_group(meeting, 1), by=by)
    assert find_key(make_token(key)) is None
