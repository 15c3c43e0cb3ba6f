"""The reference: one batch after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator

from folkmoot.engines.engine import Batch, ClosedOnExit, Result


class SerialEngine(ClosedOnExit):
    """Runs each batch when its result is asked for."""

    name = "serial"

    def run(
        self, function: Callable[[Batch], Result], batches: Iterable[Batch]
    ) -> Iterator[Result]:
        """Results in the order of the batches; raises what the function raises."""
        for batch in batches:
            yield function(batch)

    def close(self) -> None:
        """There is nothing to end."""
