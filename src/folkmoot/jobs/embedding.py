"""Vectors from memory, from the cache of earlier runs, or from an engine's workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.analysis.encoders import Encoder, load_encoder
from folkmoot.engines import Engine
from folkmoot.jobs.vector_cache import VectorCache

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]
    Vectors = NDArray[np.float32]

Progress = Callable[[str, int, int], None]
# A second's work: what a killed run loses per worker, and how often progress is told.
_BATCH = 32


@dataclass(frozen=True, kw_only=True)
class EmbedBatch:
    """What workers do: embed a batch, by `encoder` or the model of their install."""

    encoder: Encoder | None = None

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors, a row for each text."""
        return (self.encoder or load_encoder()).encode(texts)


class CachedEncoder:
    """An encoder that embeds each text once, wherever its vector comes from.

    `embedded` counts what no earlier run knew. What a batch gives is kept at once, so
    that a run that is killed goes on from there. `folder` is where it is kept, by
    default the user's.
    """

    def __init__(
        self,
        encoder: Encoder | None,
        *,
        engine: Engine,
        on_progress: Progress | None = None,
        folder: Path | None = None,
    ) -> None:
        model = encoder or load_encoder()
        self.name = model.name
        self.fingerprint = model.fingerprint
        self.dimensions = model.dimensions
        self.embedded = 0
        self._embed = EmbedBatch(encoder=encoder)
        self._engine = engine
        self._on_progress = on_progress
        self._known: dict[str, Vector] = {}
        self._cache = VectorCache(
            fingerprint=self.fingerprint, dimensions=self.dimensions, folder=folder
        )

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, as of the encoder itself."""
        import numpy as np

        self.learn(texts)
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for number, text in enumerate(texts):
            rows[number] = self._known[text]
        return rows

    def learn(self, texts: Sequence[str]) -> None:
        """Make the vectors of the texts ready, telling how far it has come."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(self._cache.find(new))
        missing = [text for text in new if text not in self._known]
        done = 0
        for vectors in self._run(missing):
            self._known.update(vectors)
            self._cache.keep(vectors)
            done += len(vectors)
            if self._on_progress:
                self._on_progress("embedding", done, len(missing))
        self.embedded += done

    def forget_others(self, texts: Sequence[str]) -> None:
        """Let go of all that the cache holds of other texts, for good."""
        self._cache.forget_others(texts)

    def close(self) -> None:
        """Let go of the cache's file."""
        self._cache.close()

    def _run(self, texts: Sequence[str]) -> Iterator[Mapping[str, Vector]]:
        batches = [texts[n : n + _BATCH] for n in range(0, len(texts), _BATCH)]
        results = self._engine.run(self._embed, batches)
        for batch, vectors in zip(batches, results, strict=True):
            yield dict(zip(batch, vectors, strict=True))
