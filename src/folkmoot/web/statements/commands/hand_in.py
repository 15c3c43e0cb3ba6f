"""Giving a sheet over as it stands. It may be given over again after corrections."""

from django.db.models import QuerySet

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.values import JSON
from folkmoot.web.statements.asked import GiveIn
from folkmoot.web.statements.commands.writing import Writing, require_open
from folkmoot.web.statements.models import HandIn, Sheet, Statement


def hand_in(writing: Writing, asked: GiveIn) -> JSON:
    """Give the sheet over while it is open."""
    sheet = writing.table.find_sheet(asked.sheet)
    require_open(sheet)
    return give_over(writing, sheet)


def give_over(writing: Writing, sheet: Sheet) -> JSON:
    """Note which statements in which wording were given over, and when."""
    given = {
        str(statement): versions.get("text", 0)
        for statement, versions in _find_kept(writing, sheet).values_list(
            "id", "versions"
        )
    }
    if not given:
        raise ChangeRefusedError("empty")
    receipt = HandIn(
        meeting_id=sheet.meeting_id,
        sheet=sheet,
        device=writing.device,
        at=writing.at,
        count=len(given),
        statements=given,
    )
    writing.change.create(receipt)
    writing.change.change(sheet, handed_in_at=writing.at)
    return {"status": "done", "handed_in": str(receipt.id)}


def has_statements(writing: Writing, sheet: Sheet) -> bool:
    """Whether there is anything on the sheet that could be given over."""
    return _find_kept(writing, sheet).exists()


def _find_kept(writing: Writing, sheet: Sheet) -> QuerySet[Statement]:
    kept: QuerySet[Statement] = Statement.objects.kept()
    return kept.filter(
        sheet__area=sheet.area_id,
        sheet__group__in=writing.table.find_family(sheet.group_id),
    )
