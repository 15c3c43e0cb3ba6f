"""Which side a statement takes, as far as the sound of it tells.

Who turns a demand down sounds unlike those who raise it: content, dismissive, fond of
how it is. This tone is one direction in the space of vectors, found on the project's
own statements (`training/fit_tone.py`); it says nothing of what a text is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


def measure_tone(centred: Matrix) -> Matrix:
    """A number per unit vector: above 0 it wants change, below it does not."""
    import numpy as np

    direction = _load_direction(centred.shape[1])
    if direction is None:
        return np.zeros(len(centred))
    tone: Matrix = np.round(centred @ direction[:-1] + direction[-1], 6)
    return tone


@cache
def _load_direction(dimensions: int) -> Matrix | None:
    """None for encoders of another kind."""
    import numpy as np

    resource = files("folkmoot.analysis") / "weights" / "tone.npy"
    with resource.open("rb") as file:
        direction = np.asarray(np.load(file, allow_pickle=False), dtype=np.float64)
    return direction if len(direction) == dimensions + 1 else None


@dataclass(frozen=True, kw_only=True)
class Leaning:
    """The tones of two texts about one point, weighed into the odds of agreement.

    Natural logarithm of the odds that they are on one side.
    """

    bias: float
    said: float
    point: float
    product: float
    apart: float

    def weigh(self, said: Matrix, point: Matrix) -> Matrix:
        """For pairs of tones."""
        import numpy as np

        odds: Matrix = (
            self.bias
            + self.said * said
            + self.point * point
            + self.product * said * point
            + self.apart * np.abs(said - point)
        )
        return odds
