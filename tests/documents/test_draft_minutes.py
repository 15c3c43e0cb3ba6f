import re
from dataclasses import replace

import pytest

from folkmoot.documents.draft_gaps import find_gaps
from folkmoot.documents.draft_minutes import compose_minutes
from folkmoot.documents.draft_plan import (
    Gathered,
    LineClause,
    Step,
    StepKind,
    SummaryLine,
)
from folkmoot.documents.draft_words import (
    PHRASES,
    TEXT_BLOCKS,
    TextBlocks,
    find_unknown_names,
)
from folkmoot.documents.minutes_layout import lay_out
from folkmoot.documents.minutes_model import (
    Minutes,
    MinutesPart,
    Origin,
    PartKind,
    ReadBy,
    list_anchors,
    list_paragraphs,
    tell_text,
)
from folkmoot.documents.refresh_minutes import refresh_minutes
from folkmoot.documents.report_tree import Paragraph, Run
from tests.documents.minutes_samples import DATED, GATHERED, PLAN, make_minutes


def find_part(minutes: Minutes, name: str) -> MinutesPart:
    return next(one for one in minutes.parts if name in (one.title, one.anchor))


def list_texts(part: MinutesPart) -> list[str]:
    return [tell_text(one.runs) for one in list_paragraphs(part)]


def test_the_programme_is_told_in_sentences_with_what_was_presented() -> None:
    minutes = make_minutes()
    opening = list_texts(find_part(minutes, "opening"))
    assert opening[0].startswith("Jens Bak indledte med et oplæg")
    assert opening[-1] == "Alle skal med."
    work = list_texts(find_part(minutes, "group-work"))[0]
    assert "2 fokusområder" in work
    assert "Mobilitet og Bosætning" in work


def test_key_points_stand_by_how_many_groups_carry_them() -> None:
    texts = list_texts(find_part(make_minutes(), "Mobilitet"))
    assert texts[1] == "Bussen skal køre oftere om aftenen (2 af 3 grupper, 1 imod)"
    assert "Stierne til skolen mangler lys (Gruppe 2)" in texts


def test_an_area_tells_how_many_statements_are_shown() -> None:
    # A duplicate is shown with its original; what says nothing is set aside.
    texts = list_texts(find_part(make_minutes(), "Mobilitet"))
    assert texts[0] == "5 af 6 udsagn er vist her:"
    assert "-" not in "".join(texts[1:])


def test_a_dilemma_tells_who_stands_where() -> None:
    assert list_texts(find_part(make_minutes(), "Dilemmaer"))[1] == (
        "Bussen skal køre oftere om aftenen – for: Gruppe 1 og Gruppe 2; imod: Gruppe 3"
    )


def test_the_plenary_tells_what_was_said_and_answered() -> None:
    texts = list_texts(find_part(make_minutes(), "plenary"))
    assert "Kommissionen bør tale med de unge selv" in texts
    assert texts[-1] == (
        "Bussen skal køre oftere om aftenen "
        "(enig 30, uenig 8, ved ikke 4; vigtigst for 19)"
    )


def test_the_annex_holds_every_statement_word_for_word() -> None:
    annex = [one for one in make_minutes().parts if one.kind is PartKind.ANNEX]
    anchors = {p.anchor for part in annex for p in list_paragraphs(part) if p.anchor}
    assert anchors == {f"s-s{n}" for n in range(1, 10)}


@pytest.mark.parametrize("with_annex", [True, False])
def test_no_anchor_stands_twice(with_annex: bool) -> None:
    anchors = list(list_anchors(make_minutes(with_annex=with_annex).parts))
    assert len(anchors) == len(set(anchors))
    assert "s-s4" in anchors


def test_a_line_on_nothing_and_a_statement_in_no_line_are_found() -> None:
    gaps = find_gaps(make_minutes(), PLAN, GATHERED)
    assert [(one.line, one.text, one.is_whole_line) for one in gaps.loose] == [
        ("l-1", "og det haster", False),
        ("l-2", "Ny skole inden 2030", True),
    ]
    # s5 repeats s1, which a key point of a line holds; s6 was set aside.
    assert gaps.not_restated == ("s4", "s7", "s8", "s9")


