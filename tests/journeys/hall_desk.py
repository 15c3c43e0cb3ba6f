"""The secretary's hand in a hall that a real server runs: a process at the same data.

Reads one request a line from standard input, `[name, {options}]`, does it by the same
commands as the secretary's pages, and answers with one line of JSON.
"""

import json
import os
import sys
import uuid
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.web.config.settings")
django.setup()

from django.utils import timezone  # noqa: E402

from folkmoot.web.accounts.models import User  # noqa: E402
from folkmoot.web.board.commands import plenary, points  # noqa: E402
from folkmoot.web.board.commands.boards import set_board  # noqa: E402
from folkmoot.web.board.models import Answer, Mark, PlenaryPoint  # noqa: E402
from folkmoot.web.events.recording import SYSTEM, Actor, open_change  # noqa: E402
from folkmoot.web.meetings.commands import keys  # noqa: E402
from folkmoot.web.meetings.join_keys import make_token, show_code  # noqa: E402
from folkmoot.web.meetings.models import (  # noqa: E402
    Group,
    JoinKey,
    Meeting,
    MeetingArea,
    Membership,
    ProgrammeItem,
)
from folkmoot.web.statements.commands import room  # noqa: E402
from folkmoot.web.statements.models import (  # noqa: E402
    Crossing,
    Device,
    HandIn,
    LateArrival,
    Photo,
    Sheet,
    Statement,
)
from tests.web.people import make_consultation, make_meeting, make_person  # noqa: E402

AREAS = {
    "Mobilitet": (
        "Hvad skal der til, for at flere kan komme på arbejde og i skole uden bil?",
        "Tænk på hverdagen: de ture I selv og jeres naboer tager.",
    ),
    "Bosætning": ("Hvem skal flytte hertil, og hvad mangler de?", ""),
}


def plan(groups: int = 2, is_open: bool = True) -> dict[str, Any]:
    """A meeting of its own, with keys on its tables."""
    number = User.objects.count()
    secretary = make_person(f"Anne{number}")
    meeting = make_meeting(make_consultation(secretary), secretary, groups=groups)
    by = Actor.of_person(secretary)
    with open_change(meeting.id, by=by, command="plan") as change:
        change.change(meeting, title="Borgermøde på biblioteket")
    for area in MeetingArea.objects.filter(meeting=meeting):
        question, help_text = AREAS[area.focus_area.title]
        stream = area.focus_area.consultation_id
        with open_change(stream, by=by, command="plan") as change:
            change.change(area.focus_area, question=question, help_text=help_text)
    keys.ensure_keys(meeting=meeting, by=by)
    if is_open:
        room.open_areas(meeting=meeting, areas=_areas(meeting), by=by)
    found = JoinKey.objects.filter(meeting=meeting).select_related("group")
    return {
        "meeting": str(meeting.id),
        "tokens": {k.group.number if k.group else 0: make_token(k) for k in found},
        "codes": {k.group.number if k.group else 0: show_code(k.code) for k in found},
    }


def lay_programme(meeting: str, steps: list[tuple[str, str, int]]) -> None:
    """The programme's steps by kind, title and minutes."""
    found = Meeting.objects.get(id=meeting)
    with open_change(found.id, by=SYSTEM, command="plan") as change:
        change.change(found, starts="19:00")
        for place, (kind, title, minutes) in enumerate(steps):
            item = ProgrammeItem(
                meeting=found, place=place, kind=kind, title=title, minutes=minutes
            )
            change.create(item)


def who_leads(meeting: str) -> list[str]:
    """The secretary's address and password."""
    members = Membership.objects.filter(consultation__meetings=meeting)
    return [members.get(role="secretary").user.email, "kodeord-til-prøver"]


def open_all(meeting: str) -> None:
    found = Meeting.objects.get(id=meeting)
    room.open_areas(meeting=found, areas=_areas(found), by=SYSTEM)


def close_all(meeting: str) -> None:
    found = Meeting.objects.get(id=meeting)
    room.close_areas(meeting=found, areas=_areas(found), by=SYSTEM)


def close_meeting(meeting: str, hours_ago: int = 0) -> None:
    found = Meeting.objects.get(id=meeting)
    room.close_meeting(meeting=found, by=SYSTEM)
    if hours_ago:
        at = timezone.now() - timedelta(hours=hours_ago)
        with open_change(found.id, by=SYSTEM, command="close") as change:
            change.change(found, closed_at=at)


def word_area(meeting: str, title: str) -> None:
    """Call the first focus area something else."""
    area = _areas(Meeting.objects.get(id=meeting))[0].focus_area
    with open_change(area.consultation_id, by=SYSTEM, command="word") as change:
        change.change(area, title=title)


def extend(meeting: str, minutes: int) -> None:
    for area in _areas(Meeting.objects.get(id=meeting)):
        room.extend_area(area=area, minutes=minutes, by=SYSTEM)


