"""All that the console shows of a meeting, read at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.web.board.models import Board, View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.likeness import list_drawn
from folkmoot.web.board.queries.on_board import list_on_board
from folkmoot.web.board.queries.programme import RunningProgramme, read_programme
from folkmoot.web.board.queries.report_back import ReportBack, read_report_back
from folkmoot.web.board.queries.screening import find_hidden, find_waiting
from folkmoot.web.board.queries.screens import Screens, read_screens
from folkmoot.web.board.queries.steps import LastSteps, read_last_steps
from folkmoot.web.meetings.models import ItemKind, Meeting, Theme
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.queries.room import Room, read_room

# So many of the latest statements on the board can be hidden from the console.
_SHOWN_AT_ONCE = 12


@dataclass(frozen=True, kw_only=True)
class Console:
    """The meeting as its secretary sees it."""

    board: Board
    programme: RunningProgramme
    report: ReportBack
    room: Room
    screens: Screens
    themes: Sequence[Theme]
    waiting: Sequence[Statement]
    hidden: Sequence[Statement]
    # The latest statements of the focus area that is on the board.
    on_board: Sequence[Statement]
    # What the machine suggests is alike there.
    drawn: Sequence[Sequence[Statement]]
    steps: LastSteps
    # A view that the running step asks for, and the board does not show.
    offered_view: View | None


def read_console(meeting: Meeting, *, at: datetime, only_of: int | None) -> Console:
    """The console at a moment; undoing `only_of` one person, where it must be so."""
    board = find_board(meeting)
    programme = read_programme(meeting, board, at=at)
    return Console(
        board=board,
        programme=programme,
        report=read_report_back(meeting, board),
        room=read_room(meeting, at=at),
        screens=read_screens(meeting, at=at),
        themes=list(Theme.objects.kept().filter(meeting=meeting)),
        waiting=find_waiting(meeting),
        hidden=find_hidden(meeting),
        on_board=list_on_board(meeting, board, most=_SHOWN_AT_ONCE),
        drawn=list_drawn(meeting, board),
        steps=read_last_steps(meeting, of=only_of),
        offered_view=_find_offer(programme, board),
    )


def _find_offer(programme: RunningProgramme, board: Board) -> View | None:
    if programme.now is None:
        return None
    wanted = {
        ItemKind.OPENING: View.TITLE,
        ItemKind.REPORT_BACK: View.REPORT_BACK,
        ItemKind.PLENARY: View.PLENARY,
        ItemKind.CLOSING: View.TITLE,
    }.get(ItemKind(programme.now.step.item.kind))
    return wanted if wanted != board.view else None
