"""What lies on the table of who writes: nothing else can be found from there."""

import uuid
from collections.abc import Collection
from functools import cached_property

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.statements.models import Crossing, LateArrival, Sheet, Statement
from folkmoot.web.statements.queries.groups import Tables

_FIND_SHEET = PreparedQuery[Sheet](
    lambda sheet: Sheet.objects.select_related("meeting", "area", "group").filter(
        id=sheet
    )
)
_FIND_STATEMENT = PreparedQuery[Statement](
    lambda statement: Statement.objects.select_related(
        "sheet__meeting", "sheet__area", "sheet__group"
    ).filter(id=statement)
)


class Table:
    """The sheets of the groups a device sat in; of all, where no groups are given."""

    def __init__(
        self, meeting_id: uuid.UUID, groups: Collection[uuid.UUID] | None = None
    ) -> None:
        self._meeting_id = meeting_id
        self._groups = groups

    def find_sheet(self, sheet_id: uuid.UUID) -> Sheet:
        """The sheet, or the one of the group that its group is part of now."""
        sheet = _FIND_SHEET.first(sheet=sheet_id)
        if sheet is None or not self.has_sheet(sheet):
            raise ChangeRefusedError("unknown_sheet")
        if sheet.group.merged_into_id is None:
            return sheet
        standing = self._tables.find_standing(sheet.group_id)
        of_group = Sheet.objects.select_related("meeting", "area", "group").filter(
            group=standing, area=sheet.area_id
        )
        shown: Sheet | None = of_group.first()
        return shown or sheet

    def find_statement(self, statement_id: uuid.UUID) -> Statement | None:
        """The statement; None where there is none, refused where it lies elsewhere."""
        statement = _FIND_STATEMENT.first(statement=statement_id)
        if statement is not None and not self.has_sheet(statement.sheet):
            raise ChangeRefusedError("unknown_statement")
        return statement

    def find_sheet_in_tray(self, statement_id: uuid.UUID) -> Sheet:
        """The sheet that a statement was meant for which came after closing."""
        arrivals = LateArrival.objects.filter(
            statement=statement_id, meeting=self._meeting_id
        ).select_related("sheet__meeting", "sheet__area", "sheet__group")
        arrival: LateArrival | None = arrivals.first()
        if arrival is None or not self.has_sheet(arrival.sheet):
            raise ChangeRefusedError("unknown_statement")
        return arrival.sheet

    def find_crossing(self, crossing_id: uuid.UUID) -> Crossing:
        found = Crossing.objects.kept().select_related(
            "statement__sheet__meeting",
            "statement__sheet__area",
            "statement__sheet__group",
        )
        crossing: Crossing | None = found.filter(id=crossing_id).first()
        if crossing is None or not self.has_sheet(crossing.statement.written_on):
            raise ChangeRefusedError("unknown_statement")
        return crossing

    def find_family(self, group_id: uuid.UUID) -> list[uuid.UUID]:
        """All groups at the same table."""
        return self._tables.find_family(group_id)

    def has_sheet(self, sheet: Sheet | None) -> bool:
        """Whether the sheet lies on this table; what the plenary said lies on none."""
        if sheet is None or sheet.meeting_id != self._meeting_id:
            return False
        if self._groups is None or sheet.group_id in self._groups:
            return True
        standing = self._tables.find_standing(sheet.group_id)
        mine = {self._tables.find_standing(group) for group in self._groups}
        return standing in mine

    @cached_property
    def _tables(self) -> Tables:
        return Tables.of_meeting(self._meeting_id)
