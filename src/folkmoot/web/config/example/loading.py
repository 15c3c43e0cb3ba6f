"""Loading the example through the same commands that people's clicks go through.

Its ids are always the same, so that loading it again adds nothing.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from folkmoot.jobs.drawing_together import is_model_installed
from folkmoot.web.accounts.commands import make_account
from folkmoot.web.accounts.models import User
from folkmoot.web.config.example import words
from folkmoot.web.config.example.advice import add_advice
from folkmoot.web.config.example.past_meetings import add_past_meetings
from folkmoot.web.config.example.rows import make_id, new_row
from folkmoot.web.desk.commands.runs import ask_for_run
from folkmoot.web.desk.models import Run
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.tasks import look_after
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.meetings.commands.attendees import save_attendees
from folkmoot.web.meetings.commands.consultations import (
    begin_consultation,
    save_focus_areas,
    save_mandate_questions,
)
from folkmoot.web.meetings.commands.groups import add_groups
from folkmoot.web.meetings.commands.meetings import add_meetings
from folkmoot.web.meetings.commands.programme import (
    lay_standard_programme,
    save_item_lines,
    save_programme,
)
from folkmoot.web.meetings.commands.rows import RowEdit
from folkmoot.web.meetings.models import (
    Consideration,
    Consultation,
    ItemKind,
    JoinKey,
    Meeting,
    MeetingArea,
    Part,
    ProgrammeItem,
    Theme,
)
from folkmoot.web.statements.commands.room import open_areas


@dataclass(frozen=True)
class Example:
    """Who plans the example's tour, and the key of a group that may write now."""

    secretary: User
    key: JoinKey


@transaction.atomic
def load_example() -> Example:
    """The example, loaded where it is not there yet: all of it, or nothing."""
    secretary = _find_secretary()
    by = Actor.of_person(secretary)
    meeting = Meeting.objects.filter(id=make_id("tonight")).first()
    if meeting is None:
        consultation = _begin(secretary, by)
        _add_areas(consultation, by)
        meeting = _open_tonight(consultation, by)
    add_past_meetings(meeting.consultation, secretary)
    add_advice(meeting.consultation, by)
    _let_machine_look(meeting.consultation, by)
    keys = JoinKey.objects.kept().filter(meeting=meeting).exclude(group=None)
    key = keys.select_related("group").order_by("group__number")[0]
    return Example(secretary, key)


def _let_machine_look(consultation: Consultation, by: Actor) -> None:
    """So that the desk has suggestions when it is opened; the worker sees to it."""
    is_asked = Run.objects.filter(consultation=consultation).exists()
    if is_asked or not is_model_installed():
        return
    run = ask_for_run(desk=Desk(consultation), by=by)
    look_after.enqueue(str(run.id))


def _find_secretary() -> User:
    email, name = words.SECRETARY
    found = User.objects.filter(email=email).first()
    return found or make_account(email=email, name=name, language="da", by=SYSTEM)


def _begin(secretary: User, by: Actor) -> Consultation:
    values = {
        "id": make_id("consultation"),
        "name": words.CONSULTATION,
        "language": "da",
    }
    consultation = begin_consultation(values=values, secretary=secretary, by=by)
    edits = [new_row(f"mandate {text}", text=text) for text in words.MANDATE]
    save_mandate_questions(consultation=consultation, edits=edits, by=by)
    return consultation


def _add_areas(consultation: Consultation, by: Actor) -> None:
    edits = [
        new_row(
            f"area {area.title}",
            title=area.title,
            question=area.question,
            help_text=area.help_text,
            aliases=list(area.aliases),
        )
        for area in words.AREAS
    ]
    save_focus_areas(consultation=consultation, edits=edits, by=by)


def _open_tonight(consultation: Consultation, by: Actor) -> Meeting:
    """A meeting that began a while ago, with its people and groups, open to write."""
    now = timezone.localtime()
    values = {
        **words.TONIGHT,
        "date": now.date().isoformat(),
        "starts": (now - timedelta(hours=1)).time().replace(second=0, microsecond=0),
        "ends": (now + timedelta(hours=2, minutes=30))
        .time()
        .replace(second=0, microsecond=0),
    }
    add_meetings(consultation=consultation, edits=[new_row("tonight", **values)], by=by)
    meeting: Meeting = Meeting.objects.get(id=make_id("tonight"))
    _invite(meeting, by)
    _lay_programme(meeting, by)
    add_groups(meeting=meeting, count=words.GROUPS, round_number=1, by=by)
    areas = list(MeetingArea.objects.kept().filter(meeting=meeting))
    open_areas(meeting=meeting, areas=areas, by=by)
    return meeting


def _invite(meeting: Meeting, by: Actor) -> None:
    for part in Part:
        edits = [
            new_row(
                f"attendee {person}",
                name=person[1],
                function=person[2],
                organisation=person[3],
                role=person[4],
                count=person[5],
            )
            for person in words.PEOPLE
            if person[0] == part
        ]
        save_attendees(meeting=meeting, part=part, edits=edits, by=by)


def _lay_programme(meeting: Meeting, by: Actor) -> None:
    """The usual steps, with what the opening says and what is discussed first."""
    lay_standard_programme(meeting=meeting, by=by)
    items = ProgrammeItem.objects.kept().filter(meeting=meeting)
    opening = items.get(kind=ItemKind.OPENING)
    presented = RowEdit(
        id=opening.id,
        values={"presenter": words.PRESENTER},
        base=opening.versions,
        seen_place=opening.place,
    )
    others = [
        RowEdit(id=item.id, base=item.versions, seen_place=item.place)
        for item in items.exclude(id=opening.id)
    ]
    save_programme(meeting=meeting, edits=[presented, *others], by=by)
    for item, kind, texts in (
        (opening, Consideration, words.CONSIDERATIONS),
        (items.get(kind=ItemKind.THEMES), Theme, words.THEMES),
    ):
        edits = [new_row(f"line {text}", text=text) for text in texts]
        save_item_lines(item=item, kind=kind, edits=edits, by=by)
