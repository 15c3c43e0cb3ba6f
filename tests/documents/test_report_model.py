import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from folkmoot.documents.report_model import build_report
from folkmoot.documents.report_tree import (
    Chart,
    Fold,
    HeatMap,
    KeyPointBlock,
    LedgerLine,
    Listing,
    Part,
    Quotation,
    Report,
    Run,
    Table,
    iterate_parts,
)
from folkmoot.domain.key_points import (
    Analysis,
    InputRole,
    Match,
    Place,
    Prevalence,
    Relation,
)
from folkmoot.domain.record import ReadError
from tests.documents.analysis_samples import make_analysis
from tests.documents.report_samples import make_rich_analysis

BOTH = pytest.mark.parametrize("language", ["da", "en"])


def _walk(value: object) -> Iterator[object]:
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from _walk(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _walk(one)


def _find_part(report: Report, anchor: str) -> Part:
    return next(
        part for _, part in iterate_parts(report.parts) if part.anchor == anchor
    )


def _list_texts(part: Part) -> list[str]:
    return [one.text for one in _walk(part) if isinstance(one, Run)]


def _list_sentences(report: Report) -> list[str]:
    (listing,) = _find_part(report, "short").blocks
    return ["".join(run.text for run in item.runs) for item in listing.items]


def _read_table(table: Table) -> list[list[str]]:
    return [
        ["".join(run.text for run in cell) for cell in row.cells] for row in table.rows
    ]


@BOTH
@pytest.mark.parametrize("make", [make_analysis, make_rich_analysis])
def test_every_target_is_an_anchor_and_no_anchor_stands_twice(make, language) -> None:
    report = build_report(make(), language=language)
    found = list(_walk(report))
    anchors = [one.anchor for one in found if getattr(one, "anchor", None)]
    targets = {one.target for one in found if getattr(one, "target", None)}
    assert max(Counter(anchors).values()) == 1
    assert targets <= set(anchors)


@BOTH
def test_there_are_ten_sentences_each_a_link(language) -> None:
    report = build_report(make_rich_analysis(), language=language)
    (listing,) = _find_part(report, "short").blocks
    assert len(listing.items) == 10
    assert all(run.target for item in listing.items for run in item.runs)


def test_both_languages_tell_the_same_numbers() -> None:
    def tell(language: str) -> list[list[str]]:
        report = build_report(make_rich_analysis(), language=language)
        return [
            [digit for cell in row for digit in cell if digit.isdigit()]
            for table in _walk(report)
            if isinstance(table, Table)
            for row in _read_table(table)
        ]

    assert tell("da") == tell("en")


def test_the_ledger_adds_up_and_so_do_the_areas() -> None:
    analysis = make_rich_analysis()
    report = build_report(analysis, language="en")
    said = [row for row in analysis.ledger if row.role is InputRole.INPUT]
    (line,) = [
        one
        for one in _find_part(report, "ledger").blocks
        if isinstance(one, LedgerLine)
    ]
    assert line.total.count == len(said) == sum(one.count for one in line.places)
    areas = _find_part(report, "areas").parts
    lines = [
        one for part in areas for one in part.blocks if isinstance(one, LedgerLine)
    ]
    sums = [
        sum(column)
        for column in zip(*(_count_places(one) for one in lines), strict=True)
    ]
    assert sums == _count_places(line)


def _count_places(line: LedgerLine) -> list[int]:
    return [one.count for one in line.places]


def test_every_statement_stands_in_the_register_and_under_its_area() -> None:
    analysis = make_rich_analysis()
    report = build_report(analysis, language="da")
    register = {
        row.anchor
        for one in _walk(_find_part(report, "register"))
        if isinstance(one, Table)
        for row in one.rows
    }
    assert register == {f"s-{row.statement_id}" for row in analysis.ledger}
    told = {
        one.target
        for one in _walk(_find_part(report, "areas"))
        if getattr(one, "target", None)
    }
    said = {
        f"s-{row.statement_id}"
        for row in analysis.ledger
        if row.role is InputRole.INPUT and not row.duplicate_of
    }
    assert said <= told


def test_a_key_point_counts_each_group_once_and_only_support() -> None:
    analysis = make_rich_analysis()
    report = build_report(analysis, language="en")
    blocks = {
        one.anchor: one for one in _walk(report) if isinstance(one, KeyPointBlock)
    }
    for point in analysis.key_points:
        counts = point.prevalence
        supporting = _list_voices(analysis, point.matches, Relation.SUPPORTS)
        groups = {voice for voice in supporting if voice[0] == "group"}
        assert counts.groups == len(groups)
        carried = blocks[f"k-{point.id}"].carried[0].text
        assert carried.startswith(
            f"{len(groups)} of {counts.groups_asked} groups, at {counts.meetings} of "
            f"{counts.meetings_asked} meetings"
        )
        shares = {one.label: one.count for one in blocks[f"k-{point.id}"].shares}
        found = {
            label: n for label, n in shares.items() if label.endswith("groups for")
        }
        assert sum(found.values()) == (len(groups) if len(groups) != 1 else 0)


def _list_voices(
    analysis: Analysis, matches: tuple[Match, ...], relation: Relation
) -> set[tuple[object, ...]]:
    rows = {row.statement_id: row for row in analysis.ledger}
    return {
        ("group", rows[one.statement].meeting, rows[one.statement].group)
        for one in matches
        if one.relation is relation and rows[one.statement].group
    }


def test_every_match_is_quoted_on_its_own_side() -> None:
    analysis = make_rich_analysis()
    report = build_report(analysis, language="da")
    quoted = Counter(
        one.voice.value for one in _walk(report) if isinstance(one, Quotation)
    )
    matches = Counter(
        match.relation.value for point in analysis.key_points for match in point.matches
    )
    assert quoted == matches


def test_the_map_of_statements_adds_up() -> None:
    analysis = make_rich_analysis()
    report = build_report(analysis, language="en")
    (chart,) = [
        one
        for one in _walk(report)
        if isinstance(one, Chart) and one.anchor == "map-statements"
    ]
    *rows, total = _read_table(chart.twin)
    at_meetings = sum(
        row.role is InputRole.INPUT and row.meeting is not None
        for row in analysis.ledger
    )
    assert total[0] == "Total"
    assert int(total[-1]) == at_meetings == sum(int(row[-1]) for row in rows)


def test_what_is_unresolved_is_never_on_a_side() -> None:
    analysis = make_analysis()
    points = tuple(
        replace(
            point,
            matches=tuple(
                replace(match, relation=Relation.UNRESOLVED) for match in point.matches
            ),
            prevalence=_carried(0, 0),
        )
        for point in analysis.key_points
    )
    report = build_report(replace(analysis, key_points=points), language="en")
    for block in _walk(report):
        if isinstance(block, KeyPointBlock):
            assert [one.voice.value for one in block.shares] == ["unresolved"]
            assert not block.behind


def _carried(groups: int, meetings: int) -> Prevalence:
    return Prevalence(
        groups=groups,
        groups_asked=4,
        meetings=meetings,
        meetings_asked=2,
        respondents=0,
        respondents_asked=0,
    )


def test_a_tie_is_told_as_a_tie() -> None:
    analysis = make_analysis()
    points = tuple(
        replace(point, prevalence=_carried(1, 1)) for point in analysis.key_points
    )
    told = _list_sentences(
        build_report(replace(analysis, key_points=points), language="en")
    )
    assert told[2].startswith("No key point has more behind it than")
    assert told[3].startswith("As many stand behind")


def test_one_key_point_ahead_is_told_as_the_widest() -> None:
    told = _list_sentences(build_report(make_analysis(), language="da"))
    assert told[2] == (
        "Flest står bag »Bussen skal køre hver time«: 2 af 4 grupper, på 1 af 2 møder."
    )
    assert told[3].startswith("Derefter følger")


def test_where_no_groups_are_named_it_is_said() -> None:
    analysis = make_analysis()
    nameless = Prevalence(
        groups=0,
        groups_asked=0,
        meetings=1,
        meetings_asked=1,
        respondents=0,
        respondents_asked=0,
    )
    points = tuple(replace(one, prevalence=nameless) for one in analysis.key_points)
    report = build_report(replace(analysis, key_points=points), language="en")
    (block, _) = [one for one in _walk(report) if isinstance(one, KeyPointBlock)]
    assert block.carried[0].text == "supported at 1 meeting; groups not recorded"


def test_a_set_aside_statement_is_told_with_the_reason() -> None:
    report = build_report(make_analysis(), language="da")
    folds = [one for one in _walk(report) if isinstance(one, Fold)]
    (fold,) = [one for one in folds if one.summary.startswith("Sat til side")]
    (listing,) = fold.blocks
    assert isinstance(listing, Listing)
    assert listing.items[0].runs[-1].text == " – siger intet i sig selv"


@BOTH
def test_an_analysis_of_nothing_has_a_report(language) -> None:
    analysis = make_analysis()
    nothing = replace(
        analysis,
        record=replace(
            analysis.record,
            meetings=(),
            surveys=(),
            links=(),
            unlinked=(),
            not_restated=(),
        ),
        key_points=(),
        questions=(),
        ledger=(),
        saturation=replace(analysis.saturation, steps=()),
    )
    told = _list_sentences(build_report(nothing, language=language))
    assert len(told) == 2


def test_the_notice_stays_until_people_have_decided_everything() -> None:
    analysis = make_analysis()
    assert build_report(analysis, language="en").notice == (
        "Suggested by machine, not reviewed. A person must read it before use."
    )
    decided = tuple(
        replace(
            point,
            matches=tuple(replace(match, decided_by="Anne") for match in point.matches),
        )
        for point in analysis.key_points
    )
    reviewed = replace(analysis, key_points=decided)
    assert build_report(reviewed, language="en").notice == (
        "The summaries’ links are suggested by machine, not reviewed."
    )
    without_links = replace(reviewed, record=replace(reviewed.record, links=()))
    assert build_report(without_links, language="en").notice is None


def test_the_places_of_the_sentence_are_those_of_the_ledger() -> None:
    analysis = make_rich_analysis()
    told = _list_sentences(build_report(analysis, language="en"))[1]
    counts = Counter(row.place for row in analysis.ledger if row.place)
    assert f"{counts[Place.GATHERED]} gathered in" in told
    assert f"{counts[Place.ALONE]} standing alone" in told


def test_a_refused_file_is_told_among_the_sentences() -> None:
    analysis = make_analysis()
    error = ReadError(file="x.docx", code="damaged", message="Damaged.")
    refused = replace(analysis, record=replace(analysis.record, errors=(error,)))
    report = build_report(refused, language="en")
    told = _list_sentences(report)[1]
    assert told == "Not read: 1 file, whose content is not in this report."
    assert "x.docx: Damaged." in _list_texts(_find_part(report, "not-read"))


def test_groups_against_respondents_are_a_dispute() -> None:
    analysis = make_rich_analysis()
    told = _list_sentences(build_report(analysis, language="en"))
    (sentence,) = [one for one in told if one.startswith("There is disagreement")]
    assert re.search(r": \d+ groups and \d+ respondents for, .* against\.$", sentence)


def test_other_names_of_an_area_are_told() -> None:
    report = build_report(make_rich_analysis(), language="da")
    (area,) = [
        one for one in _find_part(report, "areas").parts if one.title == "Mobilitet"
    ]
    text = "Andet navn for det samme: »Mobilitet og transport« (Tranemose Friskole)."
    assert area.blocks[0].runs[0].text.endswith(text)


def test_where_a_meeting_names_no_groups_the_meeting_alone_is_named() -> None:
    analysis = make_analysis()
    meetings = tuple(
        replace(
            meeting,
            sections=tuple(
                replace(
                    section,
                    statements=tuple(
                        replace(one, group=None) for one in section.statements
                    ),
                )
                for section in meeting.sections
            ),
        )
        for meeting in analysis.record.meetings
    )
    nameless = replace(
        analysis,
        record=replace(analysis.record, meetings=meetings),
        ledger=tuple(replace(row, group=None) for row in analysis.ledger),
    )
    report = build_report(nameless, language="en")
    assert not [one for one in _list_all_texts(report) if "not recorded," in one]
    (block, _) = [one for one in _walk(report) if isinstance(one, KeyPointBlock)]
    assert "".join(run.text for run in block.behind[0].runs) == "For: Møde i Vestby"


def _list_all_texts(report: Report) -> list[str]:
    return [text for part in report.parts for text in _list_texts(part)]


def test_a_meeting_without_statements_is_no_column() -> None:
    analysis = make_analysis()
    empty = replace(analysis.record.meetings[0], id="m9", title="Tomt", sections=())
    meetings = (*analysis.record.meetings, empty)
    changed = replace(analysis, record=replace(analysis.record, meetings=meetings))
    report = build_report(changed, language="da")
    assert "Tomt" not in report.subtitle
    columns = [one.columns for one in _walk(report) if isinstance(one, HeatMap)]
    assert columns == [("Møde i Vestby", "Møde i Østby")] * 2


def test_what_people_left_out_of_a_key_point_is_told_and_not_counted() -> None:
    analysis = make_analysis()
    point = analysis.key_points[0]
    first, *others = point.matches
    out = replace(first, relation=Relation.NONE, decided_by="Anne")
    changed = replace(point, matches=(out, *others))
    report = build_report(
        replace(analysis, key_points=(changed, *analysis.key_points[1:])), language="en"
    )
    block = next(one for one in _walk(report) if isinstance(one, KeyPointBlock))
    assert block.folds[-2].summary == "1 statement left out by people, not counted"
    assert block.mark == "Partly reviewed: 1 of 3 decided by people"
