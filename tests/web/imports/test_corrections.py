"""Corrections laid over what was read: no word comes or goes by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.read_file import read_file
from folkmoot.domain.record import SectionKind, iterate_sections
from folkmoot.domain.words import WORD, count_words
from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.imports.commands.correcting import save_corrections
from folkmoot.web.imports.corrections import (
    Corrections,
    GroupWish,
    Taken,
    read_corrections,
    write_corrections,
)
from folkmoot.web.imports.queries.group_names import number_groups
from folkmoot.web.imports.queries.reviews import Review, review_record
from folkmoot.web.imports.queries.reworking import count_words_of_lines
from folkmoot.web.imports.queries.stretches import cut_text
from folkmoot.web.meetings.models import Consultation
from tests.web.imports.drops import EXAMPLE, MINUTES, make_draft

RECORD = read_file("3-tranemose.md", (EXAMPLE / "3-tranemose.md").read_bytes())
FJORDSTED = read_file("2-fjordsted.pdf", (EXAMPLE / "2-fjordsted.pdf").read_bytes())
SECTIONS = [section for section in iterate_sections(FJORDSTED) if section.statements]
IDS = [s.id for section in SECTIONS for s in section.statements]
ASIDES = FJORDSTED.balance[0].set_aside
SPLITS = [
    (s.id, count_words(s.text))
    for section in SECTIONS
    for s in section.statements
    if count_words(s.text) > 3
]
KINDS = [kind for kind in SectionKind if kind is not SectionKind.SURVEY]


def review(corrections: Corrections) -> Review:
    return review_record(FJORDSTED, corrections, areas=[], name="fjordsted.pdf")


@st.composite
def any_corrections(draw: st.DrawFn) -> Corrections:
    splits = draw(st.lists(st.sampled_from(SPLITS), max_size=4, unique=True))
    taken = draw(st.lists(st.sampled_from(ASIDES), max_size=4, unique=True))
    ids = [*IDS, *(f"{name}-1" for name, _words in splits)]
    return Corrections(
        kinds=draw(
            st.dictionaries(
                st.sampled_from([s.id for s in SECTIONS]), st.sampled_from(KINDS)
            )
        ),
        aside=tuple(draw(st.lists(st.sampled_from(ids), max_size=6, unique=True))),
        joined=tuple(draw(st.lists(st.sampled_from(ids), max_size=6, unique=True))),
        splits={name: (draw(st.integers(1, n - 1)),) for name, n in splits},
        taken=tuple(
            Taken(
                start=one.start,
                end=one.end,
                section=draw(st.sampled_from([s.id for s in SECTIONS])),
            )
            for one in taken
        ),
    )


@given(any_corrections())
def test_words_in_are_words_recorded_and_set_aside(corrections: Corrections) -> None:
    shown = review(corrections)
    account = shown.account
    assert account.words == FJORDSTED.balance[0].words
    aside = {
        word.start()
        for one in account.asides
        for word in WORD.finditer(shown.text)
        if one.start <= word.start() < one.end
    }
    assert account.set_aside == len(aside)
    assert account.recorded + account.set_aside == account.words


@given(any_corrections())
def test_every_statement_is_kept_or_set_aside_with_all_its_words(
    corrections: Corrections,
) -> None:
    plain, shown = review(Corrections()), review(corrections)
    taken = sum(
        count_words(FJORDSTED.documents[0].text[one.start : one.end])
        for one in corrections.taken
    )
    kept = sum(count_words(p.text) for part in shown.parts for p in part.pieces)
    aside = sum(count_words(one.text) for one in shown.account.asides if one.statement)
    before = sum(count_words(p.text) for part in plain.parts for p in part.pieces)
    assert kept + aside == before + taken


@given(any_corrections())
def test_the_page_shows_all_of_the_text(corrections: Corrections) -> None:
    shown = review(corrections)
    assert "".join(s.text for s in cut_text(shown)).split() == shown.text.split()


@given(any_corrections())
def test_corrections_come_back_as_they_were_stored(corrections: Corrections) -> None:
    assert read_corrections(write_corrections(corrections)) == corrections


def test_the_first_look_has_the_balance_of_the_reader() -> None:
    account = review(Corrections()).account
    assert (account.words, account.recorded) == (773, 708)


def test_a_line_break_parts_a_statement_and_changes_no_word() -> None:
    assert count_words_of_lines("Bus og tog hver time", "Bus og tog\nhver time") == (3,)
    assert count_words_of_lines("Bus og tog", "Bus og\nfly") is None
    assert count_words_of_lines("Bus og tog – ja", "Bus og tog\n–\nja") is None


def test_an_area_of_the_consultation_is_found_by_its_other_name() -> None:
    shown = review_record(RECORD, Corrections(), areas=[], name="x")
    assert {part.area.title for part in shown.parts if part.area} == {
        "Mobilitet og transport", "Nære tilbud", "Fællesskaber", "Bosætning",
    }  # fmt: skip


def test_groups_without_numbers_get_those_that_are_free() -> None:
    groups = number_groups(["Gruppe 2", "De unge", "Bord 2"], {})
    assert [(g.number, g.name) for g in groups.values()] == [
        (2, ""), (3, "De unge"), (4, "Bord 2"),
    ]  # fmt: skip
    wished = number_groups(["Gruppe 2"], {"Gruppe 2": GroupWish(number=7, name="A")})
    assert [(g.number, g.name) for g in wished.values()] == [(7, "A")]


@pytest.mark.django_db
def test_a_correction_never_goes_over_anothers(
    consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne, content=MINUTES)
    save_corrections(draft=draft, corrections=Corrections(aside=("a",)), seen=0)
    with pytest.raises(ChangeRefusedError, match="draft_changed_meanwhile"):
        save_corrections(draft=draft, corrections=Corrections(), seen=0)
    assert draft.corrections == {"aside": ["a"]}
