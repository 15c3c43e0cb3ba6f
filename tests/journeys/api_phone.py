"""A phone at a table, without a page: it speaks to the hall as the page does."""

import json
import uuid
from typing import Any

from playwright.sync_api import Browser

Answers = dict[str, Any]


class ApiPhone:
    """One device that joined by its table's key."""

    def __init__(self, browser: Browser, port: int, token: str) -> None:
        site = f"https://127.0.0.1:{port}"
        # It goes with the browser's other contexts; no page is ever opened in it.
        self._api = browser.new_context(
            base_url=site,
            ignore_https_errors=True,
            extra_http_headers={"X-Folkmoot": "1", "Origin": site},
        ).request
        self._post("/api/join", {"token": token})
        areas = self._read("/api/sheet")["areas"]
        self._sheets: list[str] = [area["id"] for area in areas]

    def write(self, *texts: str, area: int = 0) -> None:
        changes = [
            {
                "kind": "add",
                "sheet": self._sheets[area],
                "statement": str(uuid.uuid4()),
                "text": text,
                "place": float(place),
            }
            for place, text in enumerate(texts)
        ]
        self._change(changes)

    def hand_in(self, area: int = 0) -> None:
        self._change([{"kind": "hand_in", "sheet": self._sheets[area]}])

    def answer(self, choice: str, *, marks: bool = False) -> None:
        """To the key point that is asked about now."""
        point = self._read("/api/plenary")["current"]
        marked = [{"point": point, "on": True}] if marks else []
        told = {"answers": [{"point": point, "choice": choice}], "marks": marked}
        _require_done(self._post("/api/answers", told))

    def _change(self, changes: list[Answers]) -> None:
        sent = [{"request": str(uuid.uuid4()), **each} for each in changes]
        _require_done(self._post("/api/changes", {"unsent": 0, "changes": sent}))

    def _read(self, path: str) -> Answers:
        told: Answers = self._api.get(path, fail_on_status_code=True).json()
        return told

    def _post(self, path: str, body: Answers) -> Answers:
        answer = self._api.post(
            path,
            data=json.dumps(body),
            headers={"Content-Type": "application/json"},
            fail_on_status_code=True,
        )
        told: Answers = answer.json()
        return told


def _require_done(told: Answers) -> None:
    assert all(each["status"] == "done" for each in told["results"]), told
