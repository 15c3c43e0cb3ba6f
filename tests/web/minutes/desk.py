"""Somebody who writes minutes, by the same address as the page."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.minutes.commands.drafting import draft_paper
from folkmoot.web.minutes.models import Paper, PaperKind, PaperPart
from tests.web.desk.workbench import Workbench


@dataclass(frozen=True)
class Writing:
    bench: Workbench
    paper: Paper
    anne: User

    def part(self, kind: str) -> PaperPart:
        """The first part of a kind as it stands now."""
        found = PaperPart.objects.kept().filter(paper=self.paper, kind=kind)
        return found.order_by("place").first()

    def send(self, name: str, *, by: User | None = None, **fields: Any) -> Any:
        """What the server answered, with its status."""
        client = Client()
        client.force_login(by or self.anne)
        told = {"request": str(uuid.uuid4()), "do": name, **fields}
        response = client.post(
            f"/minutes/{self.paper.id}/do", told, content_type="application/json"
        )
        answered = response.json() if response.status_code != 403 else {}
        return {"http": response.status_code, **answered}

    def do(self, name: str, **fields: Any) -> Any:
        answered = self.send(name, **fields)
        assert answered["status"] == "done", answered
        return answered

    def write(self, part: PaperPart, *lines: str, **fields: Any) -> Any:
        told = {
            "title": part.title,
            "level": part.level,
            "blocks": [paragraph(line) for line in lines],
            "base": dict(part.versions),
            **fields,
        }
        return self.send("write_part", part=str(part.id), **told)

    def read(self, what: str = "", *, by: User | None = None) -> Any:
        client = Client()
        client.force_login(by or self.anne)
        response = client.get(f"/minutes/{self.paper.id}/{what}")
        assert response.status_code == 200, response.content
        return response


def begin_minutes(bench: Workbench, anne: User) -> Writing:
    assert bench.desk.meeting is not None
    paper = draft_paper(
        meeting=bench.desk.meeting, kind=PaperKind.MINUTES, by=bench.anne
    )
    return Writing(bench, paper, anne)


def paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "runs": [run(text)], "anchor": None}


def run(text: str, *sources: str) -> dict[str, Any]:
    return {"text": text, "target": None, "voice": "plain", "sources": list(sources)}


def line(anchor: str, *runs: dict[str, Any]) -> dict[str, Any]:
    return {"type": "paragraph", "runs": list(runs), "anchor": anchor}


def listing(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "list", "items": list(items), "ordered": False}
