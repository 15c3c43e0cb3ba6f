"""Batches in processes of this machine, one per core.

A worker that is killed takes only its own batch with it, and another worker is given
that batch again. Which worker has which batch is known, so no other is blamed.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, wait

from folkmoot.domain.errors import DomainError
from folkmoot.engines.engine import (
    BATCHES_AHEAD,
    DEATHS_ALLOWED,
    Batch,
    ClosedOnExit,
    Result,
)
from folkmoot.engines.packing import open_answer, pack
from folkmoot.engines.worker import Worker, WorkerLostError


class ProcessesEngine(ClosedOnExit):
    """At most `workers` processes, started when first needed and kept till the end."""

    name = "processes"

    def __init__(self, *, workers: int) -> None:
        self._workers = workers
        self._idle: list[Worker] = []

    def run(
        self, function: Callable[[Batch], Result], batches: Iterable[Batch]
    ) -> Iterator[Result]:
        """Results in the order of the batches; `Engine.run` says what it raises.

        A function of the main script makes each worker run that script again, which
        must then be guarded by `if __name__ == "__main__"`.
        """
        tasks = (
            _Task(number=number, batch=pack(batch))
            for number, batch in enumerate(batches)
        )
        crew = _Crew(function=pack(function), idle=self._idle, limit=self._workers)
        answers: dict[int, bytes] = {}
        try:
            for number in count():
                while number not in answers:
                    crew.hand_out(tasks, before=number + BATCHES_AHEAD * self._workers)
                    if not crew.busy:
                        return
                    answers.update(crew.collect())
                crew.hand_out(tasks, before=number + BATCHES_AHEAD * self._workers)
                yield open_answer(answers.pop(number))
        finally:
            crew.stop()

    def close(self) -> None:
        """End all workers."""
        while self._idle:
            self._idle.pop().end()


@dataclass(order=True, kw_only=True)
class _Task:
    number: int
    batch: bytes = field(compare=False)
    deaths: int = field(default=0, compare=False)


class _Crew:
    """The workers of one run and the batches they have."""

    def __init__(self, *, function: bytes, idle: list[Worker], limit: int) -> None:
        self.busy: dict[Connection, tuple[Worker, _Task]] = {}
        self._function = function
        self._idle = idle
        self._limit = limit
        self._again: list[_Task] = []
        self._read = 0

    def hand_out(self, tasks: Iterator[_Task], *, before: int) -> None:
        """Give every free worker a batch, of those with a number below `before`."""
        while len(self.busy) < self._limit:
            task = self._next_task(tasks, before=before)
            if task is None:
                return
            self._ask(task)

    def collect(self) -> dict[int, bytes]:
        """Wait for a worker, and return what is answered by now.

        Raises:
            DomainError: `worker_lost`, when a batch has cost too many workers.
        """
        answers = {}
        for connection in wait(list(self.busy)):
            worker, task = self.busy[connection]  # type: ignore[index]
            try:
                answers[task.number] = worker.take_answer()
            except WorkerLostError:
                self._bury(worker, task)
            else:
                self._idle.append(worker)
            del self.busy[worker.connection]
        return answers

    def stop(self) -> None:
        """End the workers that still have a batch; the others wait for the next run."""
        while self.busy:
            _, (worker, _) = self.busy.popitem()
            worker.end()

    def _next_task(self, tasks: Iterator[_Task], *, before: int) -> _Task | None:
        if self._again:
            return heapq.heappop(self._again)
        if self._read >= before:
            return None
        task = next(tasks, None)
        self._read += task is not None
        return task

    def _ask(self, task: _Task) -> None:
        worker = self._find_worker()
        self.busy[worker.connection] = (worker, task)
        try:
            worker.ask(self._function, task.batch)
        except WorkerLostError:
            del self.busy[worker.connection]
            self._bury(worker, task)

    def _find_worker(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive():
                return worker
            worker.end()
        return Worker(needs_main=b"__main__" in self._function)

    def _bury(self, worker: Worker, task: _Task) -> None:
        worker.end()
        task.deaths += 1
        if task.deaths >= DEATHS_ALLOWED:
            raise DomainError("worker_lost", batch=task.number + 1, deaths=task.deaths)
        heapq.heappush(self._again, task)
