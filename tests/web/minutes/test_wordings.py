"""The sentences of drafts, worded by the house."""

import pytest

from folkmoot.documents.draft_words import TEXT_BLOCKS
from folkmoot.web.events.models import Batch
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.minutes.models import PaperKind, Wording
from folkmoot.web.minutes.queries.drafts import compose
from folkmoot.web.minutes.queries.material import tell_state
from folkmoot.web.minutes.queries.wordings import list_worded
from folkmoot.web.minutes.wording_words import LABELS

pytestmark = pytest.mark.django_db
OWN = "Velkommen sagde {oplægsholder}."


@pytest.fixture
def save(client, writing, consultation):
    client.force_login(writing.anne)
    address = f"/c/{consultation.id}/template/words"

    def post(seen: dict[str, str] | None = None, **texts: str) -> str:
        shown = {one.name: one.text for one in list_worded(consultation)}
        data = {f"text-{name}": text for name, text in {**shown, **texts}.items()}
        data |= {f"seen-{n}": text for n, text in {**shown, **(seen or {})}.items()}
        return client.post(address, data, follow=True).content.decode()

    return post


def _tell(meeting) -> str:
    return repr(compose(meeting, PaperKind.MINUTES))


def test_a_draft_says_what_the_house_words_anew(save, writing, meeting) -> None:
    save(opening=OWN)
    assert Wording.objects.kept().get().text == OWN
    assert "Velkommen sagde Formanden." in _tell(meeting)
    # Papers that are drafted already hear of it as of any news.
    assert tell_state(writing.paper)["news"] == 1


def test_what_the_house_says_nothing_about_has_no_paragraph(save, meeting) -> None:
    before = _tell(meeting)
    save(group_work_points="")
    assert "Vigtige pointer fra gruppearbejdet" in before
    assert "Vigtige pointer fra gruppearbejdet" not in _tell(meeting)
    assert "text=''" not in _tell(meeting)


def test_a_block_that_reads_as_ours_is_ours_again(save) -> None:
    save(opening=OWN)
    save(opening=TEXT_BLOCKS["opening"].danish)
    assert not Wording.objects.kept().exists()


def test_a_name_that_a_block_cannot_tell_is_refused_in_words(save) -> None:
    page = save(opening="Hej {formand}", plenary="Debat.")
    assert not Wording.objects.exists()
    assert "{formand}" in page
    assert "{oplægsholder}, {titel}" in page
    # What was written stands there still.
    assert "Debat." in page


def test_who_comes_second_is_told_and_nothing_is_written_over(save) -> None:
    ours = TEXT_BLOCKS["opening"].danish
    save(opening=OWN)
    page = save(opening="Hej.", seen={"opening": ours})
    assert Wording.objects.kept().get().text == OWN
    assert OWN in page
    assert "Hej." in page


def test_two_who_word_different_blocks_do_not_meet(save) -> None:
    ours = TEXT_BLOCKS["opening"].danish
    save(opening=OWN)
    save(plenary="Debat.", opening=ours, seen={"opening": ours})
    texts = {one.name: one.text for one in Wording.objects.kept()}
    assert texts == {"opening": OWN, "plenary": "Debat."}


def test_wording_anew_can_be_undone(save, writing, meeting) -> None:
    before = _tell(meeting)
    save(opening=OWN)
    batch = Batch.objects.get(command="save_wordings")
    undo_batch(batch=batch, by=writing.bench.anne)
    assert _tell(meeting) == before


def test_every_text_block_has_a_name_for_people() -> None:
    assert LABELS.keys() == TEXT_BLOCKS.keys()
