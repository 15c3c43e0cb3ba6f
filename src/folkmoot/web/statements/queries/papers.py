"""A group's sheets as the secretary reads them."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from folkmoot.web.meetings.models import Group
from folkmoot.web.statements.models import HandIn, LateArrival, Photo, Sheet, Statement
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.sheets import find_last_hand_ins, find_sheets
from folkmoot.web.statements.queries.writing_time import WritingTime, tell_writing_time


@dataclass(frozen=True)
class Paper:
    """One sheet with all that lies on it."""

    sheet: Sheet
    time: WritingTime
    statements: list[Statement]
    removed: list[Statement]
    photos: list[Photo]
    hand_in: HandIn | None
    late: int


def read_papers(group: Group) -> list[Paper]:
    """All sheets of the table the group sits at."""
    family = Tables.of_meeting(group.meeting_id).find_family(group.id)
    sheets = find_sheets(family)
    ids = list(sheets.shown_on)
    statements: defaultdict[uuid.UUID, list[Statement]] = defaultdict(list)
    for statement in Statement.objects.filter(sheet__in=ids).select_related("typed_by"):
        statements[sheets.shown_on[statement.sheet_id]].append(statement)
    photos: defaultdict[uuid.UUID, list[Photo]] = defaultdict(list)
    for photo in Photo.objects.kept().filter(sheet__in=ids):
        photos[sheets.shown_on[photo.sheet_id]].append(photo)
    hand_ins = find_last_hand_ins(ids, sheets.shown_on)
    waiting = LateArrival.objects.kept().filter(sheet__in=ids, settled_at=None)
    late = [sheets.shown_on[sheet] for sheet in waiting.values_list("sheet", flat=True)]
    return [
        Paper(
            sheet=sheet,
            time=tell_writing_time(group.meeting, sheet.area),
            statements=[s for s in statements[sheet.id] if s.removed_at is None],
            removed=[s for s in statements[sheet.id] if s.removed_at is not None],
            photos=photos[sheet.id],
            hand_in=hand_ins.get(sheet.id),
            late=late.count(sheet.id),
        )
        for sheet in sheets.standing
    ]


def read_paper(sheet: Sheet) -> Paper:
    """One sheet of a group."""
    papers = read_papers(sheet.group)
    found = [paper for paper in papers if paper.sheet.area_id == sheet.area_id]
    return found[0]
