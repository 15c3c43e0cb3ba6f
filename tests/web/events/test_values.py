"""A value has one spelling: before it is saved, and after a database gave it back."""

import datetime
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.web.events.models import Event, Stream
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.events.values import canonical, plain
from folkmoot.web.meetings.models import (
    Consultation,
    FocusArea,
    Group,
    Meeting,
    MeetingArea,
    ProgrammeItem,
)

COPENHAGEN = datetime.timezone(datetime.timedelta(hours=2))
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
    | st.datetimes(timezones=st.just(COPENHAGEN))
    | st.dates()
    | st.times()
    | st.uuids(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.slow
@pytest.mark.django_db
def test_any_value_is_hashed_alike_before_and_after_the_database(
    meeting: Meeting,
) -> None:
    event = Event.objects.filter(stream_id=meeting.id).first()

    @given(VALUES)
    def run(value: Any) -> None:
        Event.objects.filter(id=event.id).update(after={"value": plain(value)})
        (stored,) = Event.objects.filter(id=event.id).values_list("after", flat=True)
        assert canonical(stored) == canonical({"value": value})

    run()


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (-0.0, "0.0"),
        (1e22, "10000000000000000000000"),
        (
            datetime.datetime(2026, 11, 25, 12, 0, 0, 1, tzinfo=COPENHAGEN),
            '"2026-11-25T10:00:00.000001+00:00"',
        ),
        (uuid.UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        ({"b": (1, 2), "a": "æ"}, '{"a":"æ","b":[1,2]}'),
    ],
)
def test_a_value_is_spelled_in_one_way(value: object, spelled: str) -> None:
    assert canonical(value) == spelled


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), datetime.datetime(2026, 1, 1), object()]
)
def test_what_has_no_spelling_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        plain(value)


@pytest.mark.django_db
def test_a_moment_is_kept_to_the_microsecond(meeting: Meeting) -> None:
    area = MeetingArea.objects.filter(meeting=meeting).first()
    at = datetime.datetime(2026, 11, 25, 12, 0, 0, 123456, tzinfo=COPENHAGEN)
    with open_change(meeting.id, by=SYSTEM, command="open") as change:
        assert change.change(area, opened_at=at)
    with open_change(meeting.id, by=SYSTEM, command="open") as change:
        assert not change.change(area, opened_at=at.astimezone(datetime.UTC))
    event = Event.objects.get(kind="meetingarea.changed")
    assert event.after["opened_at"] == "2026-11-25T10:00:00.123456+00:00"


@pytest.mark.django_db
def test_a_link_is_told_by_its_column_however_it_is_given(meeting: Meeting) -> None:
    one, two = Group.objects.filter(meeting=meeting)
    with open_change(meeting.id, by=SYSTEM, command="merge") as change:
        assert change.change(one, merged_into=two)
        assert not change.change(one, merged_into_id=two.id)
        assert not change.change(one, merged_into_id=str(two.id))
    assert one.merged_into == two
    event = Event.objects.get(kind="group.changed")
    assert event.after["merged_into_id"] == str(two.id)
    assert event.after["versions"] == {"merged_into_id": 1}


@pytest.mark.django_db
def test_values_are_cleaned_before_they_are_compared(meeting: Meeting) -> None:
    item = ProgrammeItem(meeting=meeting, kind="break", starts="10:00", minutes="15")
    with open_change(meeting.id, by=SYSTEM, command="add") as change:
        change.create(item)
        assert not change.change(item, starts=datetime.time(10), minutes=15, place=0)
    event = Event.objects.get(kind="programmeitem.created")
    assert (event.after["starts"], event.after["minutes"]) == ("10:00:00", 15)


@pytest.mark.django_db
def test_a_list_in_a_field_is_one_value(consultation: Consultation) -> None:
    area = FocusArea(consultation=consultation, title="Mobilitet", aliases=("Trafik",))
    with open_change(consultation.id, by=SYSTEM, command="add") as change:
        change.create(area)
        assert not change.change(area, aliases=["Trafik"])
        assert change.change(area, aliases=["Trafik", "Veje"])
    assert Stream.objects.get(id=consultation.id).last_number >= 2
