"""The desk's page, as somebody has it open."""

import uuid
from typing import Any

from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Meeting


class Page:
    """What the page asks for and sends, of the consultation's desk."""

    def __init__(self, person: User, meeting: Meeting) -> None:
        self._client = Client()
        self._client.force_login(person)
        self.at = f"/c/{meeting.consultation_id}/desk/"

    def ask(self, what: str, **wanted: Any) -> Any:
        response = self._client.get(f"{self.at}{what}", wanted)
        assert response.status_code == 200, response.content
        return response.json()

    def list_texts(self, **wanted: Any) -> list[str]:
        return [row["text"] for row in self.ask("statements", **wanted)["rows"]]

    def read(self, what: str = "", **wanted: Any) -> str:
        response = self._client.get(f"{self.at}{what}", wanted)
        assert response.status_code == 200, response.content
        return response.content.decode()

    def send(self, name: str, **fields: Any) -> Any:
        """What the server answered, with its status."""
        told = {"request": str(uuid.uuid4()), "do": name, "meeting": None, **fields}
        response = self._client.post(
            f"{self.at}do", told, content_type="application/json"
        )
        answered = response.json() if response.status_code != 403 else {}
        return {"http": response.status_code, **answered}

    def do(self, name: str, **fields: Any) -> Any:
        answered = self.send(name, **fields)
        assert answered["status"] == "done", answered
        return answered
