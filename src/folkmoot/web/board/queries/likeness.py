"""What the machine may draw together, and what people decided about it."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Sum

from folkmoot.jobs.drawing_together import Said, is_model_installed
from folkmoot.web.board.models import Apart, Board, Likeness, Screening, View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.visibility import find_visible, read_hall
from folkmoot.web.events.models import Event
from folkmoot.web.meetings.models import Meeting, MeetingArea
from folkmoot.web.statements.models import HandIn, Statement
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.room import find_areas

# What a likeness says instead of the model's name where none runs on the machine.
NO_MODEL = "none"
LONGEST_REST = timedelta(seconds=30)
# By which way each row that may show or hide statements leads to a focus area; what
# may change all of them is not named here.
_WAYS = {
    Statement._meta.label: (Statement, "sheet__area"),
    HandIn._meta.label: (HandIn, "sheet__area"),
    Screening._meta.label: (Screening, "statement__sheet__area"),
    Apart._meta.label: (Apart, "statement__sheet__area"),
}
_CHANGES_ALL = frozenset(
    {Meeting._meta.label, MeetingArea._meta.label, "meetings.Group", Board._meta.label}
)


def find_rested(area_id: uuid.UUID, *, times: float) -> datetime | None:
    """When it may be made again after a rest of so many times as long as it took.

    As long as all areas took that are written in just now: they take turns, and what
    one area rests, the others must not fill.
    """
    known = Likeness.objects.filter(area=area_id).first()
    if known is None or known.made_at is None:
        return None
    of_meeting = Likeness.objects.filter(meeting=known.meeting_id)
    lately = of_meeting.filter(made_at__gte=known.made_at - LONGEST_REST)
    took = lately.aggregate(seconds=Sum("seconds"))["seconds"]
    return known.made_at + min(timedelta(seconds=times * took), LONGEST_REST)


def list_said(area: MeetingArea) -> list[Said]:
    """The statements of an area that may stand on the board, as they were received."""
    meeting = area.meeting
    hall = read_hall(meeting.id, Tables.of_meeting(meeting.id))
    visible = find_visible(hall, meeting, find_areas(meeting), find_board(meeting))
    return [
        Said(id=str(each.id), text=each.text, voice=str(hall.places[each.sheet].group))
        for each in visible
        if hall.places[each.sheet].area == area.id
    ]


def list_apart(meeting_id: uuid.UUID) -> set[str]:
    """The statements that people put by themselves."""
    found = Apart.objects.kept().filter(meeting=meeting_id)
    return set(map(str, found.values_list("statement", flat=True)))


def find_touched(meeting_id: uuid.UUID, *, after: int | None) -> set[uuid.UUID]:
    """The areas in which something may have changed since an event; all if None."""
    areas = MeetingArea.objects.kept().filter(meeting=meeting_id)
    if after is None:
        return set(areas.values_list("id", flat=True))
    events = Event.objects.filter(stream=meeting_id, number__gt=after).order_by()
    subjects: dict[str, set[uuid.UUID]] = {}
    for label, subject in events.values_list("subject_type", "subject"):
        subjects.setdefault(label, set()).add(subject)
    if _CHANGES_ALL & subjects.keys():
        return set(areas.values_list("id", flat=True))
    found: set[uuid.UUID] = set()
    for label, (model, way) in _WAYS.items():
        if rows := subjects.get(label):
            told = model._default_manager.filter(id__in=rows)
            found |= set(told.order_by().values_list(way, flat=True)) - {None}
    return found


def lacks_model(meeting: Meeting) -> bool:
    """Whether nothing can be drawn together here, as far as is known."""
    tried = Likeness.objects.filter(meeting=meeting).exclude(model="")
    last = tried.order_by("-made_at_number").values_list("model", flat=True).first()
    return last == NO_MODEL or not is_model_installed()


def list_drawn(meeting: Meeting, board: Board) -> list[list[Statement]]:
    """What is drawn together in the area on the board; the first speaks for all."""
    if not board.draws_together or board.view != View.AREA or board.area_id is None:
        return []
    known = Likeness.objects.filter(area=board.area_id).first()
    if known is None:
        return []
    hall = read_hall(meeting.id, Tables.of_meeting(meeting.id))
    visible = find_visible(hall, meeting, find_areas(meeting), board)
    shown = {str(each.id) for each in visible} - list_apart(meeting.id)
    left = [[each for each in one if each in shown] for one in known.clusters]
    return _fetch([cluster for cluster in left if len(cluster) > 1])


def _fetch(clusters: list[list[str]]) -> list[list[Statement]]:
    ids = [each for cluster in clusters for each in cluster]
    found = Statement.objects.filter(id__in=ids).select_related("sheet__group")
    by_id = {str(statement.id): statement for statement in found}
    return [[by_id[each] for each in cluster] for cluster in clusters]
