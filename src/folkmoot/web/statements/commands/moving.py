"""Moving a statement that stands in the wrong focus area."""

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import MeetingArea
from folkmoot.web.statements.commands.tray import find_last_place
from folkmoot.web.statements.models import Sheet, Statement
from folkmoot.web.statements.queries.groups import Tables


def move_to_area(
    *, statement: Statement, area: MeetingArea, by: Actor, seen: int | None = None
) -> Batch | None:
    """Lay it on the same table's sheet of another focus area, after what lies there.

    Its words, its number and its history stay, and so does its having been handed in.
    `seen` is the version of its sheet that was on the page: where another has moved it
    meanwhile, StaleFieldError is raised.
    """
    if area.meeting_id != statement.meeting_id or area.removed_at is not None:
        raise ChangeRefusedError("unknown_area")
    with open_change(statement.meeting_id, by=by, command="move_to_area") as change:
        stored = Statement.objects.select_related("sheet").get(id=statement.id)
        if stored.sheet is None:
            raise ChangeRefusedError("said_in_plenary")
        if stored.sheet.area_id != area.id:
            sheet = _find_sheet(change, stored.sheet, area)
            change.change(
                statement,
                base=None if seen is None else {"sheet_id": seen},
                sheet_id=sheet.id,
                place=find_last_place(sheet),
            )
        return change.saved_batch


def _find_sheet(change: Change, beside: Sheet, area: MeetingArea) -> Sheet:
    """The sheet of the table that the other one lies on; made where it has none."""
    tables = Tables.of_meeting(area.meeting_id)
    group = tables.find_standing(beside.group_id)
    sheet: Sheet | None = Sheet.objects.filter(group=group, area=area).first()
    if sheet is None:
        sheet = Sheet(meeting_id=area.meeting_id, group_id=group, area=area)
        change.create(sheet)
    return sheet
