"""Practice: a twin of a meeting to try everything on, never counted, gone in a click.

The twin has a log of its own, so that nothing of it is in the meeting's or the tour's.
Wiping is the one place where rows are really deleted: rows, log, texts and files.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import pgettext

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Stream
from folkmoot.web.events.recording import Actor, Change, lock_stream, open_change
from folkmoot.web.meetings.commands.keys import add_missing_keys
from folkmoot.web.meetings.commands.meetings import copy_row, copy_steps
from folkmoot.web.meetings.models import Attendee, Group, GroupMember, Meeting

Rows: TypeAlias = models.QuerySet[Any]


def start_practice(*, meeting: Meeting, by: Actor) -> Meeting:
    """A twin with the same plan, people and groups. Asked for twice, there is one."""
    if meeting.practice_of_id is not None:
        raise ChangeRefusedError("practice_has_no_practice")
    with transaction.atomic():
        lock_stream(meeting.id)
        found = Meeting.objects.filter(practice_of=meeting)
        known: Meeting | None = found.first()
        if known is None:
            return _make_twin(meeting, by)
    # It may have been taken off the tour like a meeting.
    with open_change(known.id, by=by, command="start_practice") as change:
        change.restore(known)
    return known


def wipe_practice(*, practice: Meeting) -> None:
    """Delete the twin with all that was written in it. The meeting is not touched."""
    if practice.practice_of_id is None:
        raise ChangeRefusedError("not_a_practice")
    with transaction.atomic():
        lock_stream(practice.id)
        doomed = [
            *_gather_rows(Meeting.objects.filter(id=practice.id)),
            *_gather_rows(Stream.objects.filter(id=practice.id)),
        ]
        files = [name for rows in doomed for name in _list_files(rows)]
        for rows in reversed(doomed):
            _delete_rows(rows)
        transaction.on_commit(lambda: _delete_files(files))


def _make_twin(meeting: Meeting, by: Actor) -> Meeting:
    twin = Meeting(
        consultation_id=meeting.consultation_id,
        title=_mark_title(meeting),
        date=meeting.date,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        show_at_once=meeting.show_at_once,
        practice_of=meeting,
    )
    with open_change(twin.id, by=by, command="start_practice") as change:
        change.create(twin)
        copy_steps(change, meeting, twin)
        _copy_people(change, meeting, twin)
        add_missing_keys(change, twin)
    return twin


def _mark_title(meeting: Meeting) -> str:
    """So that every list, phone and print says what it is."""
    with translation.override(meeting.consultation.language):
        word = pgettext("before a meeting's title", "PRACTICE")
    longest = Meeting._meta.get_field("title").max_length
    return f"{word}: {meeting.title}"[:longest]


def _copy_people(change: Change, meeting: Meeting, twin: Meeting) -> None:
    """All who take part, the groups with their names, and who sits where."""
    people: dict[Any, Attendee] = {}
    for person in Attendee.objects.kept().filter(meeting=meeting):
        people[person.id] = copy_row(change, person, meeting=twin)
    groups: dict[Any, Group] = {}
    for group in Group.objects.kept().filter(meeting=meeting, merged_into=None):
        groups[group.id] = copy_row(change, group, meeting=twin)
    seats = GroupMember.objects.kept().filter(meeting=meeting, group__in=groups)
    for seat in seats.filter(attendee__in=people):
        copy_row(
            change,
            seat,
            meeting=twin,
            group=groups[seat.group_id],
            attendee=people[seat.attendee_id],
        )


def _gather_rows(rows: Rows) -> list[Rows]:
    """The rows, and those of every model that hang on them, the nearest first."""
    gathered, known = [rows], {rows.model}
    for found in gathered:
        for model, field in _list_relations_to(found.model):
            if model not in known:
                known.add(model)
                hanging = model._base_manager.filter(**{f"{field}__in": found})
                gathered.append(hanging)
    return gathered


def _list_relations_to(
    target: type[models.Model],
) -> Iterator[tuple[type[models.Model], str]]:
    """Every model that points at the target, and by which field."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is target:
                yield model, field.name


def _delete_rows(rows: Rows) -> None:
    """Past what protects rows from one another: all of them go in one transaction.

    A row that was forgotten makes the database refuse the whole, because foreign keys
    are held when it commits.
    """
    rows._raw_delete(rows.db)


def _list_files(rows: Rows) -> Iterator[str]:
    """The files of these rows that no other row has."""
    for field in rows.model._meta.concrete_fields:
        if not isinstance(field, models.FileField):
            continue
        names = set(rows.exclude(**{field.name: ""}).values_list(field.name, flat=True))
        others = rows.model._base_manager.filter(**{f"{field.name}__in": names})
        shared = others.exclude(pk__in=rows).values_list(field.name, flat=True)
        yield from names - set(shared)


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
