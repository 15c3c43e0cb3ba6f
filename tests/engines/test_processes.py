import os
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from folkmoot.engines.processes import ProcessesEngine
from tests.engines import samples
from tests.engines.watching import wait_until_gone


def test_only_the_batch_of_a_killed_worker_is_run_again(tmp_path: Path) -> None:
    batches = [(tmp_path, number) for number in range(6)]
    with ProcessesEngine(workers=2) as engine:
        assert list(engine.run(samples.log_and_square, batches)) == [
            number * number for number in range(6)
        ]
    ran = Counter(map(int, (tmp_path / "log").read_text().split()))
    assert ran == {0: 1, 1: 1, 2: 2, 3: 1, 4: 1, 5: 1}


def test_workers_are_kept_from_run_to_run() -> None:
    with ProcessesEngine(workers=1) as engine:
        first = list(engine.run(samples.tell_process, range(3)))
        second = list(engine.run(samples.tell_process, range(3)))
    assert len({*first, *second}) == 1
    assert os.getpid() not in first


def test_a_worker_killed_between_two_runs_is_replaced() -> None:
    with ProcessesEngine(workers=1) as engine:
        (process,) = engine.run(samples.tell_process, [0])
        os.kill(process, signal.SIGKILL)
        (other,) = engine.run(samples.tell_process, [0])
    assert other != process


def test_no_more_workers_are_started_than_there_are_batches() -> None:
    with ProcessesEngine(workers=8) as engine:
        list(engine.run(samples.square, [(1,), (2,)]))
        assert len(engine._idle) == 2


def test_closing_the_engine_ends_its_workers() -> None:
    with ProcessesEngine(workers=1) as engine:
        (process,) = engine.run(samples.tell_process, [0])
    wait_until_gone([process])


def test_leaving_a_run_ends_what_is_under_way_at_once() -> None:
    started = time.monotonic()
    with ProcessesEngine(workers=2) as engine:
        run = engine.run(samples.sleep_and_return, [0.0, 60.0, 60.0])
        assert next(run) == 0.0
        run.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 10


def test_a_function_that_cannot_be_sent_is_refused_before_any_worker_starts() -> None:
    with ProcessesEngine(workers=1) as engine:
        with pytest.raises(Exception, match="pickle"):
            list(engine.run(lambda batch: batch, [1]))
        assert engine._idle == []


def test_a_large_batch_and_a_large_result_pass() -> None:
    batch = b"x" * 20_000_000
    with ProcessesEngine(workers=1) as engine:
        assert list(engine.run(samples.echo, [batch])) == [batch]
