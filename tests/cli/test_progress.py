import io

import pytest

from folkmoot.cli.progress import ProgressPrinter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass only when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def _tell(stream: io.StringIO, steps: dict[float, int], language: str = "en") -> None:
    clock = Clock()
    with ProgressPrinter(language, stream=stream, clock=clock) as progress:
        for clock.now, done in steps.items():
            progress("embedding", done, 100)


def test_short_work_is_silent() -> None:
    stream = Terminal()
    _tell(stream, {0.0: 0, 0.5: 50, 1.5: 100})
    assert stream.getvalue() == ""


def test_a_terminal_has_one_line_that_is_cleared_in_the_end() -> None:
    stream = Terminal()
    _tell(stream, {0.0: 0, 4.0: 20, 4.1: 21, 5.0: 25})
    first, second, last = stream.getvalue().split("\r\x1b[K")[1:]
    assert first == "Reading the meaning … 20 of 100, about 15 seconds left"
    assert (second[:30], last) == ("Reading the meaning … 25 of 10", "")
    assert "\n" not in stream.getvalue()


@pytest.mark.parametrize(("language", "left"), [("da", "igen"), ("en", "left")])
def test_a_log_has_few_lines(language: str, left: str) -> None:
    stream = io.StringIO()
    _tell(stream, {float(n): n for n in range(40)}, language)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[-1].endswith(left)
