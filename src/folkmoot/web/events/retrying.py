"""Doing a whole transaction again where the database chose it to give way.

PostgreSQL ends one of two transactions that wait for each other. Nothing of it is kept,
so it can be done again, but only from its outermost beginning: within another
transaction the error is the outer one's to meet. SQLite has no such case, for its
writers stand in line.
"""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction

P = ParamSpec("P")
T = TypeVar("T")

_TRIES = 3
# Deadlock, and serialization failure.
_GIVEN_WAY = frozenset({"40P01", "40001"})


def done_again_if_given_way(do: Callable[P, T]) -> Callable[P, T]:
    """For what is one transaction, and has done nothing else."""

    @functools.wraps(do)
    def try_to_do(*arguments: P.args, **options: P.kwargs) -> T:
        for _ in range(_TRIES - 1):
            try:
                return do(*arguments, **options)
            except OperationalError as error:
                if (
                    not has_given_way(error)
                    or transaction.get_connection().in_atomic_block
                ):
                    raise
        return do(*arguments, **options)

    return try_to_do


def has_given_way(error: BaseException) -> bool:
    """Whether the transaction was ended for another's sake, and may be tried again."""
    return getattr(error.__cause__, "sqlstate", None) in _GIVEN_WAY
