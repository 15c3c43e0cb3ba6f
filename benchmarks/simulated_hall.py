"""A hall of simulated phones and a real server, for the benchmark and the torture.

The phones speak HTTP/1.1 over one kept connection each, as a browser would, and nothing
of the server's own code runs on their side.
"""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLKMOOT = Path(sys.executable).parent / "folkmoot"


class LostAnswerError(Exception):
    """No answer came, so nobody knows whether the request was done."""


@dataclass(frozen=True)
class Planned:
    """A meeting that is open, with the token of each group."""

    meeting: str
    tokens: list[str]


def plan_hall(groups: int) -> Planned:
    """Make the meeting in the database that the environment names."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.config.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from folkmoot.web.events.recording import SYSTEM, open_change
    from folkmoot.web.meetings.commands.keys import ensure_keys
    from folkmoot.web.meetings.join_keys import make_token
    from folkmoot.web.meetings.models import (
        Consultation,
        FocusArea,
        Group,
        JoinKey,
        Meeting,
        MeetingArea,
    )
    from folkmoot.web.statements.commands.room import open_areas
    from folkmoot.web.statements.queries.room import find_areas

    consultation = Consultation(name="Turen")
    areas = [FocusArea(consultation=consultation, title=f"Område {n}") for n in (1, 2)]
    with open_change(consultation.id, by=SYSTEM, command="plan") as change:
        for row in (consultation, *areas):
            change.create(row)
    meeting = Meeting(consultation=consultation, title="Salen")
    with open_change(meeting.id, by=SYSTEM, command="plan") as change:
        change.create(meeting)
        for place, area in enumerate(areas):
            change.create(MeetingArea(meeting=meeting, focus_area=area, place=place))
        for number in range(1, groups + 1):
            change.create(Group(meeting=meeting, number=number))
    ensure_keys(meeting=meeting, by=SYSTEM)
    open_areas(meeting=meeting, areas=find_areas(meeting), by=SYSTEM)
    keys = JoinKey.objects.filter(meeting=meeting, group__isnull=False)
    tokens = [make_token(key) for key in keys.order_by("group__number")]
    return Planned(str(meeting.id), tokens)


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """`folkmoot serve`, as a process that can be killed."""

    def __init__(self, data: Path, port: int) -> None:
        self.data = data
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [FOLKMOOT, "serve", "--data", self.data, "--port", str(self.port)]
        with (self.data / "serve.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(part) for part in command],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + 60
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError((self.data / "serve.log").read_text())
            time.sleep(0.05)

    def kill(self) -> None:
        """As a power cut would: nothing is finished."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(30)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def seconds_of_processor(self) -> float:
        """What the server itself has used, without its worker."""
        assert self._process is not None
        told = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2]
        user, system = told.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/sheet"):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False


class Phone:
    """One device, with its cookie and one connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookie = ""
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.sheets: list[str] = []
        self.number = 0

    async def join(self, token: str) -> None:
        told = await self.ask("POST", "/api/join", {"token": token})
        assert told["folkmoot"] == 1, told
        await self.poll()

    async def poll(self) -> dict[str, Any]:
        told = await self.ask("GET", f"/api/sheet?after={self.number}")
        self.sheets = [area["id"] for area in told["areas"]]
        self.number = told["number"]
        return told

    async def send(self, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        body = {"unsent": 0, "changes": changes}
        told = await self.ask("POST", "/api/changes", body)
        results: list[dict[str, Any]] = told["results"]
        return results

    async def ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Send and read the answer; LostAnswerError where there is none."""
        try:
            status, told = await self._exchange(method, path, body)
        except (OSError, EOFError, ValueError) as error:
            await self.hang_up()
            raise LostAnswerError(str(error)) from error
        if status != 200 or told.get("folkmoot") != 1:
            raise LostAnswerError(f"{status} {told}")
        return told

    async def hang_up(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            with contextlib.suppress(OSError):
                await self._streams[1].wait_closed()
            self._streams = None

    async def _exchange(
        self, method: str, path: str, body: object
    ) -> tuple[int, dict[str, Any]]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        content = b"" if body is None else json.dumps(body).encode()
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
            f"X-Folkmoot: 1\r\nContent-Type: application/json\r\n"
            f"Cookie: {self._cookie}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
            + content
        )
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        headers = [line.partition(": ") for line in head.split("\r\n")[1:]]
        length = 0
        for name, _, value in headers:
            if name.lower() == "content-length":
                length = int(value)
            if name.lower() == "set-cookie" and "folkmoot-device=" in value:
                self._cookie = value.partition(";")[0]
        told: dict[str, Any] = json.loads(await reader.readexactly(length) or b"{}")
        return status, told


def new_id() -> str:
    return str(uuid.uuid4())
