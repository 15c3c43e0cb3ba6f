import pytest

from folkmoot.analysis.opposition import is_opposed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lektier bør beholdes i de små klasser", "Lektier bør fjernes"),
        ("Vikarerne skaber tryghed", "Vikarer giver utryghed"),
        ("Haven er i god stand", "Haven er i dårlig stand"),
        ("Læxorna ska behållas", "Läxorna ska avskaffas"),
        ("Keep the allotments", "Scrap the allotments"),
        ("Das Angebot ist ausreichend", "Das Angebot ist schlecht"),
    ],
)
def test_what_is_wanted_more_and_less_is_opposed_either_way(
    one: str, other: str
) -> None:
    assert is_opposed(one, other)
    assert is_opposed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Der skal være flere bænke", "Der mangler bænke"),
        ("Færre skemaer til de frivillige", "Der er for mange skemaer"),
        ("Biler hører ikke til på torvet", "Ingen biler på torvet"),
        ("Kortere dage med mere indhold", "Mere indhold i dagene"),
        ("Man skal kunne betale kontant", "Ældre kan ikke betale"),
    ],
)
def test_a_demand_answers_a_complaint_and_is_not_opposed(one: str, other: str) -> None:
    assert not is_opposed(one, other)


def test_a_text_is_never_opposed_to_itself() -> None:
    text = "Der er for mange skemaer og for få hænder, det er ikke godt"
    assert not is_opposed(text, text)
