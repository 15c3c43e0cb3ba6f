"""A phone as the server meets it: cookie, header, JSON, and ids of its own making."""

import json
import uuid
from typing import Any

from django.test import Client

from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.commands.keys import ensure_keys
from folkmoot.web.meetings.join_keys import make_token
from folkmoot.web.meetings.models import (
    AreaState,
    Group,
    JoinKey,
    Meeting,
    MeetingArea,
    MeetingState,
)


class Phone:
    """One device in the hall."""

    def __init__(self, **options: Any) -> None:
        self.client = Client(**options)

    def post(self, path: str, body: object, **headers: str) -> Any:
        return self.client.post(
            path,
            json.dumps(body),
            content_type="application/json",
            headers={"X-Folkmoot": "1", **headers},
        )

    def join(self, group: Group) -> "Phone":
        key = JoinKey.objects.get(group=group, removed_at=None)
        response = self.post("/api/join", {"token": make_token(key)})
        assert response.status_code == 200, response.content
        self.device = uuid.UUID(response.json()["device"])
        return self

    def read(self, after: int = 0) -> dict[str, Any]:
        response = self.client.get(f"/api/sheet?after={after}")
        assert response.status_code == 200, response.content
        told: dict[str, Any] = response.json()
        return told

    def sheet(self, index: int = 0) -> str:
        return str(self.read()["areas"][index]["id"])

    def send(self, *changes: dict[str, Any], unsent: int = 0) -> list[dict[str, Any]]:
        sent = [{"request": str(uuid.uuid4()), **change} for change in changes]
        response = self.post("/api/changes", {"unsent": unsent, "changes": sent})
        assert response.status_code == 200, response.content
        results: list[dict[str, Any]] = response.json()["results"]
        return results

    def do(self, kind: str, **values: Any) -> dict[str, Any]:
        return self.send({"kind": kind, **values})[0]

    def add(self, text: str, *, sheet: str = "", place: float = 1.0) -> dict[str, Any]:
        return self.do(
            "add",
            sheet=sheet or self.sheet(),
            statement=str(uuid.uuid4()),
            text=text,
            place=place,
        )


def set_time(meeting: Meeting, *, meeting_state: str, area_state: str) -> None:
    """Open or close the meeting and all its areas."""
    with open_change(meeting.id, by=SYSTEM, command="set_time") as change:
        change.change(meeting, state=meeting_state)
        for area in MeetingArea.objects.filter(meeting=meeting):
            change.change(area, state=area_state)


def open_hall(meeting: Meeting) -> list[Group]:
    """Keys on the tables, and all areas open."""
    ensure_keys(meeting=meeting, by=SYSTEM)
    set_time(meeting, meeting_state=MeetingState.OPEN, area_state=AreaState.OPEN)
    return list(Group.objects.filter(meeting=meeting))


def close_hall(meeting: Meeting) -> None:
    """All areas closed; the meeting goes on."""
    set_time(meeting, meeting_state=MeetingState.OPEN, area_state=AreaState.CLOSED)
