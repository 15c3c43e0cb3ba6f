"""What every engine does alike. The serial engine is the reference."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.domain.errors import DomainError
from folkmoot.engines import Engine, open_engine
from tests.engines import samples
from tests.engines.dask_commands import running_cluster

OpenNamed = Callable[[str], Engine]

every_engine = pytest.mark.parametrize(
    "name", ["serial", "processes", "dask", "scheduler"]
)
with_workers = pytest.mark.parametrize("name", ["processes", "dask", "scheduler"])


@pytest.fixture(scope="module")
def engine_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenNamed]:
    """Engines by name, each opened once for all tests here."""
    opened: dict[str, Engine] = {}
    with contextlib.ExitStack() as stack:

        def open_once(name: str) -> Engine:
            if name not in opened:
                engine = _open(name, stack, tmp_path_factory)
                opened[name] = stack.enter_context(engine)
            return opened[name]

        yield open_once


def _open(
    name: str, stack: contextlib.ExitStack, folders: pytest.TempPathFactory
) -> Engine:
    if name != "scheduler":
        return open_engine(name, workers=2)
    address = stack.enter_context(running_cluster(folders.mktemp("dask")))
    return open_engine("dask", scheduler=address)


@every_engine
def test_results_come_in_the_order_of_the_batches(
    engine_of: OpenNamed, name: str
) -> None:
    naps = [0.3, 0.0, 0.2, 0.0, 0.1, 0.0]
    assert list(engine_of(name).run(samples.sleep_and_return, naps)) == naps


@every_engine
def test_no_batches_give_no_results(engine_of: OpenNamed, name: str) -> None:
    assert list(engine_of(name).run(samples.square, [])) == []


@every_engine
def test_there_may_be_many_more_batches_than_workers(
    engine_of: OpenNamed, name: str
) -> None:
    batches = [(number, number + 1) for number in range(100)]
    squares = [(a * a, b * b) for a, b in batches]
    assert list(engine_of(name).run(samples.square, batches)) == squares


@every_engine
def test_a_function_may_hold_something(engine_of: OpenNamed, name: str) -> None:
    for addend in (1, 2):
        run = engine_of(name).run(samples.Adder(addend=addend), [(1, 2), (3,)])
        assert list(run) == [(1 + addend, 2 + addend), (3 + addend,)]


@every_engine
def test_what_the_function_raises_comes_out_unchanged_at_its_turn(
    engine_of: OpenNamed, name: str
) -> None:
    results: list[int] = []
    with pytest.raises(DomainError) as raised:
        results.extend(engine_of(name).run(samples.refuse_three, range(9)))
    assert results == [0, 1, 2]
    assert (raised.value.code, raised.value.details) == ("damaged", {"number": 3})


@every_engine
def test_an_engine_runs_on_after_an_error(engine_of: OpenNamed, name: str) -> None:
    with pytest.raises(DomainError):
        list(engine_of(name).run(samples.refuse_three, range(9)))
    assert list(engine_of(name).run(samples.square, [(2,)])) == [(4,)]


@every_engine
def test_batches_are_read_a_few_ahead_of_the_results(
    engine_of: OpenNamed, name: str
) -> None:
    read = []

    def batches() -> Iterator[tuple[int, ...]]:
        for number in range(1000):
            read.append(number)
            yield (number,)

    run = engine_of(name).run(samples.square, batches())
    assert next(run) == (0,)
    assert len(read) <= 10
    run.close()  # type: ignore[attr-defined]
    assert len(read) <= 10


@every_engine
def test_a_batch_of_any_value_arrives_as_it_was(
    engine_of: OpenNamed, name: str
) -> None:
    batches = ["", b"\0", None, ["key", ("a", {1: 2})], {"æ": float("inf")}, list]
    assert list(engine_of(name).run(samples.echo, batches)) == batches


@every_engine
def test_two_runs_may_be_under_way_at_once(engine_of: OpenNamed, name: str) -> None:
    engine = engine_of(name)
    first = engine.run(samples.square, [(n,) for n in range(20)])
    second = engine.run(samples.Adder(addend=1), [(n,) for n in range(20)])
    pairs = list(zip(first, second, strict=True))
    assert pairs == [((n * n,), (n + 1,)) for n in range(20)]


@with_workers
def test_a_killed_worker_loses_nothing(
    engine_of: OpenNamed, name: str, tmp_path: Path
) -> None:
    batches = [(tmp_path, number) for number in range(4)]
    for number in (0, 1, 3):
        (tmp_path / str(number)).touch()
    assert list(engine_of(name).run(samples.die_once, batches)) == [0, 1, 2, 3]


@with_workers
def test_a_batch_that_ends_every_worker_is_given_up_by_its_number(
    engine_of: OpenNamed, name: str
) -> None:
    with pytest.raises(DomainError) as raised:
        list(engine_of(name).run(samples.die_on_two, range(1, 4)))
    assert raised.value.code == "worker_lost"
    assert raised.value.details["batch"] == 2


@with_workers
def test_each_worker_computes_with_one_thread(engine_of: OpenNamed, name: str) -> None:
    assert list(engine_of(name).run(samples.count_threads, range(4))) == ["1"] * 4


@with_workers
def test_an_error_that_cannot_travel_is_told_in_words(
    engine_of: OpenNamed, name: str
) -> None:
    with pytest.raises(RuntimeError, match="OddError: tostykker") as raised:
        list(engine_of(name).run(samples.raise_odd_error, [1]))
    assert "in raise_odd_error" in str(raised.value.__cause__)


@with_workers
def test_a_result_that_cannot_travel_is_an_error(
    engine_of: OpenNamed, name: str
) -> None:
    with pytest.raises(Exception, match="pickle"):
        list(engine_of(name).run(samples.return_lambda, [1]))


@given(batches=st.lists(st.lists(st.integers() | st.text()), max_size=12))
def test_all_results_are_equal_on_serial_and_processes(
    engine_of: OpenNamed, batches: list[list[int | str]]
) -> None:
    serial = engine_of("serial").run(samples.echo, batches)
    processes = engine_of("processes").run(samples.echo, batches)
    assert list(processes) == list(serial) == batches
