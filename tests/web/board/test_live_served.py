"""Streams of real server processes: they end with the server, and hear each other's."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.served import Served, serve

pytestmark = pytest.mark.slow
IS_SHARED = "DATABASE_URL" in os.environ


class ServedPhone:
    """A phone at one of the servers."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port = port
        self.cookie = cookie

    def ask(self, path: str, body: object = None) -> dict[str, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "X-Folkmoot": "1",
            "Content-Type": "application/json",
            "Cookie": self.cookie,
        }
        method = "GET" if body is None else "POST"
        connection.request(method, path, json.dumps(body), headers)
        answer = connection.getresponse()
        told: dict[str, Any] = json.load(answer)
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        connection.close()
        return told

    def write(self, text: str) -> str:
        sheet = self.ask("/api/sheet")["areas"][0]["id"]
        statement = str(uuid.uuid4())
        change = {
            "request": str(uuid.uuid4()),
            "kind": "add",
            "sheet": sheet,
            "statement": statement,
            "text": text,
            "place": 9.0,
        }
        told = self.ask("/api/changes", {"unsent": 0, "changes": [change]})
        assert told["results"][0]["status"] == "done", told
        return statement

    @contextmanager
    def listen(self) -> Iterator[Iterator[dict[str, Any]]]:
        """The frames of the phone's stream, as they come."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as raw:
            request = (
                f"GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self.cookie}"
            )
            raw.sendall(f"{request}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            yield _read_frames(raw)


def _read_frames(raw: socket.socket) -> Iterator[dict[str, Any]]:
    """Until the server ends the stream."""
    with raw.makefile("rb") as lines:
        for line in lines:
            if line.startswith(b'data: {"folkmoot"'):
                yield json.loads(line[6:])


def join(served: Served) -> ServedPhone:
    token = re.search(r"/j#(\S+)", "\n".join(served.lines))
    assert token is not None
    phone = ServedPhone(served.port)
    phone.ask("/api/join", {"token": token[1]})
    return phone


def test_streams_end_at_once_when_the_server_does(tmp_path: Path) -> None:
    with serve(tmp_path, "--example", "--no-worker") as served, ExitStack() as stack:
        phone = join(served)
        # More than there are seats: a stream holds none.
        hall = [stack.enter_context(phone.listen()) for _ in range(12)]
        for frames in hall:
            assert next(frames)["all"]
        began = time.monotonic()
        assert served.stop() == 130
        assert time.monotonic() - began < 4
        assert [list(frames) for frames in hall] == [[]] * 12


@pytest.mark.skipif(not IS_SHARED, reason="SQLite has one server process")
def test_a_server_tells_what_another_wrote(tmp_path: Path) -> None:
    url = _make_database()
    with (
        serve(tmp_path, "--example", "--no-worker", DATABASE_URL=url) as one,
        serve(tmp_path, "--no-worker", DATABASE_URL=url) as other,
    ):
        phone = join(one)
        with ServedPhone(other.port, phone.cookie).listen() as frames:
            assert next(frames)["all"]
            began = time.monotonic()
            phone.write("Bus i weekenden")
            assert next(frames)["sheet"]["statements"]
            took = time.monotonic() - began
    # By notice, not by asking now and then.
    assert took < 3


def _make_database() -> str:
    """A database of its own beside the tests' own one."""
    url = os.environ["DATABASE_URL"]
    name = f"served_{uuid.uuid4().hex[:8]}"
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import psycopg, sys\n"
            "with psycopg.connect(sys.argv[1], autocommit=True) as c:\n"
            f"    c.execute('CREATE DATABASE {name}')",
            url,
        ],
        check=True,
    )
    before, _, after = url.partition("?")
    return f"{before.rpartition('/')[0]}/{name}" + (f"?{after}" if after else "")
