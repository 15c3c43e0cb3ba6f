"""Every event that a command can leave has words, and so has every reason against one.

What commands do is found by reading the code, so that a new kind without words fails.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

import folkmoot.web
from folkmoot.web.events.differences import Fate, compare_words
from folkmoot.web.events.erasure import Reason
from folkmoot.web.events.queries import recorded_models
from folkmoot.web.events.recording import recorded_fields
from folkmoot.web.events.words import (
    FIELDS,
    HIDDEN,
    SENTENCES,
    THINGS,
    VERBS,
    tell_event,
)
from folkmoot.web.ui.messages import word_refusal

WEB = Path(folkmoot.web.__file__).parent
NOTE = re.compile(r"\b(?:note|record)\(\s*(?:\w+,\s*)?\"(\w+)\"")
REASON = re.compile(r"UndoRefusedError\(\s*[\w.]+,\s*\"(\w+)\"|return \"(\w+)\"")
MODELS = recorded_models()


def _read_code() -> Iterator[str]:
    for path in WEB.rglob("*.py"):
        yield path.read_text(encoding="utf-8")


def test_every_thing_in_the_log_has_a_word() -> None:
    assert {model._meta.model_name for model in MODELS} == THINGS.keys()


def _is_named(model: Any, name: str) -> bool:
    return model._meta.get_field(name)._verbose_name is not None


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_in_the_log_has_a_word_or_is_for_machines(model: Any) -> None:
    named = {
        name
        for name in recorded_fields(model)
        if name in HIDDEN or name in FIELDS or _is_named(model, name)
    }
    assert set(recorded_fields(model)) == named


def test_every_note_in_the_log_has_a_sentence() -> None:
    said = {kind.partition(".")[2] for kind in SENTENCES}
    noted = {what for code in _read_code() for what in NOTE.findall(code)}
    assert noted - said == set()


def test_every_kind_of_event_is_in_the_reference() -> None:
    root = WEB.parents[2]
    reference = (root / "docs/reference/events.md").read_text(encoding="utf-8")
    notes = [kind for kind in SENTENCES if kind.startswith("installation.")]
    things = THINGS.keys() - {"installation"}
    for name in (*things, *VERBS, *notes, *Reason.values):
        assert f"`{name}`" in reference


def test_every_kind_of_event_is_told_in_danish() -> None:
    kinds = [*SENTENCES, *(f"{thing}.changed" for thing in THINGS)]
    for kind in kinds:
        with translation.override("en"):
            english = tell_event(kind, "N")
        with translation.override("da"):
            assert tell_event(kind, "N") != english


def test_every_reason_against_an_undo_is_told_in_words() -> None:
    sources = [
        WEB / "events" / "undo.py",
        WEB / "events" / "models.py",
        WEB / "meetings" / "models.py",
    ]
    codes = {
        "".join(found)
        for source in sources
        for found in REASON.findall(source.read_text(encoding="utf-8"))
    }
    others = {"nothing_to_return", "changed_meanwhile", "nothing_to_erase"}
    others.add("too_many_steps")
    otherwise = word_refusal("of this nobody has heard", {})
    for code in (codes | others) - {"installation"}:
        assert word_refusal(code, {}) != otherwise, code


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_of_a_difference_give_both_texts(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    kept = [p.text for p in pieces if p.fate is not Fate.PUT_IN]
    now = [p.text for p in pieces if p.fate is not Fate.TAKEN_OUT]
    assert ("".join(kept), "".join(now)) == (before, after)
