"""Minutes in every format, read back with our own readers."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import page
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

import folkmoot
from folkmoot.documents.blocks import BlockKind, ExtractedText
from folkmoot.documents.docx_report_text import name_bookmark
from folkmoot.documents.draft_imported import plan_from_record
from folkmoot.documents.draft_minutes import compose_minutes
from folkmoot.documents.draft_plan import Gathered
from folkmoot.documents.minutes_model import (
    Minutes,
    MinutesPart,
    PartKind,
    list_anchors,
)
from folkmoot.documents.parse_minutes import parse_minutes
from folkmoot.documents.read_docx import read_docx
from folkmoot.documents.read_file import read_file
from folkmoot.documents.read_html import read_html
from folkmoot.documents.read_markdown import read_markdown
from folkmoot.documents.read_odt import read_odt
from folkmoot.documents.read_pdf import read_pdf
from folkmoot.documents.report_tree import Paragraph, Run
from folkmoot.documents.write_minutes_docx import write_minutes_docx
from folkmoot.documents.write_minutes_html import write_minutes_html
from folkmoot.documents.write_minutes_markdown import write_minutes_markdown
from folkmoot.documents.write_minutes_odt import write_minutes_odt
from folkmoot.documents.write_minutes_pdf import write_minutes_pdf
from folkmoot.domain.words import split_words
from tests.documents.minutes_samples import (
    DATED,
    make_final_minutes,
    make_long_minutes,
    make_minutes,
    make_written_minutes,
)

pytestmark = pytest.mark.slow

FORMATS: Mapping[str, Callable[[Minutes], ExtractedText]] = {
    "markdown": lambda m: read_markdown(write_minutes_markdown(m).encode()),
    "html": lambda m: read_html(write_minutes_html(m).encode()),
    "docx": lambda m: read_docx(write_minutes_docx(m)),
    "odt": lambda m: read_odt(write_minutes_odt(m)),
    "pdf": lambda m: read_pdf(write_minutes_pdf(m)),
}
EXAMPLE = Path(folkmoot.__file__).parent / "example"


def tell_example(name: str, *, with_annex: bool) -> Minutes:
    """The example's minutes told again, as of a meeting that was imported."""
    record = read_file(name, (EXAMPLE / name).read_bytes())
    plan = plan_from_record(record, record.meetings[0])
    return compose_minutes(
        plan, Gathered(), language="da", dated=DATED, with_annex=with_annex
    )


SAMPLES: Mapping[str, Callable[[], Minutes]] = {
    "draft": make_minutes,
    "final": make_final_minutes,
    "english": lambda: make_final_minutes(language="en", with_annex=False),
    "written": make_written_minutes,
    "imported": lambda: tell_example("1-lyngholt.docx", with_annex=False),
    "imported, final": lambda: replace(
        tell_example("2-fjordsted.pdf", with_annex=False), is_draft=False
    ),
    "imported, with sheets": lambda: tell_example("3-tranemose.md", with_annex=True),
    "long": lambda: make_long_minutes(200),
}


def list_words(extracted: ExtractedText) -> list[str]:
    """The words in reading order, without what stands on every page."""
    said = (one for one in extracted.blocks if one.kind is not BlockKind.ASIDE)
    texts = (extracted.text[one.start : one.end] for one in said)
    return [word for text in texts for word in split_words(text)]


def tell_record(extracted: ExtractedText) -> list[object]:
    """The record that is read out of minutes, without where it was found."""
    meeting = parse_minutes(extracted, document="d", sha256="0" * 64).meeting
    sections = [
        (s.kind, s.heading, s.focus_area, [(x.group, x.text) for x in s.statements])
        for s in meeting.sections
    ]
    people = [
        p.text for p in (*meeting.hosts, *meeting.participants, *meeting.commission)
    ]
    when = (meeting.date, meeting.start, meeting.end, meeting.place)
    return [meeting.title, meeting.prepared_by, when, people, *sections]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_words_are_equal_in_all_formats(sample: str) -> None:
    minutes = SAMPLES[sample]()
    words = {name: list_words(read(minutes)) for name, read in FORMATS.items()}
    for name in FORMATS:
        assert words[name] == words["markdown"], name
    assert len(words["markdown"]) > 100


@pytest.mark.parametrize("sample", SAMPLES)
def test_minutes_read_again_give_the_same_record_from_all_formats(sample: str) -> None:
    minutes = SAMPLES[sample]()
    records = {name: tell_record(read(minutes)) for name, read in FORMATS.items()}
    for name in FORMATS:
        assert records[name] == records["markdown"], name


