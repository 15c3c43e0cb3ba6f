"""Themes and questions of the opening discussion, typed in as they arise."""

import uuid
from collections.abc import Mapping

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.rows import next_place
from folkmoot.web.meetings.models import ItemKind, Meeting, ProgrammeItem, Theme


def raise_theme(
    *, meeting: Meeting, theme_id: uuid.UUID, text: str, by: Actor
) -> Batch | None:
    """Note what somebody in the hall brought up; sent twice, it is noted once."""
    words = _require_words(text)
    with open_change(meeting.id, by=by, command="raise_theme") as change:
        if not Theme.objects.filter(id=theme_id).exists():
            item = _find_discussion(meeting) or _add_discussion(change, meeting)
            change.create(
                Theme(
                    id=theme_id,
                    meeting=meeting,
                    item=item,
                    place=next_place(Theme.objects.filter(item=item)),
                    text=words,
                    raised_at=change.batch.at,
                )
            )
        return change.saved_batch


def reword_theme(
    *, theme: Theme, text: str, by: Actor, base: Mapping[str, int] | None = None
) -> Batch | None:
    """Say it better, against the words that were seen."""
    words = _require_words(text)
    with open_change(theme.meeting_id, by=by, command="reword_theme") as change:
        change.change(theme, base=base, text=words)
        return change.saved_batch


def remove_theme(*, theme: Theme, by: Actor) -> Batch | None:
    """Take it off the list; it can be brought back."""
    with open_change(theme.meeting_id, by=by, command="remove_theme") as change:
        change.remove(theme)
        return change.saved_batch


def _require_words(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise ChangeRefusedError("empty")
    return words


def _find_discussion(meeting: Meeting) -> ProgrammeItem | None:
    found = ProgrammeItem.objects.kept().filter(meeting=meeting)
    item: ProgrammeItem | None = found.filter(kind=ItemKind.THEMES).first()
    return item


def _add_discussion(change: Change, meeting: Meeting) -> ProgrammeItem:
    """After the opening; with no minutes, so that the other steps keep their times."""
    rows = ProgrammeItem.objects.kept().filter(meeting=meeting)
    opening = rows.filter(kind=ItemKind.OPENING).last()
    after = rows.filter(place__gt=opening.place).first() if opening else None
    if opening and after:
        place = (opening.place + after.place) / 2
    else:
        place = next_place(ProgrammeItem.objects.filter(meeting=meeting))
    item = ProgrammeItem(meeting=meeting, kind=ItemKind.THEMES, minutes=0, place=place)
    change.create(item)
    return item
