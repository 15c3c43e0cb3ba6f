"""What the plenary has to say when a key point that it was asked about is changed."""

import uuid
from collections.abc import Collection

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.commands.points import has_answers
from folkmoot.web.board.models import PlenaryPoint, PointState
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Change
from folkmoot.web.statements.models import KeyPoint


def require_free_wording(key_point: KeyPoint) -> None:
    """An answer is to the words it met."""
    point = PlenaryPoint.objects.kept().filter(key_point=key_point).first()
    if point is not None and has_answers(point):
        raise ChangeRefusedError("wording_is_answered")


def leave_list(change: Change, key_points: Collection[uuid.UUID]) -> None:
    """Key points that go are not asked any more; what was answered stays as it was."""
    points = PlenaryPoint.objects.kept().filter(key_point__in=key_points)
    for point in points.select_related("meeting"):
        if point.state == PointState.OPEN:
            raise ChangeRefusedError("point_is_open")
        if point.state == PointState.WAITING:
            if find_board(point.meeting).point_id == point.id:
                change_board(change, point.meeting, point=None)
            change.remove(point)