def test_the_record_read_again_is_that_of_the_meeting() -> None:
    title, writer, when, people, *sections = tell_record(
        FORMATS["odt"](make_final_minutes())
    )
    assert (title, writer) == ("Borgermøde i Tranemose", "Anne Lund")
    assert when == ("2026-11-25", "17:00", "19:30", "Tranemose Kulturhus")
    assert people[0] == "Borgmester Pia Holm, Tranemose Kommune"
    annex = sections[-3]
    assert annex[:3] == ("focus_area", "Mobilitet", "Mobilitet")
    assert annex[3][2] == ("Gruppe 2", "Bussen skal køre hver time – også efter kl. 20")


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_pdf_is_accessible_and_archivable(sample: str) -> None:
    content = write_minutes_pdf(SAMPLES[sample]())
    for profile in ("ua1", "pdfa-2a"):
        report = page.validate_pdf_bytes(content, profile=profile)
        assert (report.failures, report.is_compliant) == ([], True)
    assert re.search(rb"pdfaid:part[>=\"']+2", content)


@pytest.mark.parametrize("text", ["1. maj", "12) x", "- x", "+ x", "= x", "# x", "> x"])
def test_what_people_wrote_is_never_markup(text: str) -> None:
    part = MinutesPart(
        anchor="p", kind=PartKind.TEXT, blocks=(Paragraph(runs=(Run(text=text),)),)
    )
    minutes = Minutes(language="da", dated="2026-11-26", title="x", parts=(part,))
    written = write_minutes_markdown(replace(minutes, is_draft=False))
    tokens = MarkdownIt("commonmark").parse(written)
    assert [one.tag for one in tokens if one.nesting == 1] == ["h1", "p"]
    assert "".join(one.content for one in tokens[-2].children or ()) == text


def test_every_key_point_and_statement_can_be_linked_to() -> None:
    minutes = make_written_minutes()
    anchors = set(list_anchors(minutes.parts))
    tree = html.fromstring(write_minutes_html(minutes).encode())
    assert {one.get("id") for one in tree.iter() if one.get("id")} == anchors
    links = {one.get("href") for one in tree.iter("a")}
    assert "#k-k1" in links
    assert {link.removeprefix("#") for link in links} <= anchors
    content = open_odt(minutes)["content.xml"]
    marks = re.findall(r'text:bookmark text:name="([^"]+)"', content)
    assert sorted(marks) == sorted(map(name_bookmark, anchors))


def open_odt(minutes: Minutes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(write_minutes_odt(minutes))) as package:
        assert package.namelist()[0] == "mimetype"
        assert package.infolist()[0].compress_type == zipfile.ZIP_STORED
        files = {name: package.read(name).decode() for name in package.namelist()}
    for name in files.keys() - {"mimetype"}:
        etree.fromstring(files[name].encode())
    return files


def test_a_long_title_leaves_room_for_the_pages_number_in_the_foot_of_an_odt() -> None:
    minutes = replace(make_written_minutes(), title="Møde med ledere " * 10)
    foot = open_odt(minutes)["styles.xml"].split('"Footer">')[-1].split("<text:tab")[0]
    assert foot.endswith("ledere Møde med …")
    assert len(foot) <= 74


def test_an_odt_has_real_styles_header_rows_and_a_language() -> None:
    files = open_odt(make_written_minutes())
    used = set(re.findall(r'text:style-name="([^"]+)"', files["content.xml"]))
    defined = set(re.findall(r'<\w+:[\w-]+ style:name="([^"]+)"', files["styles.xml"]))
    assert used <= defined
    assert "<table:table-header-rows>" in files["content.xml"]
    assert 'fo:language="da" fo:country="DK"' in files["styles.xml"]


def test_a_page_has_one_title_and_no_heading_is_left_out() -> None:
    tree = html.fromstring(write_minutes_html(make_written_minutes()).encode())
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize(
    "write", [write_minutes_html, write_minutes_odt, write_minutes_pdf]
)
def test_equal_minutes_are_equal_files(write: Callable[[Minutes], object]) -> None:
    assert write(make_written_minutes()) == write(make_written_minutes())


def test_long_minutes_can_be_written_in_every_format() -> None:
    minutes = make_long_minutes(500)
    for name, read in FORMATS.items():
        words = list_words(read(minutes))
        # Each stands under its area and in the annex.
        assert words.count("Udsagn") == 1000, name
