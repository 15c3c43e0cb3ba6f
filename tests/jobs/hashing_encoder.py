"""An encoder that needs no model; workers import it from here."""

from collections.abc import Sequence
from typing import Any

import numpy as np


class HashingEncoder:
    """Words as directions: enough for what must hold of any encoder.

    It remembers how many texts it was given, and can be stopped as by Ctrl-C.
    """

    name = "hashing"
    fingerprint = "hashing"
    dimensions = 64

    def __init__(self, *, stop_after: int | None = None) -> None:
        self.texts = 0
        self.stop_after = stop_after

    def encode(self, texts: Sequence[str]) -> Any:
        if self.stop_after is not None and self.texts >= self.stop_after:
            raise KeyboardInterrupt
        self.texts += len(texts)
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                vectors[row, sum(word.encode()) % self.dimensions] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.maximum(lengths, 1e-9)
