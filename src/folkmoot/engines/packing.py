"""Functions, batches and answers as bytes, on their way to a worker and back.

Whatever goes wrong with them, in packing or in the function, is an answer as well: a
worker that lives always answers, so one that does not was lost.
"""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Failure:
    """An exception that a batch ended in, with where it was raised."""

    error: BaseException
    trace: str


class RemoteTraceError(Exception):
    """Where in the worker an exception was raised: the cause of that exception."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


def pack(value: object) -> bytes:
    """The value as bytes. Raises what pickle raises for a value that cannot be sent."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def make_answer(function: bytes, batch: bytes) -> bytes:
    """Run the function on the batch, in the worker. Never raises."""
    try:
        return pack(_open_function(function)(_unpack(batch)))
    except BaseException as error:
        return _pack_failure(error)


def open_answer(answer: bytes) -> Any:
    """The result in an answer.

    Raises:
        BaseException: what the function raised, with its trace in the worker as cause.
    """
    opened = _unpack(answer)
    if isinstance(opened, Failure):
        raise opened.error from RemoteTraceError(opened.trace)
    return opened


def _unpack(packed: bytes) -> Any:
    return pickle.loads(packed)  # noqa: S301 - made by this program itself


@lru_cache(maxsize=1)
def _open_function(function: bytes) -> Callable[[Any], Any]:
    """Opened once, used on many batches: a function may hold a model or vectors."""
    opened: Callable[[Any], Any] = _unpack(function)
    return opened


def _pack_failure(error: BaseException) -> bytes:
    trace = "".join(traceback.format_exception(error))
    try:
        packed = pack(Failure(error=error, trace=trace))
        _unpack(packed)
    except Exception:
        told = f"{type(error).__qualname__}: {error}"
        return pack(Failure(error=RuntimeError(told), trace=trace))
    return packed
