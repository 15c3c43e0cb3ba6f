"""Evidence weighed into a probability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """A logistic of weighed evidence: that two texts speak about one point."""

    bias: float
    weights: Mapping[str, float]

    def weigh(self, evidence: Mapping[str, Matrix]) -> Matrix:
        """The probability of each pair, to six decimals."""
        import numpy as np

        total = self.bias + sum(
            weight * evidence[name] for name, weight in self.weights.items()
        )
        probability: Matrix = np.round(1.0 / (1.0 + np.exp(-total)), 6)
        return probability
