"""Suggestions beside what people decided."""

from pathlib import Path
from typing import Any

import pytest

from folkmoot.domain.key_points import Relation
from folkmoot.domain.record import iterate_input
from folkmoot.jobs.reading import read
from folkmoot.jobs.suggesting import Standing, suggest
from folkmoot.jobs.vector_cache import VectorCache
from tests.jobs.hashing_encoder import HashingEncoder

MINUTES = """# Borgermøde i Odense

Dato: 25. august 2026

## Gruppearbejde

### Fokusområde 1: Mobilitet

Gruppe 1
- Bussen skal køre hver time om aftenen.
- Hvem betaler for vejen?

Gruppe 2
- Bussen skal køre hver time om aftenen
- Flere vindmøller ved byen.
"""
BUS = "Bussen skal køre hver time om aftenen"


@pytest.fixture
def record(tmp_path: Path) -> Any:
    path = tmp_path / "odense.md"
    path.write_text(MINUTES, encoding="utf-8")
    return read(path)


@pytest.fixture
def said(record: Any) -> dict[str, str]:
    return {one.text: one.id for one in iterate_input(record)}


def look(record: Any, tmp_path: Path, **told: Any) -> Any:
    return suggest(record, encoder=HashingEncoder(), cache=tmp_path / "kept", **told)


def test_what_only_asks_is_no_voice_unless_somebody_says_so(
    record, said, tmp_path
) -> None:
    asked = said["Hvem betaler for vejen?"]
    found = look(record, tmp_path)
    assert found.questions == (asked,)
    assert asked not in found.speakers
    found = look(record, tmp_path, no_questions=[asked])
    assert found.questions == ()
    assert asked in found.speakers


def test_a_repeated_statement_names_the_one_it_repeats(record, said, tmp_path) -> None:
    found = look(record, tmp_path)
    assert found.duplicate_of == {said[BUS]: said[f"{BUS}."]}


def test_how_people_let_a_statement_stand_is_not_suggested_otherwise(
    record, said, tmp_path
) -> None:
    decided = {said[f"{BUS}."]: Relation.OPPOSES}
    bus = Standing(id="bus", text=BUS, focus_area="Mobilitet", decided=decided)
    found = look(record, tmp_path, standing=[bus])
    (seen,) = (one for one in found.key_points if one.id == "bus")
    assert not seen.is_new
    assert said[f"{BUS}."] not in {match.statement for match in seen.matches}
    assert found.manifest["decisions"] != look(record, tmp_path).manifest["decisions"]


@pytest.mark.weights
def test_what_opposes_is_as_sure_as_it_is_likely_to_oppose(
    record, said, tmp_path
) -> None:
    fewer = Standing(
        id="fewer", text="Færre vindmøller ved byen", focus_area="Mobilitet"
    )
    found = suggest(record, cache=tmp_path, standing=[fewer])
    (seen,) = (one for one in found.key_points if one.id == "fewer")
    ((told),) = seen.matches
    more = said["Flere vindmøller ved byen."]
    assert (told.statement, told.relation) == (more, Relation.OPPOSES)
    assert 0.8 < told.score < 0.95


def test_what_stands_elsewhere_is_not_looked_at(record, said, tmp_path) -> None:
    found = look(record, tmp_path, without=list(said.values()))
    assert (found.key_points, found.questions, dict(found.speakers)) == ((), (), {})


def test_vectors_of_texts_that_are_there_no_more_are_let_go_of(
    record, tmp_path
) -> None:
    encoder = HashingEncoder()
    kept = VectorCache(
        fingerprint=encoder.fingerprint,
        dimensions=encoder.dimensions,
        folder=tmp_path / "kept",
    )
    kept.keep({"Noget helt andet": encoder.encode(["Noget helt andet"])[0]})
    look(record, tmp_path)
    assert not kept.find(["Noget helt andet"])
    assert kept.find([f"{BUS}."])
    kept.close()


def test_who_wants_it_to_stop_says_so_where_it_tells_how_far_it_is(
    record, tmp_path
) -> None:
    def stop(stage: str, _done: int, _total: int) -> None:
        raise TimeoutError(stage)

    with pytest.raises(TimeoutError, match="embedding"):
        look(record, tmp_path, on_progress=stop)
