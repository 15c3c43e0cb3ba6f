"""Functions for engines to run; workers import them from here."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from folkmoot.domain.errors import DomainError


class OddError(Exception):
    """Cannot be made again from its arguments, as pickle tries to."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


@dataclass(frozen=True, kw_only=True)
class Adder:
    """A function that holds something."""

    addend: int

    def __call__(self, batch: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(number + self.addend for number in batch)


def square(batch: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(number * number for number in batch)


def echo(batch: object) -> object:
    return batch


def sleep_and_return(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def refuse_three(number: int) -> int:
    if number == 3:
        raise DomainError("damaged", number=number)
    return number


def raise_odd_error(_: object) -> None:
    raise OddError("to", "stykker")


def return_lambda(_: object) -> object:
    return lambda: None


def count_threads(_: object) -> str | None:
    return os.environ.get("OMP_NUM_THREADS")


def tell_process(_: object) -> int:
    return os.getpid()


def die_once(batch: tuple[Path, int]) -> int:
    """Killed at the first call for this number, whichever worker has it."""
    folder, number = batch
    marker = folder / str(number)
    if not marker.exists():
        marker.touch()
        die(number)
    return number


def die(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def log_and_square(batch: tuple[Path, int]) -> int:
    """Writes that it ran; the log tells how often each number did."""
    folder, number = batch
    with (folder / "log").open("a") as log:
        log.write(f"{number}\n")
    if number == 2 and not (folder / "dead").exists():
        (folder / "dead").touch()
        die(number)
    return number * number


def die_on_two(number: int) -> int:
    if number == 2:
        die(number)
    return number


def tell_process_and_sleep(folder: str) -> None:
    Path(folder, str(os.getpid())).touch()
    time.sleep(60)
