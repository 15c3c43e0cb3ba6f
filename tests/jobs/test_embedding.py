from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from folkmoot.engines import open_engine
from folkmoot.engines.serial import SerialEngine
from folkmoot.jobs.embedding import CachedEncoder
from folkmoot.jobs.vector_cache import FILE_NAME


class LengthEncoder:
    """A vector tells a text's length; the texts it was given are remembered."""

    name = fingerprint = "length"
    dimensions = 2

    def __init__(self, *, stop_after: int = 1000) -> None:
        self.texts: list[str] = []
        self.stop_after = stop_after

    def encode(self, texts: Sequence[str]) -> Any:
        if len(self.texts) >= self.stop_after:
            raise KeyboardInterrupt
        self.texts.extend(texts)
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOLKMOOT_CACHE", str(tmp_path))
    return tmp_path


def _open(model: LengthEncoder, told: list[Any] | None = None) -> CachedEncoder:
    return CachedEncoder(
        model,
        engine=SerialEngine(),
        on_progress=None if told is None else lambda *step: told.append(step),
    )


def test_each_text_is_embedded_once() -> None:
    model = LengthEncoder()
    encoder = _open(model)
    vectors = encoder.encode(["bus", "vej", "bus", "lysere"])
    assert vectors.tolist() == [[3, 1], [3, 1], [3, 1], [6, 1]]
    encoder.encode(["vej", "ny"])
    assert model.texts == ["bus", "vej", "lysere", "ny"]
    assert encoder.embedded == 4


def test_what_an_earlier_run_knew_is_not_embedded_again() -> None:
    _open(LengthEncoder()).learn(["bus", "vej"])
    model = LengthEncoder()
    encoder = _open(model)
    assert encoder.encode(["vej", "sti"]).tolist() == [[3, 1], [3, 1]]
    assert (model.texts, encoder.embedded) == (["sti"], 1)


def test_a_run_that_is_stopped_goes_on_from_where_it_was() -> None:
    texts = [f"tekst {number}" for number in range(100)]
    with pytest.raises(KeyboardInterrupt):
        _open(LengthEncoder(stop_after=64)).learn(texts)
    model = LengthEncoder()
    _open(model).learn(texts)
    assert model.texts == texts[64:]


def test_progress_counts_what_is_new() -> None:
    _open(LengthEncoder()).learn(["a"])
    told: list[Any] = []
    _open(LengthEncoder(), told).learn(["a", *map(str, range(40))])
    assert told == [("embedding", 32, 40), ("embedding", 40, 40)]


def test_no_texts_give_no_rows() -> None:
    assert _open(LengthEncoder()).encode([]).shape == (0, 2)


def test_a_cache_that_cannot_be_used_is_gone_without(cache: Path) -> None:
    (cache / FILE_NAME).mkdir()
    assert _open(LengthEncoder()).encode(["bus"]).tolist() == [[3, 1]]


@pytest.mark.weights
@pytest.mark.slow
def test_vectors_are_the_same_in_this_process_and_in_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"Bus nummer {number} kører for sjældent" for number in range(70)]
    found = []
    for name in ("serial", "processes"):
        monkeypatch.setenv("FOLKMOOT_CACHE", str(tmp_path / name))
        with open_engine(name) as engine:
            found.append(CachedEncoder(None, engine=engine).encode(texts).tobytes())
    assert found[0] == found[1]
