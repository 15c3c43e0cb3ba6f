"""The phones and boards of the load bench. They keep what they were told, to compare.

A phone does what the sheet's scripts do: it sends a coalesced change, asks for news
afterwards, holds its stream and asks again when that names its table.
"""

import asyncio
import json
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from light_http import Connection, EventStream, LostAnswerError
from simulated_hall import new_id

_PATIENCE = 30.0
_NUMBER = re.compile(rb'"number": ?(\d+)')
_PACE = re.compile(rb'"pace": ?([0-9.]+)')
_LEISURE = re.compile(rb'"leisure": ?([0-9.]+)')
_PLENARY = re.compile(rb'"plenary":{[^}]*"number":(\d+),"counted":(\d+)}')
_SHEET = re.compile(rb'"id": ?"([0-9a-f-]{36})", ?"area"')
# As the sheet's `hall_stream.js` and `plenary_queue.js`: within the pace that is told.
PACE = 3.0
NEWS_WITHOUT_STREAM = 6.0
NEWS_WITH_STREAM = 30.0
HAND_IN_EVERY = 60.0
A_MINUTE = 9  # one statement, five edits, three answers
CHOICES = ("agree", "disagree", "unsure")


@dataclass
class Record:
    """What the phones and boards saw. Times are in milliseconds."""

    written: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    joined: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    # When a statement was handed in; when each board had it.
    sent_at: dict[str, float] = field(default_factory=dict)
    shown: list[float] = field(default_factory=list)
    seen: int = 0

    def begin_anew(self) -> "Record":
        """Another part of the run; statements on their way are still looked for."""
        return Record(sent_at=self.sent_at)


@dataclass
class Kept:
    """What was acknowledged in the whole run, and must be in the database."""

    texts: dict[str, str] = field(default_factory=dict)
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)


class Bench:
    """What all phones share; `record` is exchanged between the parts of a run."""

    def __init__(self, points: list[str]) -> None:
        self.points = points
        self.record = Record()
        self.kept = Kept()
        # Acknowledged and not handed in yet, by sheet.
        self.waiting: dict[str, list[str]] = {}