def test_the_house_words_its_text_blocks_anew_and_nothing_is_executed() -> None:
    own = {"opening": "Velkomst ved {presenter}. {presenter.x} {0} {language}"}
    texts = TextBlocks(language="da", own=own)
    minutes = compose_minutes(PLAN, GATHERED, language="da", dated=DATED, texts=texts)
    told = list_texts(find_part(minutes, "opening"))[0]
    assert told == "Velkomst ved Jens Bak. {presenter.x} {0} {language}"
    assert find_unknown_names("opening", own["opening"]) == ["language"]


@pytest.mark.parametrize("name", ["presenter", "oplægsholder"])
def test_a_text_block_may_name_things_in_either_language(name: str) -> None:
    texts = TextBlocks(language="en", own={"opening": f"By {{{name}}}."})
    assert texts.fill("opening", presenter="Jens Bak") == "By Jens Bak."
    assert not find_unknown_names("opening", texts.own["opening"])


@pytest.mark.parametrize("name", TEXT_BLOCKS)
def test_text_blocks_name_the_same_in_both_languages(name: str) -> None:
    block = TEXT_BLOCKS[name]
    assert not find_unknown_names(name, block.danish)
    assert not find_unknown_names(name, block.english)
    assert bool(block.danish) == bool(block.english)


def test_the_draft_is_told_in_english_too() -> None:
    minutes = make_minutes(language="en")
    texts = list_texts(find_part(minutes, "Mobilitet"))
    assert texts[1].endswith("(2 of 3 groups, 1 against)")
    assert find_part(minutes, "summary").title.startswith("Summary")
    assert all(english for _, english in PHRASES.values())


def test_a_meeting_without_groups_and_key_points_is_told_by_its_statements() -> None:
    minutes = compose_minutes(
        replace(PLAN, steps=()), Gathered(), language="da", dated=DATED
    )
    texts = list_texts(find_part(minutes, "Bosætning"))
    assert texts[1] == "Unge har ikke råd til at blive boende (Gruppe 2)"


def test_how_many_are_shown_is_told_only_where_not_all_are() -> None:
    minutes = compose_minutes(PLAN, GATHERED, language="da", dated=DATED)
    shown = [text for part in minutes.parts for text in list_texts(part)]
    assert not [text for text in shown if re.search(r"(\d+) af \1 udsagn", text)]


def test_an_area_that_nobody_spoke_of_says_so() -> None:
    steps = (Step(kind=StepKind.GROUP_WORK, areas=("Skole",)),)
    minutes = compose_minutes(
        replace(PLAN, steps=steps), GATHERED, language="da", dated=DATED
    )
    told = ["Der kom ingen tilbagemeldinger om dette fokusområde."]
    assert list_texts(find_part(minutes, "Skole")) == told


def test_two_openings_in_a_row_are_told_as_one() -> None:
    opening = Step(kind=StepKind.OPENING, title="Velkomst")
    steps = (opening, replace(opening, title="Oplæg"))
    minutes = compose_minutes(
        replace(PLAN, steps=steps), Gathered(), language="da", dated=DATED
    )
    assert [p.kind for p in minutes.parts].count(PartKind.OPENING) == 1


def test_key_points_carried_alike_stand_as_they_were_said() -> None:
    said = [one for one in GATHERED.key_points if one.id == "k2"]
    later = replace(said[0], id="k0", text="Unge skal kunne blive boende")
    behind = [m for m in said[0].matches if m.statement == "s8"]
    first = replace(said[0], id="k9", matches=said[0].matches[:1])
    points = (replace(later, matches=tuple(behind)), first)
    minutes = compose_minutes(
        PLAN, replace(GATHERED, key_points=points), language="da", dated=DATED
    )
    texts = list_texts(find_part(minutes, "Bosætning"))
    assert [text.split(" (")[0] for text in texts][-2:] == [first.text, later.text]


@pytest.mark.parametrize(
    ("kind", "title", "heading"),
    [
        (StepKind.REPORT_BACK, "", "Gruppernes fremlæggelser"),
        (StepKind.CLOSING, "", "Afslutning"),
        (StepKind.OTHER, "Frokost", "Herefter"),
    ],
)
def test_what_comes_after_the_areas_does_not_read_as_part_of_the_last(
    kind: StepKind, title: str, heading: str
) -> None:
    step = Step(kind=kind, title=title, presenter="Jens Bak")
    before = compose_minutes(
        replace(PLAN, steps=(step, *PLAN.steps)), GATHERED, language="da", dated=DATED
    )
    after = compose_minutes(
        replace(PLAN, steps=(*PLAN.steps, step)), GATHERED, language="da", dated=DATED
    )
    assert heading in [part.title for part in after.parts]
    assert heading not in [part.title for part in before.parts]


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("{presenter} indledte.", "Jens Bak, formand, indledte."),
        ("Oplæg ved {presenter}.", "Oplæg ved Jens Bak, formand."),
        ("Oplæg ved {presenter}", "Oplæg ved Jens Bak, formand"),
    ],
)
def test_a_presenter_with_a_title_stands_between_commas(block: str, told: str) -> None:
    texts = TextBlocks(language="da", own={"opening": block})
    assert texts.fill("opening", presenter="Jens Bak, formand") == told


