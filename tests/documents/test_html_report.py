import base64
import hashlib
import itertools
import re
from collections import Counter
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.html_report import write_report_html
from folkmoot.documents.report_model import build_report
from folkmoot.documents.report_tree import KeyPointBlock, Report
from folkmoot.domain.key_points import Analysis
from tests.documents.analysis_samples import make_analysis
from tests.documents.report_samples import make_rich_analysis

BOTH = pytest.mark.parametrize("language", ["da", "en"])
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "]]><!--",
    "\u202egnp.exe\u202c",
    "\u2067abc",
    "half \ud83d and nul \x00 and \x1b[31m",
    "\ufffe\uffff",
    "مرحبا بالعالم",
    "x" * 3000,
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1))


def _write(analysis: Analysis, language: str = "da") -> str:
    return write_report_html(build_report(analysis, language=language))


def _parse(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def _spoil(analysis: Analysis, text: str) -> Analysis:
    """The same analysis in which everything that people named or wrote is `text`."""
    record = analysis.record
    meetings = tuple(
        replace(
            meeting,
            title=text,
            place=text,
            sections=tuple(_spoil_section(one, text) for one in meeting.sections),
        )
        for meeting in record.meetings
    )
    surveys = tuple(
        replace(
            survey,
            title=text,
            sections=tuple(_spoil_section(one, text) for one in survey.sections),
        )
        for survey in record.surveys
    )
    documents = tuple(replace(one, name=text) for one in record.documents)
    points = tuple(
        replace(
            point,
            text=text,
            matches=tuple(
                replace(match, reason=text, decided_by=text) for match in point.matches
            ),
        )
        for point in analysis.key_points
    )
    return replace(
        analysis,
        record=replace(record, meetings=meetings, surveys=surveys, documents=documents),
        key_points=points,
        questions=tuple(replace(one, text=text) for one in analysis.questions),
        ledger=tuple(replace(row, text=text) for row in analysis.ledger),
        method=replace(analysis.method, model=text, parameters={text: text}),
    )


def _spoil_section(section, text):
    statements = tuple(
        replace(one, text=text, group=one.group and text) for one in section.statements
    )
    area = section.focus_area and text
    return replace(section, heading=text, focus_area=area, statements=statements)


@BOTH
@pytest.mark.parametrize("make", [make_analysis, make_rich_analysis])
def test_the_page_loads_nothing_and_runs_nothing(make, language) -> None:
    page = _write(make(), language)
    tree = _parse(page)
    assert not tree.xpath("//script|//link|//iframe|//object|//embed|//img|//base")
    assert not [name for one in tree.iter() for name in one.attrib if name[:2] == "on"]
    assert not tree.xpath("//@src|//@style")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert "://" not in tree.xpath("string(//style)")


@BOTH
@pytest.mark.parametrize("make", [make_analysis, make_rich_analysis])
def test_every_link_leads_to_one_place_in_the_page(make, language) -> None:
    tree = _parse(_write(make(), language))
    ids = Counter(tree.xpath("//@id"))
    assert max(ids.values()) == 1
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)
    named = " ".join(tree.xpath("//@aria-labelledby|//@aria-describedby")).split()
    assert set(named) <= set(ids)


def test_the_charset_stands_first_and_the_policy_allows_this_style_only() -> None:
    page = _write(make_analysis())
    head = page[page.index("<head>") :]
    assert head.startswith('<head><meta charset="utf-8">')
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = _parse(page).xpath("string(//meta[@http-equiv]/@content)")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )


@BOTH
def test_the_page_says_its_language(language) -> None:
    assert _parse(_write(make_analysis(), language)).get("lang") == language


def test_equal_reports_give_equal_pages() -> None:
    assert _write(make_rich_analysis()) == _write(make_rich_analysis())


