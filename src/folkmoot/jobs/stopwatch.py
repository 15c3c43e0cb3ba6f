"""How long each stage of a run takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


class Stopwatch:
    """Seconds by stage since it was made; a stage that comes again is added to."""

    def __init__(self) -> None:
        self.started = _tell_now()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Count the time within as the stage's."""
        began = time.monotonic()
        try:
            yield
        finally:
            spent = time.monotonic() - began
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent

    def tell(self) -> dict[str, object]:
        """When it began, when it is now, and how long each stage took."""
        seconds = {stage: round(spent, 3) for stage, spent in self.seconds.items()}
        return {"started": self.started, "ended": _tell_now(), "seconds": seconds}


def _tell_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
