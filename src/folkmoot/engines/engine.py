"""What every engine promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Protocol, Self, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")

ENGINE_NAMES = ("serial", "processes", "dask")
# So many workers must a batch cost before the run is given up.
DEATHS_ALLOWED = 3
# Batches read ahead of the next result, per worker: work enough, memory bounded.
BATCHES_AHEAD = 4


class Engine(Protocol):
    """Runs a pure function over batches. Equal results on every engine."""

    @property
    def name(self) -> str:
        """`serial`, `processes` or `dask`."""

    def run(
        self, function: Callable[[Batch], Result], batches: Iterable[Batch]
    ) -> Iterator[Result]:
        """Results in the order of the batches, each once all before it are there.

        Function, batches and results must be picklable. A batch is read only when
        few are under way. Leaving the iterator early stops what is under way.

        Raises:
            DomainError: `worker_lost`, when a batch ended every worker it was given.
            Exception: what the function raised, unchanged, at that batch's turn.
        """

    def close(self) -> None:
        """End all workers. The engine runs nothing after this."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class ClosedOnExit:
    """An engine as a context: leaving it closes it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        raise NotImplementedError