def test_headings_go_down_one_level_at_a_time() -> None:
    tree = _parse(_write(make_rich_analysis()))
    levels = [int(one.tag[1]) for one in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_every_picture_says_what_it_shows_and_has_a_table() -> None:
    tree = _parse(_write(make_rich_analysis()))
    charts = tree.xpath("//section[@class='chart']")
    assert len(charts) == 4
    for chart in charts:
        pictures = chart.xpath(".//svg[@role='img']")
        assert pictures
        assert all(one.xpath("string(./title)") for one in pictures)
        assert chart.xpath(".//details//table/caption")
    for one in tree.xpath("//svg[not(@role='img')]"):
        assert one.get("aria-hidden") == "true"


def test_every_column_and_row_of_a_table_has_a_heading() -> None:
    tree = _parse(_write(make_rich_analysis()))
    for table in tree.xpath("//table"):
        assert table.xpath("string(caption)")
        assert table.xpath("thead//th[@scope='col']")
        for row in table.xpath("tbody/tr"):
            assert row.xpath("th[@scope='row']")


def test_every_key_point_is_marked_as_unreviewed() -> None:
    analysis = make_analysis()
    tree = _parse(_write(analysis, "en"))
    marks = tree.xpath("//article[@class='key-point']/p[@class='suggested']/text()")
    assert marks == ["Suggested by machine, not reviewed"] * len(analysis.key_points)


def test_a_bar_has_as_many_blocks_as_there_are_voices() -> None:
    report = build_report(make_rich_analysis(), language="da")
    tree = _parse(write_report_html(report))
    for block in _list_key_points(report):
        (article,) = tree.xpath(f"//article[@id='{block.anchor}']")
        sides = {"supports": 0, "opposes": 0}
        for share in block.shares:
            if share.voice in sides:
                sides[share.voice] += share.count
        for side, count in sides.items():
            blocks = article.xpath(f"./svg/rect[starts-with(@class, '{side} ')]")
            assert len(blocks) == count
        assert not article.xpath("./svg/rect[starts-with(@class, 'unresolved')]")


def _list_key_points(report: Report) -> list[KeyPointBlock]:
    (areas,) = [part for part in report.parts if part.anchor == "areas"]
    return [
        block
        for part in areas.parts
        for block in part.blocks
        if isinstance(block, KeyPointBlock)
    ]


@given(texts)
def test_nothing_that_people_wrote_becomes_markup(text: str) -> None:
    page = _write(_spoil(make_analysis(), text))
    page.encode()
    tree = _parse(page)
    assert not tree.xpath("//script|//img|//b")
    assert not [name for one in tree.iter() for name in one.attrib if name[:2] == "on"]
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", page)


@given(texts)
def test_hostile_words_leave_the_page_as_it_was_built(text: str) -> None:
    def list_tags(page: str) -> Counter:
        return Counter(one.tag for one in _parse(page).iter())

    plain, spoilt = (
        list_tags(_write(_spoil(make_analysis(), one))) for one in ("plain", text)
    )
    # How many lines a label takes depends on its words.
    for tags in (plain, spoilt):
        tags.pop("tspan", None)
    assert spoilt == plain


@pytest.mark.parametrize("text", HOSTILE[:7])
def test_hostile_words_are_shown_as_they_were_written(text: str) -> None:
    tree = _parse(_write(_spoil(make_analysis(), text)))
    (register,) = tree.xpath("//section[@id='register']")
    assert text in [one.text_content() for one in register.xpath(".//tbody//th")]


def test_ids_with_white_space_and_signs_are_found_by_their_links() -> None:
    analysis = make_analysis()
    points = (replace(analysis.key_points[0], id='a "b" <c> %20 æ'),)
    rows = tuple(replace(row, key_points=()) for row in analysis.ledger)
    tree = _parse(_write(replace(analysis, key_points=points, ledger=rows)))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(tree.xpath("//@id"))
    assert not [one for one in tree.xpath("//@id") if re.search(r"\s", one)]
