import pytest

from folkmoot.documents.minutes_model import list_paragraphs, tell_text
from folkmoot.documents.read_docx import read_docx
from folkmoot.web.accounts.models import User
from folkmoot.web.recommendations.models import Side
from folkmoot.web.recommendations.queries.advice import compose_paper
from tests.web.recommendations.advising import Advising

pytestmark = pytest.mark.django_db


def _advise(advising: Advising) -> None:
    tour = advising.tour
    row = advising.advise(
        "Bus hver time",
        chapter=advising.head("Mobilitet"),
        reasoning="Afstand er tid.\n\nOg tryghed.",
        owner="Transportministeriet",
        status="decided",
    )
    point, against = tour.point("Bus oftere"), tour.point("Vi kører selv")
    tour.say("Ingen bus om lørdagen", point)
    tour.say("Ingen bus om søndagen", point, at=tour.second, group=2)
    advising.rest(row, point, words="Sagt overalt")
    advising.rest(row, against, Side.AGAINST)
    advising.plan(row, "Køreplanen er lagt om", date="2027-06", is_reached=True)
    advising.turn_down(tour.point("Gratis bus"), "Det er for dyrt")
    advising.answer(row, advising.ask("Hvad skal der til?"))


def _read(advising: Advising) -> str:
    paper = compose_paper(advising.tour.consultation)
    return "\n".join(
        tell_text(one.runs) for part in paper.parts for one in list_paragraphs(part)
    )


def test_each_recommendation_has_notes_on_what_it_rests_on(
    advising: Advising,
) -> None:
    _advise(advising)
    told = _read(advising)
    assert "Bus oftere (2 af 6 grupper, ved 2 af 2 møder" in told
    assert "– Sagt overalt" in told
    assert "»Ingen bus om lørdagen« (Gruppe 1 · Mobilitet · " in told
    assert "Det taler imod den" in told
    assert "Tages hånd om af: Transportministeriet" in told
    assert "juni 2027: Køreplanen er lagt om (nået)" in told
    assert "Gratis bus – ikke fulgt, fordi: Det er for dyrt" in told


@pytest.mark.parametrize("kind", ["docx", "pdf", "odt", "html"])
def test_equal_recommendations_give_equal_bytes(
    advising: Advising, anne: User, kind: str
) -> None:
    _advise(advising)
    client = advising.open(anne)
    one, other = (client.get(f"{advising.address}file/{kind}") for _ in range(2))
    assert one.status_code == 200
    assert one.content == other.content


def test_word_holds_all_that_the_paper_says(advising: Advising, anne: User) -> None:
    _advise(advising)
    response = advising.open(anne).get(f"{advising.address}file/docx")
    text = read_docx(response.content).text
    for said in ("Anbefaling 1", "Bus hver time", "Og tryghed.", "Det er for dyrt"):
        assert said in text
