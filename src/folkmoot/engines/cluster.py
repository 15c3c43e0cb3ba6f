"""Batches on a Dask cluster: one of our own on this machine, or a running one."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from folkmoot.domain.errors import DomainError
from folkmoot.engines.engine import BATCHES_AHEAD, Batch, ClosedOnExit, Result
from folkmoot.engines.local_cluster import LocalClusterProcess
from folkmoot.engines.packing import make_answer, open_answer, pack

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 10


class DaskEngine(ClosedOnExit):
    """Keeps a few batches per worker thread of the cluster under way."""

    name = "dask"

    def __init__(self, *, client: Client, cluster: LocalClusterProcess | None) -> None:
        self._client = client
        self._cluster = cluster

    def run(
        self, function: Callable[[Batch], Result], batches: Iterable[Batch]
    ) -> Iterator[Result]:
        """Results in the order of the batches; `Engine.run` says what it raises.

        A running cluster gives up on a batch by its own setting, `allowed-failures`.
        """
        packed = _pack_function(function)
        waiting = enumerate(batches, start=1)
        under_way: deque[tuple[int, Future]] = deque()
        try:
            while True:
                for number, batch in waiting:
                    under_way.append((number, self._submit(packed, pack(batch))))
                    if len(under_way) >= self._count_ahead():
                        break
                if not under_way:
                    return
                yield open_answer(_wait_for(*under_way[0]))
                under_way.popleft()
        finally:
            self._client.cancel([future for _, future in under_way])

    def close(self) -> None:
        """Leave the cluster; one of our own ends with all its workers."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def _submit(self, function: bytes, batch: bytes) -> Future:
        return self._client.submit(make_answer, function, batch, pure=False)

    def _count_ahead(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return BATCHES_AHEAD * max(1, threads)


def open_dask(*, workers: int, scheduler: str | None) -> DaskEngine:
    """Join the scheduler's cluster, or start one with so many worker processes.

    Raises:
        DomainError: `engine_missing`, `scheduler_unreachable`,
            `scheduler_without_workers`.
    """
    try:
        import distributed  # noqa: F401 - whether it is there
    except ImportError as error:
        raise DomainError("engine_missing", name="dask", extra="dask") from error
    if scheduler is None:
        return _start_cluster(workers)
    return _join_cluster(scheduler)


def _start_cluster(workers: int) -> DaskEngine:
    cluster = LocalClusterProcess(workers=workers)
    try:
        return DaskEngine(client=_connect(cluster.address), cluster=cluster)
    except BaseException:
        cluster.close()
        raise


def _join_cluster(scheduler: str) -> DaskEngine:
    # Asked first without a client: one that fails to connect may hang Dask later on.
    with ThreadPoolExecutor(max_workers=1) as thread:
        kind = thread.submit(asyncio.run, _ask_kind(scheduler))
        if kind.result() != "Scheduler":
            raise DomainError("scheduler_unreachable", scheduler=scheduler)
    client = _connect(scheduler)
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError as error:
        client.close()
        raise DomainError("scheduler_without_workers", scheduler=scheduler) from error
    return DaskEngine(client=client, cluster=None)


async def _ask_kind(address: str) -> str | None:
    """What kind of Dask server answers at the address, if any does."""
    from distributed.core import rpc

    try:
        async with rpc(address, timeout=CONNECT_SECONDS) as server:
            told = await asyncio.wait_for(server.identity(), CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError, MemoryError):
        # Memory, where Dask takes the words of a web server for a length.
        return None
    return str(told["type"])


def _connect(address: str) -> Client:
    from distributed import Client

    return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)


def _pack_function(function: Callable[..., Any]) -> bytes:
    import cloudpickle

    packed: bytes = cloudpickle.dumps(function)
    return packed


def _wait_for(number: int, future: Future) -> bytes:
    from distributed import KilledWorker

    try:
        answer: bytes = future.result()
    except KilledWorker as error:
        deaths = error.allowed_failures + 1
        raise DomainError("worker_lost", batch=number, deaths=deaths) from error
    return answer
