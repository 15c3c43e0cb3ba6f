"""Writing in minutes: nobody's words go, and who read what is known."""

import pytest

from folkmoot.web.events.models import Batch
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.minutes.models import PaperPart
from folkmoot.web.minutes.queries.papers import load_paper
from tests.web.minutes.desk import paragraph

pytestmark = pytest.mark.django_db


def test_a_part_that_a_person_words_is_that_persons(writing) -> None:
    writing.write(writing.part("opening"), "Formanden bød velkommen.")
    part = writing.part("opening")
    assert (part.origin, "bød velkommen" in part.body) == ("written", True)


def test_words_that_are_the_same_change_nothing(writing) -> None:
    part = writing.part("opening")
    blocks = [paragraph("Ens.")]
    writing.send(
        "write_part", part=str(part.id), title=part.title, level=part.level,
        blocks=blocks, base=dict(part.versions),
    )  # fmt: skip
    count = Batch.objects.count()
    part.refresh_from_db()
    answered = writing.write(part, "Ens.")
    assert (answered["batch"], Batch.objects.count()) == (None, count)


def test_two_who_write_the_same_part_do_not_overwrite_each_other(writing) -> None:
    part = writing.part("opening")
    seen = dict(part.versions)
    writing.write(part, "Annes ord.")
    refused = writing.write(part, "Bodils ord.", base=seen)
    assert (refused["http"], refused["code"]) == (409, "stale_field")
    assert refused["now"]["blocks"][0]["runs"][0]["text"] == "Annes ord."
    assert "Annes ord." in writing.part("opening").body


def test_two_who_write_different_parts_never_meet(writing) -> None:
    opening, area = writing.part("opening"), writing.part("focus_area")
    assert writing.write(opening, "Annes ord.")["http"] == 200
    assert writing.write(area, "Bodils ord.")["http"] == 200


def test_a_write_that_is_sent_twice_is_done_once(writing) -> None:
    part = writing.part("opening")
    same = {"request": "0f5c9a52-8a3c-4d0c-9a35-0f2fd2b6e7a1"}
    first = writing.write(part, "Én gang.", **same)
    again = writing.write(part, "Én gang.", **same)
    assert (first["http"], again["http"]) == (200, 200)
    assert first["batch"] == again["batch"]


def test_what_was_written_can_be_undone(writing) -> None:
    before = load_paper(writing.paper)
    writing.write(writing.part("opening"), "Andre ord.")
    undo_batch(batch=Batch.objects.get(command="write_part"), by=writing.bench.anne)
    assert load_paper(writing.paper) == before


def test_a_part_is_marked_until_a_named_person_has_read_it(writing) -> None:
    part = writing.part("focus_area")
    told = {"id": str(part.id), "base": dict(part.versions)}
    writing.do("mark_read", parts=[told])
    assert [each["name"] for each in writing.part("focus_area").read_by] == ["Anne"]


def test_who_read_a_part_has_not_read_it_once_it_is_worded_anew(writing) -> None:
    part = writing.part("focus_area")
    told = {"id": str(part.id), "base": dict(part.versions)}
    writing.do("mark_read", parts=[told])
    part.refresh_from_db()
    writing.write(part, "Andre ord.")
    assert writing.part("focus_area").read_by == []


def test_one_cannot_have_read_what_another_has_changed_meanwhile(writing) -> None:
    part = writing.part("focus_area")
    seen = dict(part.versions)
    writing.write(part, "Andre ord.")
    refused = writing.send("mark_read", parts=[{"id": str(part.id), "base": seen}])
    assert (refused["http"], writing.part("focus_area").read_by) == (409, [])


def test_a_new_part_stands_after_the_one_it_was_put_behind(writing) -> None:
    opening = writing.part("opening")
    new = "9a5c9a52-8a3c-4d0c-9a35-0f2fd2b6e7a1"
    writing.do("add_part", part=new, after=str(opening.id), level=2)
    order = list(PaperPart.objects.kept().values_list("id", flat=True))
    assert str(order[order.index(opening.id) + 1]) == new


def test_a_part_can_be_moved_to_the_front(writing) -> None:
    summary = writing.part("summary")
    writing.do("move_part", part=str(summary.id), after=None)
    assert PaperPart.objects.kept().first() == summary


def test_a_head_that_a_person_worded_stays_when_the_rest_is_refreshed(writing) -> None:
    paper = writing.paper
    facts = [{"kind": "place", "label": "Sted", "text": "Forsamlingshuset"}]
    writing.do("write_head", title="Referat", facts=facts, base=paper.versions)
    writing.do("refresh")
    paper.refresh_from_db()
    assert "Forsamlingshuset" in paper.facts


def test_what_no_page_of_ours_sends_is_refused(writing) -> None:
    part = writing.part("opening")
    for wrong in ({"blocks": [{"type": "script"}]}, {"level": 9}, {"base": None}):
        assert writing.write(part, "x", **wrong)["http"] == 400
    assert writing.send("drop_database")["http"] == 400


def test_who_only_reads_along_writes_nothing(writing, mia) -> None:
    part = writing.part("opening")
    refused = writing.send(
        "write_part", by=mia, part=str(part.id), title="", level=1, blocks=[],
        base=dict(part.versions),
    )  # fmt: skip
    assert refused["http"] == 403
    assert "Formanden" in writing.read(by=mia).content.decode()


def test_a_part_of_another_paper_is_not_there(writing) -> None:
    part = writing.part("opening")
    part.id = "9a5c9a52-8a3c-4d0c-9a35-0f2fd2b6e7a1"
    assert writing.write(part, "x")["code"] == "part_is_gone"