def test_what_joins_two_clauses_rests_on_nothing_and_is_no_gap() -> None:
    clauses = (
        LineClause(text="Bussen skal køre – ", sources=("s-s1",)),
        LineClause(text="og stierne have lys", sources=("s-s4",)),
    )
    plan = replace(PLAN, lines=(SummaryLine(id="1", clauses=clauses),))
    minutes = compose_minutes(plan, GATHERED, language="da", dated=DATED)
    (line,) = list_paragraphs(find_part(minutes, "summary"))
    assert [(run.text, run.sources) for run in line.runs] == [
        ("Bussen skal køre", ("s-s1",)),
        (" – ", ()),
        ("og stierne have lys", ("s-s4",)),
    ]
    assert find_gaps(minutes, plan, GATHERED).loose == ()


def test_what_was_written_by_hand_survives_a_new_draft() -> None:
    old = make_minutes()
    own = Paragraph(runs=(Run(text="Vi ventede længe."),))
    parts = [
        replace(one, blocks=(own,), origin=Origin.WRITTEN)
        if one.anchor == "opening"
        else one
        for one in old.parts
        if one.title != "Dilemmaer"
    ]
    extra = MinutesPart(
        anchor="own", kind=PartKind.TEXT, blocks=(own,), origin=Origin.WRITTEN
    )
    old = replace(old, parts=(*parts, extra), title="Vores titel")
    fresh = refresh_minutes(old, make_minutes())
    assert find_part(fresh, "opening").blocks == (own,)
    assert fresh.title == "Vores titel"
    assert fresh.parts[-1] == extra
    names = [one.anchor for one in fresh.parts]
    assert names.index("dilemmas") == names.index("plenary") - 1


def test_a_reader_is_kept_only_for_the_words_that_were_read() -> None:
    old = make_minutes()
    read = (ReadBy(name="Anne Lund", date="2026-11-26"),)
    old = replace(old, parts=tuple(replace(p, read_by=read) for p in old.parts))
    new = compose_minutes(
        PLAN, replace(GATHERED, key_points=()), language="da", dated=DATED
    )
    fresh = refresh_minutes(old, new)
    assert find_part(fresh, "opening").read_by == read
    assert find_part(fresh, "Mobilitet").read_by == ()


def test_a_draft_marks_what_nobody_has_read_and_a_final_version_nothing() -> None:
    minutes = make_minutes()
    read = (ReadBy(name="Anne Lund", date="2026-11-26"),)
    minutes = replace(
        minutes,
        parts=tuple(
            replace(one, read_by=read) if one.anchor == "opening" else one
            for one in minutes.parts
        ),
    )
    told = Minutes(language="da", dated=DATED, title="", parts=lay_out(minutes).parts)
    assert list_texts(find_part(told, "themes"))[0].endswith(
        "ingen har læst det endnu."
    )
    assert list_texts(find_part(told, "opening"))[0] == (
        "Læst af Anne Lund, 26. november 2026."
    )
    lines = list_texts(find_part(told, "summary"))
    assert lines[2] == "Ny skole inden 2030 (bygger ikke på noget udsagn)"
    final = lay_out(replace(minutes, is_draft=False))
    assert final.notice is None
    assert [list_texts(part) for part in final.parts] == [
        list_texts(part) for part in minutes.parts
    ]


def test_links_lead_only_where_there_is_something() -> None:
    for with_annex in (True, False):
        minutes = make_minutes(with_annex=with_annex)
        anchors = set(list_anchors(minutes.parts))
        runs = [
            run
            for part in lay_out(minutes).parts
            for paragraph in list_paragraphs(part)
            for run in paragraph.runs
        ]
        targets = {run.target for run in runs if run.target}
        assert "k-k1" in targets
        assert targets <= anchors
