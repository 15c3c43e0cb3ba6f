"""Key points for the plenary: made from statements or worded by hand, and changed.

Statements keep their own words; a match says which side of the key point each is on.
"""

import uuid
from collections.abc import Iterable, Mapping

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.models import Answer, PlenaryPoint, PointState
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.rows import next_place
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.commands.gathering import (
    Part,
    find_common_area,
    match_parts,
)
from folkmoot.web.statements.models import KeyPoint, Match, Side, Statement
from folkmoot.web.statements.words import clean_words

LONGEST_POINT = 500


def make_point(
    *,
    meeting: Meeting,
    point_id: uuid.UUID,
    text: str = "",
    statements: Iterable[Statement] = (),
    by: Actor,
) -> Batch | None:
    """A key point that these statements support; sent twice, it is made once.

    Without words of its own it has those of the first statement, which speaks for them.
    """
    sources = list(statements)
    words = require_words(text or (sources[0].text if sources else ""))
    with open_change(meeting.id, by=by, command="make_point") as change:
        if not PlenaryPoint.objects.filter(id=point_id).exists():
            key_point = KeyPoint(
                consultation_id=meeting.consultation_id,
                meeting=meeting,
                focus_area_id=find_common_area(sources),
                text=words,
                place=next_place(KeyPoint.objects.filter(meeting=meeting)),
            )
            change.create(key_point)
            _put_up(change, key_point, point_id, meeting.id)
            for statement in sources:
                set_side(change, key_point, statement, Side.SUPPORTS)
        return change.saved_batch


def reword_point(
    *,
    point: PlenaryPoint,
    text: str,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Other words, as long as nobody has answered: an answer is to the words it met."""
    words = require_words(text)
    with open_change(point.meeting_id, by=by, command="reword_point") as change:
        if words != KeyPoint.objects.get(id=point.key_point_id).text:
            _require_unanswered(point)
            change.change(point.key_point, base=base, text=words)
        return change.saved_batch


def make_version(
    *, point: PlenaryPoint, point_id: uuid.UUID, text: str, by: Actor
) -> Batch | None:
    """A new key point right after this one, in other words, with the same statements.

    The old one keeps its answers and takes no more, so that no two versions are asked.
    """
    words = require_words(text)
    with open_change(point.meeting_id, by=by, command="make_version") as change:
        if PlenaryPoint.objects.filter(id=point_id).exists():
            return None
        point = fetch_standing(point)
        old = point.key_point
        key_point = KeyPoint(
            consultation_id=old.consultation_id,
            meeting_id=point.meeting_id,
            focus_area_id=old.focus_area_id,
            text=words,
            place=old.place,
        )
        change.create(key_point)
        _put_up(
            change, key_point, point_id, point.meeting_id, place=_place_after(point)
        )
        matches = Match.objects.kept().filter(key_point=old)
        for match in matches.select_related("statement", "segment"):
            match_parts(
                change,
                parts=[Part(match.statement, match.segment)],
                key_point=key_point,
                side=Side(match.side),
            )
        if point.state == PointState.OPEN:
            change.change(point, state=PointState.CLOSED)
        return change.saved_batch


def move_point(*, point: PlenaryPoint, steps: int, by: Actor) -> Batch | None:
    """One place up (-1) or down (1) in the order they are asked in."""
    with open_change(point.meeting_id, by=by, command="move_point") as change:
        standing = list(PlenaryPoint.objects.kept().filter(meeting=point.meeting_id))
        ids = [each.id for each in standing]
        index = ids.index(point.id) if point.id in ids else 0
        goal = index + steps
        if 0 <= goal < len(standing) and point.id in ids:
            standing.insert(goal, standing.pop(index))
            for place, each in enumerate(standing, start=1):
                change.change(each, place=float(place))
        return change.saved_batch


def remove_point(*, point: PlenaryPoint, by: Actor) -> Batch | None:
    """Take it off the list with its matches; answers and statements stay as they are.

    It can be brought back.
    """
    with open_change(point.meeting_id, by=by, command="remove_point") as change:
        point = fetch_standing(point)
        if point.state == PointState.OPEN:
            change.change(point, state=PointState.CLOSED)
        if find_board(point.meeting).point_id == point.id:
            change_board(change, point.meeting, point=None)
        for match in Match.objects.kept().filter(key_point=point.key_point_id):
            change.remove(match)
        change.remove(point)
        change.remove(point.key_point)
        return change.saved_batch


def add_sources(
    *,
    point: PlenaryPoint,
    statements: Iterable[Statement],
    side: Side,
    by: Actor,
) -> Batch | None:
    """Let statements stand for the key point, or against it."""
    with open_change(point.meeting_id, by=by, command="add_sources") as change:
        for statement in statements:
            set_side(change, point.key_point, statement, side)
        return change.saved_batch


def remove_source(*, match: Match, by: Actor) -> Batch | None:
    """The statement has nothing to do with it; it stays where it was said."""
    with open_change(match.meeting_id, by=by, command="remove_source") as change:
        change.remove(match)
        return change.saved_batch


def set_side(
    change: Change, key_point: KeyPoint, statement: Statement, side: Side
) -> None:
    """One match for each statement, on the side that was chosen last."""
    if statement.meeting_id != key_point.meeting_id:
        raise ChangeRefusedError("unknown_statement")
    match_parts(change, parts=[Part(statement)], key_point=key_point, side=side)


def require_words(text: str) -> str:
    """A key point is read aloud and answered on a phone, so it is one line."""
    words = " ".join(clean_words(text).split())
    if not words:
        raise ChangeRefusedError("empty")
    if len(words) > LONGEST_POINT:
        raise ChangeRefusedError("point_too_long", most=LONGEST_POINT)
    return words


def fetch_standing(point: PlenaryPoint) -> PlenaryPoint:
    """As it stands under the log's lock; one that was taken away is not touched."""
    found = PlenaryPoint.objects.select_related("meeting", "key_point__focus_area")
    stored: PlenaryPoint = found.get(id=point.id)
    if stored.removed_at is not None:
        raise ChangeRefusedError("point_is_gone")
    return stored


def has_answers(point: PlenaryPoint) -> bool:
    found: bool = Answer.objects.filter(point=point).exists()
    return found


def _require_unanswered(point: PlenaryPoint) -> None:
    """Under the log's lock: no answer comes between the question and the change."""
    if has_answers(point):
        raise ChangeRefusedError("wording_is_answered")


def _put_up(
    change: Change,
    key_point: KeyPoint,
    point_id: uuid.UUID,
    meeting_id: uuid.UUID,
    *,
    place: float | None = None,
) -> None:
    standing = PlenaryPoint.objects.filter(meeting=meeting_id)
    last = next_place(standing) if place is None else place
    change.create(
        PlenaryPoint(
            id=point_id,
            meeting_id=meeting_id,
            key_point=key_point,
            place=last,
        )
    )


def _place_after(point: PlenaryPoint) -> float:
    later = PlenaryPoint.objects.filter(meeting=point.meeting_id, place__gt=point.place)
    following = later.order_by("place").values_list("place", flat=True).first()
    after: float = point.place + 1
    return after if following is None else (point.place + following) / 2
