"""Simulated phones of a practice that answer in the plenary, so that one can rehearse.

They answer the way real phones do, so what the secretary sees is what the day brings.
"""

import random
import uuid
from collections import defaultdict

from django.utils.crypto import salted_hmac

from folkmoot.web.board.asked import Asked, GiveAnswer, SetMark
from folkmoot.web.board.commands.answers import give_answers
from folkmoot.web.board.models import MOST_MARKS, Choice, PlenaryPoint, PointState
from folkmoot.web.board.queries.answerers import make_answerer
from folkmoot.web.board.queries.answers import find_answers, find_marks
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.meetings.queries.groups import find_standing_groups

PHONES_A_GROUP = 4
# Not all at once: so many of those who have not answered yet, each time.
_ANSWER_NOW, _MARK_NOW = 0.4, 0.3
_CHOICES = list(Choice)


def practise_plenary(*, practice: Meeting, seed: int) -> int:
    """Some of the phones answer what is open, and mark some of it. How many did.

    None only if all have answered: a secretary who asks for answers sees some come.
    """
    if practice.practice_of_id is None:
        raise ChangeRefusedError("not_a_practice")
    kept = PlenaryPoint.objects.kept().filter(meeting=practice, state=PointState.OPEN)
    open_points = [point.id for point in kept]
    if not open_points:
        return 0
    chance = random.Random(seed)  # noqa: S311 (a play, and one that can be repeated)
    groups = find_standing_groups(practice)
    phones = [(group, number) for group in groups for number in range(PHONES_A_GROUP)]
    waiting = [
        (point, group, answerer)
        for group, number in phones
        for answerer in [_find_answerer(practice, group, number)]
        for point in _find_unanswered(open_points, answerer)
    ]
    now = [each for each in waiting if chance.random() < _ANSWER_NOW] or waiting[:1]
    of_phone: defaultdict[tuple[Group, uuid.UUID], list[uuid.UUID]] = defaultdict(list)
    for point, group, answerer in now:
        of_phone[group, answerer].append(point)
    for (group, answerer), points in of_phone.items():
        _answer(practice, group, answerer, points, open_points, chance)
    return len(of_phone)


def _find_unanswered(points: list[uuid.UUID], answerer: uuid.UUID) -> list[uuid.UUID]:
    answered = {answer.point_id for answer in find_answers(points, answerer)}
    return [point for point in points if point not in answered]


def _answer(
    practice: Meeting,
    group: Group,
    answerer: uuid.UUID,
    answering: list[uuid.UUID],
    points: list[uuid.UUID],
    chance: random.Random,
) -> None:
    asked: list[Asked] = [
        GiveAnswer(point=point, choice=_choose(point, group, chance))
        for point in answering
    ]
    if len(find_marks(points, answerer)) < MOST_MARKS:
        marked = [each.point for each in asked if chance.random() < _MARK_NOW]
        asked += [SetMark(point=point, on=True) for point in marked]
    give_answers(meeting=practice, answerer=answerer, group_id=group.id, asked=asked)


def _find_answerer(practice: Meeting, group: Group, number: int) -> uuid.UUID:
    """The same phone each time. Only the server knows its secret."""
    name = f"{group.id}:{number}"
    mac = salted_hmac("folkmoot.practice_answerer", name, algorithm="sha256")
    return make_answerer(mac.hexdigest(), practice.id)


def _choose(point: uuid.UUID, group: Group, chance: random.Random) -> Choice:
    """Each key point finds another share of agreement, and groups differ about it."""
    liked = random.Random(f"{point}").random()  # noqa: S311
    at_table = random.Random(f"{point} {group.id}").random()  # noqa: S311
    agree = 0.2 + 0.5 * liked + 0.2 * at_table
    weights = [agree, 0.85 - 0.8 * agree, 0.15]
    return chance.choices(_CHOICES, weights)[0]
