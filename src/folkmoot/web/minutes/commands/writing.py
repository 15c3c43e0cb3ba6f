"""Writing in a paper: each part by itself, each field against the version seen."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from folkmoot.documents.minutes_model import (
    Fact,
    MinutesBlock,
    Origin,
    PartKind,
)
from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.minutes.commands.opened import require_open
from folkmoot.web.minutes.models import LONGEST_TITLE, Paper, PaperPart
from folkmoot.web.minutes.queries.papers import dump_blocks, dump_facts, list_parts

LONGEST_BODY = 400_000
Base = Mapping[str, int]


def write_head(
    *, paper: Paper, title: str, facts: Sequence[Fact], base: Base, by: Actor
) -> Batch | None:
    """Word the title and the lines of the head anew."""
    values = {"title": _require_title(title), "facts": dump_facts(facts)}
    with open_change(paper.meeting_id, by=by, command="write_head") as change:
        require_open(paper)
        if change.change(paper, base=base, **values):
            change.change(paper, is_head_written=True)
        return change.saved_batch


def write_part(
    *,
    part: PaperPart,
    title: str,
    level: int,
    blocks: Sequence[MinutesBlock],
    base: Base,
    by: Actor,
) -> Batch | None:
    """Word a part anew. It is a person's from then on, and whoever read it before has
    not read it as it stands now.

    Raises StaleFieldError where another wrote the same meanwhile.
    """
    body = dump_blocks(blocks)
    if len(body) > LONGEST_BODY:
        raise ChangeRefusedError("part_too_long")
    values = {"title": _require_title(title), "level": level, "body": body}
    with open_change(part.meeting_id, by=by, command="write_part") as change:
        _require_there(part)
        if change.change(part, base=base, **values):
            change.change(part, origin=Origin.WRITTEN, read_by=[])
        return change.saved_batch


def add_part(
    *,
    paper: Paper,
    part_id: uuid.UUID,
    after: PaperPart | None,
    level: int,
    by: Actor,
) -> Batch | None:
    """An empty part after another, or first; sent twice, it is made once."""
    with open_change(paper.meeting_id, by=by, command="add_part") as change:
        require_open(paper)
        if not PaperPart.objects.filter(id=part_id).exists():
            change.create(
                PaperPart(
                    id=part_id,
                    meeting_id=paper.meeting_id,
                    paper=paper,
                    place=_find_place(list_parts(paper), after),
                    anchor=f"p-{part_id.hex[:12]}",
                    kind=PartKind.TEXT,
                    level=level,
                    origin=Origin.WRITTEN,
                )
            )
        return change.saved_batch


def move_part(*, part: PaperPart, after: PaperPart | None, by: Actor) -> Batch | None:
    """Let it stand after another, or first."""
    with open_change(part.meeting_id, by=by, command="move_part") as change:
        _require_there(part)
        others = [each for each in list_parts(part.paper) if each.id != part.id]
        change.change(part, place=_find_place(others, after))
        return change.saved_batch


def leave_part_out(*, part: PaperPart, by: Actor) -> Batch | None:
    """Take a part out of the paper; it stays here, and no refresh brings it back."""
    return _set_left_out(part, by, "leave_part_out", is_left_out=True)


def bring_part_back(*, part: PaperPart, by: Actor) -> Batch | None:
    return _set_left_out(part, by, "bring_part_back", is_left_out=False)


def mark_read(
    *, parts: Sequence[PaperPart], seen: Sequence[Base], by: User
) -> Batch | None:
    """A named person has read these parts as they saw them.

    Raises StaleFieldError where one reads otherwise now.
    """
    reader = {"name": str(by), "date": timezone.localdate().isoformat()}
    if not parts:
        return None
    stream, actor = parts[0].meeting_id, Actor.of_person(by)
    with open_change(stream, by=actor, command="mark_read") as change:
        for part, base in zip(parts, seen, strict=True):
            _mark_one(change, part, base, reader)
        return change.saved_batch


def _mark_one(
    change: Change, part: PaperPart, base: Base, reader: dict[str, str]
) -> None:
    _require_there(part)
    for name in ("title", "body"):
        if part.versions.get(name, 0) != base.get(name, 0):
            raise StaleFieldError(part, name)
    if reader["name"] not in {each["name"] for each in part.read_by}:
        change.change(part, read_by=[*part.read_by, reader])


def _set_left_out(
    part: PaperPart, by: Actor, command: str, *, is_left_out: bool
) -> Batch | None:
    with open_change(part.meeting_id, by=by, command=command) as change:
        _require_there(part)
        change.change(part, is_left_out=is_left_out)
        return change.saved_batch


def _require_there(part: PaperPart) -> None:
    """Read it again under the log's lock."""
    part.refresh_from_db()
    require_open(part.paper)
    if part.removed_at is not None or part.paper.removed_at is not None:
        raise ChangeRefusedError("part_is_gone")


def _find_place(parts: Sequence[PaperPart], after: PaperPart | None) -> float:
    places: list[Any] = [part.place for part in parts]
    start = after.place if after else min(places, default=1) - 2
    following = min((each for each in places if each > start), default=start + 2)
    return float((start + following) / 2)


def _require_title(title: str) -> str:
    words = " ".join(title.split())
    if len(words) > LONGEST_TITLE:
        raise ChangeRefusedError("title_too_long", most=LONGEST_TITLE)
    return words
