"""Drawing together in a process that stays: what it keeps, and what it lets go of."""

import pytest

from folkmoot.jobs import drawing_together
from folkmoot.jobs.drawing_together import Drawer, Said, can_load_model
from tests.jobs.hashing_encoder import HashingEncoder

WORDS = "havn skole lærer bus læge kulturhus cykelsti vinter".split()


def say(*texts: str) -> list[Said]:
    return [
        Said(id=f"s{number}", text=text, voice=f"g{number}")
        for number, text in enumerate(texts)
    ]


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def drawer(encoder: HashingEncoder) -> Drawer:
    return Drawer(encoder)


def test_a_text_is_embedded_once_however_often_its_area_is_drawn(
    drawer: Drawer, encoder: HashingEncoder
) -> None:
    said = say(*WORDS)
    drawer.draw("area", said)
    drawer.draw("area", [*said, Said(id="new", text="tog", voice="g")])
    assert encoder.texts == len(WORDS) + 1


def test_nothing_is_kept_of_a_text_that_stands_there_no_more(drawer: Drawer) -> None:
    drawer.draw("area", say("havn", "skole"))
    drawer.draw("area", say("havn"))
    assert (drawer.knows("havn"), drawer.knows("skole")) == (True, False)
    drawer.forget("area")
    assert not drawer.knows("havn")


def test_of_many_new_texts_some_wait_and_what_was_there_stays(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing_together, "MOST_NEW", 2)
    said = say("havn", "havn nu", "skole", "bus", "havn")
    earlier = [["s0", "s1", "gone"], ["s2", "gone"]]
    assert drawer.draw("area", said, earlier=earlier) == ((("s0", "s1"),), False)
    clusters, is_finished = drawer.draw("area", said, earlier=earlier)
    assert is_finished
    assert {"s0", "s4"} <= set(clusters[0])


@pytest.mark.weights
def test_whether_the_model_runs_is_tried_where_it_can_do_no_harm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    can_load_model.cache_clear()
    assert can_load_model()
    can_load_model.cache_clear()
    monkeypatch.setattr(drawing_together, "_TRY", "import os; os.kill(os.getpid(), 4)")
    assert not can_load_model()
    can_load_model.cache_clear()
