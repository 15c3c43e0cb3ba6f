"""How far long work has come: the stage, the count and an estimate.

Short work is silent. A terminal has one line that is written over; elsewhere, as in a
log, a line comes now and then.
"""

import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TextIO

from folkmoot.cli.wording import Wording

# Seconds. What is over before the first of them needs no telling.
_SILENT = 2.0
_BETWEEN_ON_TERMINAL = 0.2
_BETWEEN_LINES = 15.0
# An estimate from less than this would jump about.
_LEAST_FOR_ESTIMATE = 3.0
_CLEAR_LINE = "\r\x1b[K"


@dataclass(kw_only=True)
class _Stage:
    """What is under way, since when, and how much had been done by then."""

    name: str
    began: float
    done_before: int


class ProgressPrinter:
    """A progress callback that tells people, to be used in a `with` block."""

    def __init__(
        self,
        language: str,
        *,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._say = Wording(language)
        self._stream = stream or sys.stderr
        self._clock = clock
        self._began = clock()
        self._told = float("-inf")
        self._stage: _Stage | None = None
        self._line_is_open = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell that `done` of `total` in the stage are done, where it is time to."""
        now = self._clock()
        if self._stage is None or self._stage.name != stage:
            self._stage = _Stage(name=stage, began=now, done_before=done)
        on_terminal = self._stream.isatty()
        between = _BETWEEN_ON_TERMINAL if on_terminal else _BETWEEN_LINES
        if now - self._began < _SILENT or now - self._told < between:
            return
        self._told = now
        text = self._describe(self._stage, done, total, now)
        if on_terminal:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"{_CLEAR_LINE}{text[:width]}")
            self._line_is_open = True
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the line off a terminal, so that something else can be told."""
        if self._line_is_open:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()
            self._line_is_open = False

    def _describe(self, stage: _Stage, done: int, total: int, now: float) -> str:
        text = self._say("progress", stage=self._say.stage(stage.name))
        if total > 0:
            text = self._say("progress of", stage=text, done=done, total=total)
        spent, newly = now - stage.began, done - stage.done_before
        if newly > 0 and total > done and spent >= _LEAST_FOR_ESTIMATE:
            left = spent / newly * (total - done)
            text += self._say("time left", time=self._tell_time(left))
        return text

    def _tell_time(self, seconds: float) -> str:
        if seconds < 90:
            return self._say("seconds", number=max(5, round(seconds / 5) * 5))
        if seconds < 5400:
            return self._say("minutes", number=round(seconds / 60))
        return self._say("hours", number=f"{seconds / 3600:.1f}")
