"""Servers that share a PostgreSQL: they may start at once, and one worker is enough."""

import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.served import list_workers, serve

pytestmark = pytest.mark.slow
# SQLite is for one server; on it there is less to try.
DATABASE = {"DATABASE_URL": url} if (url := os.environ.get("DATABASE_URL")) else {}


def _start_and_ask(data: Path, stack: ExitStack, *options: str) -> int:
    hall = stack.enter_context(serve(data, *options, **DATABASE))
    with urllib.request.urlopen(f"http://127.0.0.1:{hall.port}/", timeout=30) as page:
        status: int = page.status
    return status


def test_servers_that_start_at_once_prepare_the_database_one_by_one(
    tmp_path: Path,
) -> None:
    count = 2 if DATABASE else 1
    with ExitStack() as stack, ThreadPoolExecutor(count) as pool:
        starting = [
            pool.submit(_start_and_ask, tmp_path / "data", stack) for _ in range(count)
        ]
        assert [each.result() for each in starting] == [200] * count


def test_a_server_without_a_worker_answers_and_has_none(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with ExitStack() as stack:
        assert _start_and_ask(data, stack, "--no-worker") == 200
        assert list_workers(data) == []