def tell(meeting: str, text: str) -> None:
    room.tell_hall(meeting=Meeting.objects.get(id=meeting), text=text, by=SYSTEM)


def name_groups(meeting: str, names: list[str]) -> None:
    groups = Group.objects.filter(meeting=meeting).order_by("number")
    with open_change(groups[0].meeting_id, by=SYSTEM, command="name") as change:
        for group, name in zip(groups, names, strict=False):
            change.change(group, name=name)


def change_key(meeting: str, group: int) -> None:
    from folkmoot.web.meetings.commands.keys import change_key as change

    change(
        join_key=JoinKey.objects.get(meeting=meeting, group__number=group), by=SYSTEM
    )


def code_of(meeting: str, group: int) -> str:
    return show_code(JoinKey.objects.get(meeting=meeting, group__number=group).code)


def texts(meeting: str, group: int | None = None) -> list[str]:
    """All statements, as they stand, in the order of the sheets."""
    found = Statement.objects.kept().filter(meeting=meeting)
    if group is not None:
        found = found.filter(sheet__group__number=group)
    order = found.order_by(
        "sheet__group__number", "sheet__area__place", "place", "number"
    )
    return list(order.values_list("text", flat=True))


def count(meeting: str) -> dict[str, int]:
    return {
        model.__name__: model.objects.filter(meeting=meeting).count()
        for model in (Statement, Crossing, LateArrival, HandIn, Photo, Device, Sheet)
    }


def late(meeting: str) -> list[list[str]]:
    found = LateArrival.objects.filter(meeting=meeting)
    return [list(each) for each in found.values_list("kind", "text")]


def marks(meeting: str) -> list[str]:
    found = Statement.objects.kept().filter(meeting=meeting, marked=True)
    return list(found.values_list("text", flat=True))


def note_takers(meeting: str) -> list[str]:
    return list(
        Sheet.objects.filter(meeting=meeting).values_list("note_taker", flat=True)
    )


def word_points(meeting: str, texts: list[str]) -> list[str]:
    """Key points for the plenary, not asked yet."""
    found = Meeting.objects.get(id=meeting)
    ids = [uuid.uuid4() for _ in texts]
    for point_id, text in zip(ids, texts, strict=True):
        points.make_point(meeting=found, point_id=point_id, text=text, by=SYSTEM)
    return [str(point_id) for point_id in ids]


def ask_hall(point: str) -> None:
    plenary.open_point(point=PlenaryPoint.objects.get(id=point), by=SYSTEM)


def close_point(point: str) -> None:
    plenary.close_point(point=PlenaryPoint.objects.get(id=point), by=SYSTEM)


def show_counts(point: str) -> None:
    plenary.show_counts(point=PlenaryPoint.objects.get(id=point), on=True, by=SYSTEM)


def end_plenary(meeting: str) -> None:
    plenary.end_plenary(meeting=Meeting.objects.get(id=meeting), by=SYSTEM)


def count_by_group(meeting: str) -> None:
    found = Meeting.objects.get(id=meeting)
    set_board(meeting=found, by=SYSTEM, command="set", answers_by_group=True)


def answer_by_groups(point: str) -> None:
    """Four in each group, who agree in the first and less in the next."""
    asked = PlenaryPoint.objects.get(id=point)
    groups = Group.objects.filter(meeting=asked.meeting_id).order_by("number")
    with open_change(asked.meeting_id, by=SYSTEM, command="answer") as change:
        for at, group in enumerate(groups):
            for person in range(4):
                answer = Answer(
                    meeting_id=asked.meeting_id,
                    point=asked,
                    answerer=uuid.uuid4(),
                    group=group,
                    choice="disagree" if person < at else "agree",
                )
                change.create(answer)


def answers(point: str) -> list[str]:
    found = Answer.objects.filter(point=point)
    return sorted(found.values_list("choice", flat=True))


def stars(meeting: str) -> dict[str, int]:
    """How many phones marked each key point, by its words."""
    found = Mark.objects.kept().filter(meeting=meeting)
    texts = list(found.values_list("point__key_point__text", flat=True))
    return {text: texts.count(text) for text in texts}


def _areas(meeting: Meeting) -> list[MeetingArea]:
    return list(MeetingArea.objects.kept().filter(meeting=meeting))


DO = (
    plan,
    lay_programme,
    who_leads,
    open_all,
    close_all,
    close_meeting,
    extend,
    word_area,
    tell,
    name_groups,
    change_key,
    code_of,
    texts,
    count,
    late,
    marks,
    note_takers,
    word_points,
    close_point,
    show_counts,
    count_by_group,
    end_plenary,
    ask_hall,
    answer_by_groups,
    answers,
    stars,
)


def main() -> None:
    known = {each.__name__: each for each in DO}
    for line in sys.stdin:
        name, options = json.loads(line)
        sys.stdout.write(json.dumps(known[name](**options)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
