"""Simulated groups of a practice: each has a phone, writes, marks and hands in.

They go the way real phones go, so what the secretary tries is what happens on the day.
"""

import random
import secrets
import uuid
from collections.abc import Iterator

from django.utils.crypto import salted_hmac

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import AreaState, Group, JoinKey, Meeting, MeetingArea
from folkmoot.web.meetings.queries.groups import find_standing_groups
from folkmoot.web.statements.asked import Add, Asked, GiveIn, Mark
from folkmoot.web.statements.commands.changes import do_change
from folkmoot.web.statements.commands.devices import let_in
from folkmoot.web.statements.commands.room import open_areas
from folkmoot.web.statements.models import MOST_IMPORTANT, Device, Sheet, Statement
from folkmoot.web.statements.practice_words import list_practice_words
from folkmoot.web.statements.queries.devices import find_device

# A sheet this full may be handed in, and one twice as full has had its say.
ENOUGH = 4
FULL = 8


def begin_to_practise(*, practice: Meeting, by: Actor) -> None:
    """Open the areas of the first round that nobody has opened or closed yet."""
    _require_practice(practice)
    areas = MeetingArea.objects.kept().filter(meeting=practice)
    first = areas.order_by("round").values_list("round", flat=True).first()
    waiting = list(areas.filter(round=first, state=AreaState.WAITING))
    if waiting and not areas.exclude(state=AreaState.WAITING).exists():
        open_areas(meeting=practice, areas=waiting, by=by)


def let_groups_write(*, practice: Meeting, seed: int) -> int:
    """One round of writing: some of the groups, a statement each. How many wrote.

    None only if none can: a secretary who asks for a round sees somebody write.
    """
    _require_practice(practice)
    chance = random.Random(seed)  # noqa: S311 (a play, and one that can be repeated)
    able = [
        (group, sheet)
        for group in find_standing_groups(practice)
        for sheet in _pick_sheets(group, chance)
    ]
    writing = [pair for pair in able if chance.random() >= 0.3] or able[:1]
    for group, sheet in writing:
        device = _find_phone(group)
        for asked in _write(sheet, chance):
            do_change(request_id=uuid.uuid4(), asked=asked, device=device)
    return len(writing)


def _require_practice(practice: Meeting) -> None:
    if practice.practice_of_id is None:
        raise ChangeRefusedError("not_a_practice")


def _pick_sheets(group: Group, chance: random.Random) -> list[Sheet]:
    """One of the group's open sheets that still has room."""
    open_sheets = Sheet.objects.kept().filter(
        group=group, area__state=AreaState.OPEN, area__removed_at=None
    )
    sheets = [sheet for sheet in open_sheets.order_by("id") if _count(sheet) < FULL]
    return [chance.choice(sheets)] if sheets else []


def _find_phone(group: Group) -> Device:
    """The group's simulated phone. Only the server knows its secret."""
    join_key = JoinKey.objects.kept().get(group=group)
    name = f"{join_key.id}:{join_key.turn}"
    mac = salted_hmac("folkmoot.practice_phone", name, algorithm="sha256")
    secret = mac.hexdigest()
    return find_device(secret) or let_in(
        known=None,
        join_key=join_key,
        group=group,
        secret=secret,
        language=group.meeting.consultation.language,
    )


def _write(sheet: Sheet, chance: random.Random) -> Iterator[Asked]:
    """A new statement; then perhaps a mark, and a hand-in when there is enough."""
    language = sheet.meeting.consultation.language
    here = set(Statement.objects.filter(sheet=sheet).values_list("text", flat=True))
    left = [words for words in list_practice_words(language) if words not in here]
    statement = uuid.uuid4()
    count = _count(sheet)
    yield Add(
        sheet=sheet.id,
        statement=statement,
        text=chance.choice(left),
        place=float(count),
    )
    marked = Statement.objects.kept().filter(sheet=sheet, marked=True).count()
    if marked < MOST_IMPORTANT and chance.random() < 0.3:
        yield Mark(statement=statement, on=True)
    if count + 1 >= ENOUGH and chance.random() < 0.4:
        yield GiveIn(sheet=sheet.id)


def _count(sheet: Sheet) -> int:
    return Statement.objects.kept().filter(sheet=sheet).count()


def make_seed() -> int:
    """Another play each time."""
    return secrets.randbelow(2**31)