class Phone:
    """One device: its cookie, its connection, its stream."""

    def __init__(
        self, bench: Bench, port: int, token: str, *, hands_in: bool = False
    ) -> None:
        self._hands_in = hands_in
        self._bench = bench
        self._port = port
        self._token = token
        self._cookie = b""
        self._connection: Connection | None = None
        self._stream: EventStream | None = None
        self._news_at = float("inf")
        self._plenary_at = float("inf")
        self._number, self._plenary_number = 0, 0
        self._statement, self._version = "", 0
        self._written = 0
        self._sheets: list[str] = []
        self._waking: asyncio.Future[None] | None = None
        self.chance = random.Random(token + str(port) + new_id())

    async def join(self) -> None:
        began = time.perf_counter()
        try:
            await self._ask("POST", "/api/join", {"token": self._token})
            sheet = await self._ask("GET", "/api/sheet?after=0")
        except LostAnswerError as error:
            self._bench.record.faults.append(f"join: {error}")
            return
        self._bench.record.joined.append(_since(began))
        self._sheets = [each.decode() for each in _SHEET.findall(sheet)]
        self._take_number(sheet)

    async def hold_stream(self) -> None:
        request = _compose("GET", "/api/live", self._port, self._cookie, b"")
        self._stream = await _open_stream(self._port, request, self._hear)

    def leave(self) -> None:
        for each in (self._connection, self._stream):
            if each is not None:
                each.hang_up()

    async def take_part(self, until: float) -> None:
        """A statement, its edits and the answers, evenly over each minute."""
        pause = 60 / A_MINUTE
        act_at = time.monotonic() + self.chance.random() * pause
        if not self._has_stream:
            self._news_at = time.monotonic() + self.chance.random() * 6
        hand_in_at = time.monotonic() + self.chance.random() * (until - act_at)
        while (now := time.monotonic()) < until:
            if now >= act_at:
                act_at += pause
                await self._act()
                if self._hands_in and now >= hand_in_at:
                    hand_in_at = now + HAND_IN_EVERY
                    await self.hand_in()
            elif now >= self._news_at:
                await self.ask_news()
            elif now >= self._plenary_at:
                await self.ask_plenary()
            else:
                soonest = min(act_at, self._news_at, self._plenary_at, until)
                await self._sleep(soonest - now)

    async def _sleep(self, seconds: float) -> None:
        """Until then, or until the stream names the table."""
        loop = asyncio.get_running_loop()
        self._waking = loop.create_future()
        timer = loop.call_later(seconds, self._wake)
        await self._waking
        timer.cancel()

    def _wake(self) -> None:
        if self._waking is not None and not self._waking.done():
            self._waking.set_result(None)

    async def _act(self) -> None:
        turn = self._written % A_MINUTE
        self._written += 1
        if turn % 3 == 2:
            await self.answer()
        elif turn == 0:
            await self.add()
        else:
            await self.edit()

    async def add(self) -> None:
        statement, sheet = new_id(), self.chance.choice(self._sheets)
        change = {"kind": "add", "sheet": sheet, "place": 1.0}
        self._statement, self._version = statement, 0
        if await self._change(change):
            self._bench.waiting.setdefault(sheet, []).append(statement)

    async def edit(self) -> None:
        if not self._statement:
            await self.add()
            return
        await self._change({"kind": "edit", "base": self._version})

    async def hand_in(self) -> None:
        """Give the table's sheets over: from now on the boards may show them."""
        for sheet in self._sheets:
            given = self._bench.waiting.pop(sheet, [])
            if not given:
                continue
            now = time.perf_counter()
            self._bench.record.sent_at.update(dict.fromkeys(given, now))
            change = {"kind": "hand_in", "request": new_id(), "sheet": sheet}
            asked = {"unsent": 0, "changes": [change]}
            try:
                body = await self._ask("POST", "/api/changes", asked)
            except LostAnswerError as error:
                self._bench.record.faults.append(f"hand-in: {error}")
                continue
            if json.loads(body)["results"][0]["status"] != "done":
                self._bench.record.faults.append(f"hand-in: {body[:200]!r}")

    async def answer(self) -> None:
        point, choice = self.chance.choice(self._bench.points), self._choose()
        asked = {"answers": [{"point": point, "choice": choice}], "marks": []}
        began = time.perf_counter()
        try:
            body = await self._ask("POST", "/api/answers", asked)
        except LostAnswerError as error:
            self._bench.record.faults.append(f"answer: {error}")
            return
        if b'"done"' not in body:
            self._bench.record.faults.append(f"answer: {body[:200]!r}")
            return
        self._bench.record.answered.append(_since(began))
        self._bench.kept.answers[(self._cookie.decode(), point)] = choice

    async def ask_news(self) -> None:
        pause = NEWS_WITH_STREAM if self._has_stream else NEWS_WITHOUT_STREAM
        self._news_at = time.monotonic() + pause
        began = time.perf_counter()
        try:
            body = await self._ask("GET", f"/api/sheet?after={self._number}&unsent=0")
        except LostAnswerError as error:
            self._bench.record.faults.append(f"news: {error}")
            return
        self._bench.record.news.append(_since(began))
        self._take_number(body)

    async def ask_plenary(self) -> None:
        self._plenary_at = float("inf")
        began = time.perf_counter()
        try:
            body = await self._ask("GET", "/api/plenary")
        except LostAnswerError as error:
            self._bench.record.faults.append(f"plenary: {error}")
            return
        self._bench.record.asked.append(_since(began))
        found = _NUMBER.search(body)
        self._plenary_number = int(found[1]) if found else 0

    @property
    def _has_stream(self) -> bool:
        return self._stream is not None and self._stream.status == 200

    def _choose(self) -> str:
        return self.chance.choice(CHOICES)

    async def _change(self, change: dict[str, object]) -> bool:
        """Whether it was acknowledged."""
        text = f"Bussen skal køre om aftenen, også i ferien. {new_id()} " * 2
        request = {"request": new_id(), "statement": self._statement, "text": text}
        began = time.perf_counter()
        try:
            body = await self._ask(
                "POST", "/api/changes", {"unsent": 0, "changes": [change | request]}
            )
        except LostAnswerError as error:
            self._bench.record.faults.append(f"change: {error}")
            self._bench.kept.texts.pop(self._statement, None)
            return False
        result = json.loads(body)["results"][0]
        if result["status"] != "done":
            self._bench.record.faults.append(f"change: {result}")
            return False
        self._bench.record.written.append(_since(began))
        self._version = result["statement"]["versions"]["text"]
        self._bench.kept.texts[self._statement] = text.strip()
        if not self._has_stream:
            self._plan_news(0.0)
        return True

    def _hear(self, data: bytes) -> None:
        """What is new at the table is told; for the rest ask, but not at once."""
        found = _NUMBER.search(data)
        if found is None:
            return
        told = _PACE.search(data)
        pace = float(told[1]) if told else PACE
        self._hear_of_plenary(data, pace)
        if int(found[1]) <= self._number:
            return
        if b'"all":true' in data:
            self._plan_news(pace)
        else:
            self._number = int(found[1])

    def _hear_of_plenary(self, data: bytes, pace: float) -> None:
        plenary, leisure = _PLENARY.search(data), _LEISURE.search(data)
        if plenary is None or leisure is None:
            return
        if int(plenary[1]) > self._plenary_number:
            self._plenary_at = self._plan(self._plenary_at, pace)
        elif int(plenary[2]) > self._plenary_number:
            self._plenary_at = self._plan(self._plenary_at, float(leisure[1]))

    def _plan_news(self, spread: float) -> None:
        self._news_at = self._plan(self._news_at, spread)

    def _plan(self, at: float, spread: float) -> float:
        """When to ask: as planned if that is within the spread, else at some moment."""
        now = time.monotonic()
        if at <= now + spread:
            return at
        self._wake()
        return now + self.chance.random() * spread

    def _take_number(self, body: bytes) -> None:
        found = _NUMBER.search(body)
        if found is not None:
            self._number = int(found[1])

    async def _ask(self, method: str, path: str, body: object = None) -> bytes:
        content = b"" if body is None else json.dumps(body).encode()
        request = _compose(method, path, self._port, self._cookie, content)
        try:
            if self._connection is None or not self._connection.is_open:
                self._connection = await _connect(self._port)
            head, told = await self._connection.ask(request, _PATIENCE)
        except OSError as error:
            raise LostAnswerError(str(error)) from error
        if not head.startswith(b"HTTP/1.1 200"):
            raise LostAnswerError(f"{head[:40]!r} {told[:200]!r}")
        at = head.find(b"folkmoot-device=")
        if at >= 0:
            self._cookie = head[at : head.find(b";", at)]
        return told


