"""Themes: headings that people put over key points."""

import uuid
from collections.abc import Mapping

from folkmoot.web.desk.commands.order import Neighbour, move_row
from folkmoot.web.desk.commands.scope import Desk, fetch_heading, open_desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.rows import next_place
from folkmoot.web.statements.models import Heading, KeyPoint
from folkmoot.web.statements.words import clean_words

LONGEST_THEME = 200


def make_heading(
    *, desk: Desk, heading_id: uuid.UUID, text: str, by: Actor
) -> Batch | None:
    """A theme after the last; sent twice, it is made once."""
    words = _require_words(text)
    with open_desk(desk, by=by, command="make_heading") as change:
        if not Heading.objects.filter(id=heading_id).exists():
            standing = Heading.objects.filter(consultation=desk.consultation)
            made = Heading(
                id=heading_id,
                consultation=desk.consultation,
                text=words,
                place=next_place(standing),
            )
            change.create(made)
        return change.saved_batch


def reword_heading(
    *,
    desk: Desk,
    heading: Heading,
    text: str,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Other words, against those that were seen."""
    words = _require_words(text)
    with open_desk(desk, by=by, command="reword_heading") as change:
        change.change(fetch_heading(desk, heading), base=base, text=words)
        return change.saved_batch


def move_heading(
    *,
    desk: Desk,
    heading: Heading,
    before: Heading | None = None,
    after: Heading | None = None,
    by: Actor,
) -> Batch | None:
    """Elsewhere in the order."""
    with open_desk(desk, by=by, command="move_heading") as change:
        move_row(
            change,
            fetch_heading(desk, heading),
            rows=list(Heading.objects.kept().filter(consultation=desk.consultation)),
            to=Neighbour(before=before, after=after),
        )
        return change.saved_batch


def remove_heading(*, desk: Desk, heading: Heading, by: Actor) -> Batch | None:
    """Take it away; its key points stay, under none."""
    with open_desk(desk, by=by, command="remove_heading") as change:
        heading = fetch_heading(desk, heading)
        for key_point in KeyPoint.objects.filter(heading=heading):
            change.change(key_point, heading=None)
        change.remove(heading)
        return change.saved_batch


def _require_words(text: str) -> str:
    words = " ".join(clean_words(text).split())
    if not words:
        raise ChangeRefusedError("empty")
    if len(words) > LONGEST_THEME:
        raise ChangeRefusedError("words_too_long", most=LONGEST_THEME)
    return words
