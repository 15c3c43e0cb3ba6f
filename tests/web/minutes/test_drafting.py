"""A draft of what was said, and what becomes of it when there is news."""

import pytest

from folkmoot.documents.minutes_model import tell_text
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.models import Batch, EventText
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.minutes.commands.drafting import refresh_paper
from folkmoot.web.minutes.models import Edition, Paper, PaperKind, PaperPart
from folkmoot.web.minutes.queries.material import tell_material, tell_state
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.statements.models import KeyPoint
from tests.web.minutes.desk import line, listing, run

pytestmark = pytest.mark.django_db


def _tell(writing) -> str:
    minutes = load_paper(writing.paper)
    return repr(minutes)


def test_the_draft_tells_the_key_points_with_the_groups_behind_them(writing) -> None:
    area = load_paper(writing.paper).parts
    told = next(part for part in area if part.title == "Mobilitet")
    first = told.blocks[0].items[0]
    assert tell_text(first.runs) == "Bussen skal køre oftere (2 af 2 grupper)"


def test_what_no_key_point_holds_is_told_in_its_own_words(writing) -> None:
    for statement in writing.bench.statements[3:]:
        assert statement.text in _tell(writing)


def test_a_meeting_has_one_paper_of_a_kind(client, writing, meeting) -> None:
    client.force_login(writing.anne)
    client.post(f"/m/{meeting.id}/minutes/draft", {"kind": "minutes"})
    client.post(f"/m/{meeting.id}/minutes/draft", {"kind": "agenda"})
    kinds = Paper.objects.values_list("kind", flat=True).order_by("kind")
    assert list(kinds) == [PaperKind.AGENDA, PaperKind.MINUTES]


def test_a_note_begins_with_the_key_points_that_are_ticked(
    client, writing, meeting
) -> None:
    client.force_login(writing.anne)
    page = client.get(f"/m/{meeting.id}/minutes/").content.decode()
    chosen = KeyPoint.objects.get(text="Der mangler boliger")
    assert f'value="{chosen.id}"' in page
    data = {"kind": "note", "point": str(chosen.id)}
    client.post(f"/m/{meeting.id}/minutes/draft", data)
    note = repr(load_paper(Paper.objects.get(kind=PaperKind.NOTE)))
    assert "Der mangler boliger" in note
    assert "Bussen skal køre oftere" not in note


def test_an_agenda_has_the_programme_with_its_areas(client, writing, meeting) -> None:
    client.force_login(writing.anne)
    client.post(f"/m/{meeting.id}/minutes/draft", {"kind": "agenda"})
    told = repr(load_paper(Paper.objects.get(kind=PaperKind.AGENDA)))
    assert "Dagens forløb" in told
    assert "Formanden" in told
    assert "Mobilitet" in told


def test_the_sheets_can_be_put_behind_the_minutes_and_a_refresh_keeps_them(
    client, writing, meeting
) -> None:
    client.force_login(writing.anne)
    address = f"/m/{meeting.id}/minutes/"
    assert 'name="annex"' in client.get(address).content.decode()
    client.post(f"{address}draft", {"kind": "minutes", "annex": "yes"})
    writing.do("refresh")
    annex = [part for part in load_paper(writing.paper).parts if part.kind == "annex"]
    told = repr(annex)
    assert all(each.text in told for each in writing.bench.statements)
    assert tell_state(writing.paper)["news"] == 0
    assert 'name="annex"' not in client.get(address).content.decode()


def test_a_draft_that_is_undone_leaves_nothing(writing) -> None:
    undo_batch(batch=Batch.objects.get(command="draft_paper"), by=writing.bench.anne)
    assert not PaperPart.objects.kept().exists()
    assert not Paper.objects.kept().exists()


def test_a_refresh_puts_in_what_was_gathered_since(writing) -> None:
    writing.bench.make("Der mangler læger", 3, 4)
    assert tell_state(writing.paper)["news"] == 1
    writing.do("refresh")
    assert "Der mangler læger" in _tell(writing)
    assert tell_state(writing.paper)["news"] == 0


def test_a_refresh_leaves_what_a_person_wrote(writing) -> None:
    area = writing.part("focus_area")
    writing.write(area, "Vi talte om busserne.")
    writing.bench.make("Der mangler læger", 3, 4)
    refresh_paper(paper=writing.paper, by=writing.bench.anne)
    assert "Vi talte om busserne." in _tell(writing)
    assert "Der mangler læger" not in _tell(writing)


def test_a_refresh_does_not_bring_back_what_was_left_out(writing) -> None:
    opening = writing.part("opening")
    writing.do("leave_part_out", part=str(opening.id))
    writing.do("refresh")
    assert "Formanden" not in _tell(writing)
    writing.do("bring_part_back", part=str(opening.id))
    assert "Formanden" in _tell(writing)


def test_a_refresh_keeps_what_the_paper_was_as_a_version(writing) -> None:
    writing.bench.make("Der mangler læger", 3, 4)
    writing.do("refresh")
    kept = list(Edition.objects.values_list("number", "why"))
    assert kept == [(1, "drafted"), (2, "refreshed")]


def test_a_refresh_can_be_undone(writing) -> None:
    before = _tell(writing)
    writing.bench.make("Der mangler læger", 3, 4)
    batch = refresh_paper(paper=writing.paper, by=writing.bench.anne)
    undo_batch(batch=batch, by=writing.bench.anne)
    assert _tell(writing) == before


def test_a_line_that_rests_on_nothing_is_told_and_so_is_what_no_line_restates(
    writing,
) -> None:
    first = writing.bench.statements[0]
    body = [
        listing(
            line("l-1", run("Bussen", f"s-{first.id}")),
            line("l-2", run("Skoven")),
        )
    ]
    summary = writing.part("summary")
    writing.do(
        "write_part", part=str(summary.id), title="Opsummering", level=1,
        blocks=body, base=summary.versions,
    )  # fmt: skip
    state = tell_state(writing.paper)
    assert state["loose"] == [{"line": "l-2", "text": "Skoven", "whole": True}]
    left = {f"s-{each.id}" for each in writing.bench.statements[1:]}
    assert set(state["not_restated"]) == left


def test_the_material_tells_who_stands_behind_a_key_point(writing, meeting) -> None:
    told = tell_material(meeting)
    point = next(p for p in told["points"] if p["text"] == "Bussen skal køre oftere")
    behind = [f"s-{each.id}" for each in writing.bench.statements[:2]]
    assert (point["groups"], point["asked"]) == (2, 2)
    assert point["supports"] == behind
    assert len(told["statements"]) == 6


def test_erased_words_are_in_no_paper_and_in_no_version_of_it(writing, meeting) -> None:
    statement = writing.bench.statements[5]
    said = statement.text
    writing.write(
        writing.part("closing") or writing.part("opening"), f"De sagde: {said}"
    )
    erase_words(subject=statement, reason=Reason.ASKED, by=writing.bench.anne)
    assert said not in _tell(writing)
    assert not Edition.objects.filter(content__contains=said).exists()
    assert not EventText.objects.filter(body__contains=said).exists()
    assert verify_log(meeting.id).faults == ()


def test_a_part_whose_words_were_erased_can_still_be_read(writing) -> None:
    part = writing.part("opening")
    writing.write(part, "Navn Navnesen sagde noget.")
    part.refresh_from_db()
    erase_words(subject=part, reason=Reason.ASKED, by=writing.bench.anne)
    assert load_paper(writing.paper).parts[1].blocks == ()