class Board:
    """A board or a console: its stream, and when it first had each statement."""

    def __init__(self, bench: Bench, port: int, meeting: str, session: str) -> None:
        self._bench = bench
        self._port = port
        self._meeting = meeting
        self._session = session.encode()
        self._shown: set[str] = set()
        self.stream: EventStream | None = None

    async def open(self) -> None:
        path = f"/m/{self._meeting}/live"
        request = _compose("GET", path, self._port, self._session, b"")
        self.stream = await _open_stream(self._port, request, self._hear)

    def _hear(self, data: bytes) -> None:
        now = time.perf_counter()
        record = self._bench.record
        for told in json.loads(data).get("statements", ()):  # a beat has none
            statement = told["id"]
            if statement not in self._shown and statement in record.sent_at:
                self._shown.add(statement)
                record.shown.append((now - record.sent_at[statement]) * 1000)

    @property
    def shown(self) -> int:
        return len(self._shown)


async def _connect(port: int) -> Connection:
    loop = asyncio.get_running_loop()
    _, protocol = await loop.create_connection(Connection, "127.0.0.1", port)
    return protocol


async def _open_stream(
    port: int, request: bytes, hear: Callable[[bytes], None]
) -> EventStream:
    loop = asyncio.get_running_loop()
    _, protocol = await loop.create_connection(
        lambda: EventStream(request, hear), "127.0.0.1", port
    )
    return protocol


def _compose(method: str, path: str, port: int, cookie: bytes, content: bytes) -> bytes:
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Folkmoot: 1\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
    )
    return head.encode() + b"Cookie: " + cookie + b"\r\n\r\n" + content


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
