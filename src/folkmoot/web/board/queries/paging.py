"""Which page of the board it is: the same on all screens, from the server's clock."""

from datetime import datetime

from folkmoot.web.board.models import Board


def compute_page(board: Board, *, at: datetime) -> int:
    """How many pages were turned by now. How many there are, only a screen knows."""
    if board.is_paused or board.paging_since is None:
        return board.page
    seconds = (at - board.paging_since).total_seconds()
    return board.page + max(0, int(seconds // board.seconds_a_page))
