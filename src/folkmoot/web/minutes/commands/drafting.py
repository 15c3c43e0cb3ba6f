"""Drafting a paper from its meeting, and putting in what was found since."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence

from django.utils import timezone

from folkmoot.documents import minutes_model as library
from folkmoot.documents.minutes_json import dump_minutes
from folkmoot.documents.minutes_model import Minutes
from folkmoot.documents.refresh_minutes import refresh_minutes
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.minutes.commands.opened import require_open
from folkmoot.web.minutes.models import Edition, Paper, PaperKind, PaperPart
from folkmoot.web.minutes.queries.drafts import Wishes, compose, find_wishes, leave_out
from folkmoot.web.minutes.queries.papers import (
    dump_facts,
    list_parts,
    load_paper,
    tell_values,
)


def draft_paper(
    *, meeting: Meeting, kind: PaperKind, by: Actor, wishes: Wishes | None = None
) -> Paper:
    """Make the paper with a part for each thing there is to tell.

    Raises ChangeRefusedError where the meeting has one of the kind already.
    """
    with open_change(meeting.id, by=by, command="draft_paper") as change:
        if Paper.objects.kept().filter(meeting=meeting, kind=kind).exists():
            raise ChangeRefusedError("paper_exists")
        made = compose(meeting, kind, wishes)
        paper = Paper(
            meeting=meeting,
            kind=kind,
            language=made.language,
            dated=made.dated,
            title=made.title,
            facts=dump_facts(made.facts),
        )
        change.create(paper)
        with change.together():
            for place, part in enumerate(made.parts, start=1):
                change.create(_make_part(paper, part, place))
        keep_edition_in(change, paper, made, why=Edition.Why.DRAFTED)
    return paper


def add_annex(*, paper: Paper, by: Actor) -> Batch | None:
    """Put every sheet behind the minutes, word for word, and what was found since."""
    return refresh_paper(paper=paper, by=by, wishes=Wishes(has_annex=True))


def refresh_paper(
    *, paper: Paper, by: Actor, wishes: Wishes | None = None
) -> Batch | None:
    """Put in what was found since; what a person wrote stays, and what is left out.

    The paper as it was before is kept as a version.
    """
    with open_change(paper.meeting_id, by=by, command="refresh_paper") as change:
        require_open(paper)
        rows = {part.anchor: part for part in list_parts(paper)}
        old = load_paper(paper, rows.values())
        left_out = {part.anchor for part in rows.values() if part.is_left_out}
        wanted = wishes or find_wishes(rows.values())
        made = compose(paper.meeting, PaperKind(paper.kind), wanted)
        fresh = leave_out(made, left_out)
        new = refresh_minutes(old, fresh)
        if new.parts != old.parts or _has_new_head(paper, old, new):
            keep_edition_in(change, paper, old, why=Edition.Why.REFRESHED)
        if not paper.is_head_written:
            change.change(paper, facts=dump_facts(new.facts))
        _put_in(change, paper, rows, new.parts)
        return change.saved_batch


def keep_edition(*, paper: Paper, by: Actor) -> Batch | None:
    """Keep the paper as it stands now as a version."""
    with open_change(paper.meeting_id, by=by, command="keep_edition") as change:
        require_open(paper)
        keep_edition_in(change, paper, load_paper(paper), why=Edition.Why.KEPT)
        return change.saved_batch


def keep_edition_in(
    change: Change, paper: Paper, minutes: Minutes, *, why: Edition.Why
) -> Edition:
    """A version of the paper, as part of a larger step."""
    content = dump_minutes(minutes)
    last = Edition.objects.filter(paper=paper).order_by("number").last()
    edition = Edition(
        meeting_id=paper.meeting_id,
        paper=paper,
        number=last.number + 1 if last else 1,
        why=why,
        content=content,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        made_by_id=change.batch.person_id,
        made_at=timezone.now(),
    )
    change.create(edition)
    return edition


def _has_new_head(paper: Paper, old: Minutes, new: Minutes) -> bool:
    return not paper.is_head_written and old.facts != new.facts


def _put_in(
    change: Change,
    paper: Paper,
    rows: Mapping[str, PaperPart],
    parts: Sequence[library.MinutesPart],
) -> None:
    """Let the rows say what the parts say, in their order."""
    wanted = {part.anchor for part in parts}
    for anchor, row in rows.items():
        if anchor not in wanted and not row.is_left_out:
            change.remove(row)
    place = 0.0
    for number, part in enumerate(parts):
        kept = rows.get(part.anchor)
        if kept is None:
            following = (rows.get(each.anchor) for each in parts[number + 1 :])
            after = next((row.place for row in following if row), place + 2)
            place = (place + after) / 2
            change.create(_make_part(paper, part, place))
        else:
            place = kept.place
            change.change(kept, **tell_values(part))


def _make_part(paper: Paper, part: library.MinutesPart, place: float) -> PaperPart:
    return PaperPart(
        id=uuid.uuid4(),
        meeting_id=paper.meeting_id,
        paper=paper,
        place=place,
        anchor=part.anchor,
        **tell_values(part),
    )
