"""Turning the board's pages by hand, and letting them turn by themselves."""

from django.utils import timezone

from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.paging import compute_page
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Meeting

# Screens count round from the last page to the first, so any page is one of theirs.
_MOST_PAGES = 1_000_000


def turn_to(*, meeting: Meeting, page: int, by: Actor) -> Batch | None:
    """Show this page now; where pages turn by themselves they go on from here."""
    return set_board(
        meeting=meeting,
        by=by,
        command="turn_page",
        page=min(max(page, 0), _MOST_PAGES),
        paging_since=timezone.now(),
    )


def turn_by(*, meeting: Meeting, pages: int, by: Actor) -> Batch | None:
    """So many pages on, or back, from the one that is shown."""
    now = compute_page(find_board(meeting), at=timezone.now())
    return turn_to(meeting=meeting, page=now + pages, by=by)


def pause(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Let the page stand that is shown now."""
    page = compute_page(find_board(meeting), at=timezone.now())
    return set_board(
        meeting=meeting,
        by=by,
        command="pause_board",
        is_paused=True,
        page=min(page, _MOST_PAGES),
    )


def go_on(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Let the pages turn by themselves again, from the one that is shown."""
    return set_board(
        meeting=meeting,
        by=by,
        command="go_on_with_board",
        is_paused=False,
        paging_since=timezone.now(),
    )
