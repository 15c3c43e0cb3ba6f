"""A prepared query finds what the query it was made of finds."""

import uuid

import pytest

from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea

pytestmark = pytest.mark.django_db


def test_rows_are_the_same_as_the_querysets(meeting: Meeting) -> None:
    find = PreparedQuery[MeetingArea](
        lambda meeting: MeetingArea.objects.filter(meeting=meeting).select_related(
            "focus_area__consultation"
        )
    )
    for _ in range(2):
        found = find.fetch(meeting=meeting.id)
        assert found == list(MeetingArea.objects.filter(meeting=meeting))
        assert [area.versions for area in found] == [
            area.versions for area in MeetingArea.objects.filter(meeting=meeting)
        ]
        assert found[0].focus_area.consultation == meeting.consultation


def test_lists_of_any_length_find_all_and_only_theirs(meeting: Meeting) -> None:
    for number in range(3, 10):
        Group(meeting=meeting, number=number).save()
    find = PreparedQuery[tuple[uuid.UUID, int]](
        lambda ids: Group.objects.filter(id__in=ids).values_list("id", "number")
    )
    groups = list(Group.objects.filter(meeting=meeting))
    for length in range(len(groups) + 1):
        chosen = groups[:length]
        found = find.fetch(ids=[group.id for group in chosen])
        assert sorted(number for _, number in found) == [g.number for g in chosen]


def test_numbers_and_texts_are_values_too(meeting: Meeting) -> None:
    find = PreparedQuery[Group](
        lambda number, name: Group.objects.filter(number__gt=number, name=name)
    )
    assert [group.number for group in find.fetch(number=1, name="")] == [2]
    assert find.fetch(number=0, name="Havnen") == []
    assert find.first(number=2, name="") is None


def test_a_value_that_does_not_reach_the_sql_is_a_mistake(meeting: Meeting) -> None:
    find = PreparedQuery[Group](lambda number: Group.objects.all())
    with pytest.raises(ValueError, match="not found"):
        find.fetch(number=1)
