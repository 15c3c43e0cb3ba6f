"""A plenary as the tests meet it: a point in the hall, and phones that answer."""

import uuid
from typing import Any

from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import PlenaryPoint, PointState, View
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import KeyPoint
from tests.web.statements.phones import Phone


def ask(meeting: Meeting, text: str = "Flere busser", **fields: Any) -> PlenaryPoint:
    """A key point the hall is asked about, open for answers and on the board."""
    key_point = KeyPoint(consultation=meeting.consultation, meeting=meeting, text=text)
    values = {"state": PointState.OPEN, "place": 1, **fields}
    point = PlenaryPoint(meeting=meeting, key_point=key_point, **values)
    with open_change(meeting.id, by=SYSTEM, command="ask") as change:
        change.create(key_point)
        change.create(point)
    set_board(
        meeting=meeting, by=SYSTEM, command="show", view=View.PLENARY, point=point
    )
    return point


def set_state(point: PlenaryPoint, state: str, **values: Any) -> None:
    with open_change(point.meeting_id, by=SYSTEM, command="set") as change:
        change.change(point, state=state, **values)


def read(phone: Phone) -> dict[str, Any]:
    response = phone.client.get("/api/plenary")
    assert response.status_code == 200, response.content
    told: dict[str, Any] = response.json()
    return told


def send(phone: Phone, **body: Any) -> dict[str, Any]:
    response = phone.post("/api/answers", body)
    assert response.status_code == 200, response.content
    told: dict[str, Any] = response.json()
    return told


def answer(phone: Phone, point: PlenaryPoint, choice: str) -> dict[str, Any]:
    told = send(phone, answers=[{"point": str(point.id), "choice": choice}])
    (result,) = told["results"]
    return dict(result)


def mark(phone: Phone, point: PlenaryPoint, *, on: bool = True) -> dict[str, Any]:
    told = send(phone, marks=[{"point": str(point.id), "on": on}])
    (result,) = told["results"]
    return dict(result)


def unknown() -> str:
    return str(uuid.uuid4())
