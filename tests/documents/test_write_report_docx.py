import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from folkmoot.documents.docx_report_text import name_bookmark
from folkmoot.documents.read_docx import read_docx
from folkmoot.documents.read_pdf import read_pdf
from folkmoot.documents.report_model import build_report
from folkmoot.documents.report_tree import (
    Listing,
    Paragraph,
    Part,
    Report,
    Row,
    Run,
    Voice,
)
from folkmoot.documents.write_report_docx import write_report_docx
from folkmoot.domain.words import split_words
from tests.documents.analysis_samples import make_analysis
from tests.documents.docx_opened import (
    find,
    list_paragraphs,
    list_words,
    open_docx,
    open_parts,
    tell_words,
)
from tests.documents.hostile_text import HOSTILE
from tests.documents.report_samples import make_rich_analysis
from tests.documents.report_tree_samples import (
    NOTICE,
    make_charts,
    make_key_point,
    make_register,
    make_report,
    make_wide_map,
    quote,
    say,
    tabulate,
)

OFFICE = shutil.which("soffice")


# The words


@pytest.mark.slow
@pytest.mark.parametrize("language", ["da", "en"])
def test_all_words_of_the_report_stand_in_it_in_their_order(language: str) -> None:
    report = build_report(make_rich_analysis(), language=language)
    assert list_words(open_docx(report)) == tell_words(report)


def test_every_kind_of_block_is_told_in_full() -> None:
    report = make_report()
    words = [word.replace("1204", "1") for word in tell_words(report)]
    assert Counter(words) - Counter(list_words(open_docx(report))) == Counter(
        {"1208": 1}
    )


def test_thousands_are_set_apart_as_the_language_does() -> None:
    text = {
        language: " ".join(list_paragraphs(open_docx(make_report(language=language))))
        for language in ("da", "en")
    }
    assert "1.208" in text["da"]
    assert "1,208" in text["en"]


def test_a_quotation_stands_between_the_marks_of_the_language() -> None:
    quotation = quote("lys på stierne", Voice.SUPPORTS, before="Vi vil have ")
    danish = open_docx(make_report(quotation)).paragraphs
    english = open_docx(make_report(quotation, language="en")).paragraphs
    assert any(p.text.startswith("»Vi vil have lys på stierne«") for p in danish)
    assert any(p.text.startswith("“Vi vil have lys på stierne”") for p in english)


def test_the_matched_part_of_a_statement_stands_out() -> None:
    quotation = quote("lys på stierne", Voice.SUPPORTS, before="Vi vil have ")
    paragraphs = open_docx(make_report(quotation)).paragraphs
    (told,) = [p for p in paragraphs if p.style.name == "Quote"]
    assert [r.text for r in told.runs if r.style.name == "Strong"] == ["lys på stierne"]


def test_a_caption_does_not_repeat_the_heading_above_it() -> None:
    table = tabulate("Afsnit", "Navn|Ord#", "a|1")
    document = open_docx(make_report(table, tabulate("Andet", "Navn|Ord#", "b|2")))
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert captions == ["Andet"]


# The styles


def test_every_paragraph_has_a_style_of_its_kind() -> None:
    paragraphs = open_docx(make_report()).paragraphs
    styles: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        styles.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert styles["Title"] == ["Hvad der blev sagt"]
    assert styles["Subtitle"] == ["Vestby · Østby"]
    assert styles["Heading 1"][:2] == ["Kort fortalt", "Regnskab"]
    assert "Transport" in styles["Heading 2"]
    assert styles["Heading 3"] == ["Bussen skal køre hver time om aftenen"]
    assert styles["Heading 4"][0] == "1 udsagn for, i egne ord"
    assert len(styles["List Number"]) == 2
    assert styles["List Bullet"] == ["»Hvem betaler?« referat.md"]
    assert "Hvorfor" in styles["Caption"]
    assert len(styles["Quote"]) == 1
    assert len(styles["Quote Against"]) == 1


def test_every_style_that_is_used_is_defined() -> None:
    parts = open_parts(make_report())
    defined = set(re.findall(rb'w:styleId="(\w+)"', parts["word/styles.xml"]))
    for name, content in parts.items():
        used = re.findall(rb'<w:(?:p|r|tbl)Style w:val="(\w+)"', content)
        assert set(used) <= defined, name


def test_headings_are_never_more_than_one_level_deeper_than_the_one_before() -> None:
    document = open_docx(build_report(make_rich_analysis(), language="da"))
    levels = [
        int(style.split()[1]) if style != "Fold Heading" else 3
        for paragraph in document.paragraphs
        if (style := paragraph.style.name).startswith(("Heading", "Fold"))
    ]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_each_list_with_numbers_begins_anew() -> None:
    listing = Listing(items=(say("et"), say("to")), ordered=True)
    document = open_docx(make_report(listing, listing))
    numbers = [int(n) for n in find(document, "//w:p//w:numId/@w:val")]
    assert len(set(numbers)) == 2
    numbering = document.part.numbering_part.element
    starts = numbering.xpath("w:num[w:lvlOverride/w:startOverride]/@w:numId")
    assert {str(n) for n in numbers} <= set(starts)


@pytest.mark.parametrize(("language", "code"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_language_stands_in_the_styles_and_the_properties(
    language: str, code: str
) -> None:
    document = open_docx(make_report(language=language))
    defaults = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert defaults == [code]
    assert document.core_properties.language == code


def test_nobody_is_named_as_author_and_the_title_is_the_report_s() -> None:
    properties = open_docx(make_report()).core_properties
    assert properties.title == "Hvad der blev sagt"
    assert not properties.author
    assert not properties.last_modified_by


# Pages


def test_the_notice_stands_on_every_page() -> None:
    sections = open_docx(make_report()).sections
    assert len(sections) == 3
    for section in sections:
        assert [p.text for p in section.header.paragraphs] == [NOTICE]
        assert not section.different_first_page_header_footer


def test_without_a_notice_the_pages_have_no_head() -> None:
    document = open_docx(replace(make_report(), notice=None))
    assert document.sections[0].header.paragraphs[0].text == ""
    assert NOTICE not in "".join(p.text for p in document.paragraphs[:4])


def test_every_page_is_numbered() -> None:
    for section in open_docx(make_report()).sections:
        fields = section.footer._element.xpath("//w:fldSimple/@w:instr")
        assert fields == [" PAGE ", " NUMPAGES "]


def test_a_table_with_many_columns_of_words_lies_on_its_side() -> None:
    sections = open_docx(make_report()).sections
    assert [s.page_width > s.page_height for s in sections] == [False, True, False]


def test_nothing_asks_to_be_updated_when_the_document_is_opened() -> None:
    parts = open_parts(make_report())
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b"w:dirty" not in parts["word/document.xml"]


# Links


@pytest.mark.parametrize(
    "report",
    [make_report(), build_report(make_analysis(), language="da")],
    ids=["by hand", "of an analysis"],
)
def test_every_link_leads_to_one_bookmark(report: Report) -> None:
    document = open_docx(report)
    names = find(document, "//w:bookmarkStart/@w:name")
    links = set(find(document, "//w:hyperlink/@w:anchor"))
    pages = {text.split()[1] for text in find(document, "//w:instrText/text()")}
    assert links
    assert links | pages <= set(names)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    numbers = find(document, "//w:bookmarkStart/@w:id")
    assert len(set(numbers)) == len(numbers)
    assert numbers == find(document, "//w:bookmarkEnd/@w:id")


def test_a_key_point_is_linked_from_the_sentences_to_its_heading() -> None:
    document = open_docx(make_report())
    (link,) = [
        link
        for link in find(document, '//w:hyperlink[@w:anchor="k_00aa"]')
        if "opbakning" in "".join(link.itertext())
    ]
    path = '//w:p[w:bookmarkStart/@w:name="k_00aa"]/w:pPr/w:pStyle/@w:val'
    assert link is not None
    assert find(document, path) == ["Heading3"]


def test_contents_name_each_heading_that_has_a_number_with_a_link() -> None:
    document = open_docx(make_report())
    told = [
        p.text.strip() for p in document.paragraphs if p.style.name.startswith("toc")
    ]
    styles = ("Heading 1", "Heading 2")
    headed = [p.text for p in document.paragraphs if p.style.name in styles]
    assert told == headed


def test_a_link_to_what_is_not_there_is_plain_words() -> None:
    paragraph = Paragraph(runs=(Run(text="se her", target="k-borte"),))
    document = open_docx(make_report(paragraph))
    assert not find(document, '//w:hyperlink[@w:anchor="k_borte"]')
    assert "se her" in [p.text for p in document.paragraphs]


def test_an_anchor_that_stands_twice_has_one_bookmark() -> None:
    document = open_docx(make_report(say("a", anchor="s-1"), say("b", anchor="s-1")))
    assert len(find(document, '//w:bookmarkStart[@w:name="s_1"]')) == 1


@given(st.text(), st.text())
def test_bookmarks_are_valid_and_differ_whatever_the_anchors(a: str, b: str) -> None:
    one, other = name_bookmark(a), name_bookmark(b)
    assert re.fullmatch("[a-z][a-z0-9_]{0,39}", one)
    assert (one == other) is (a == b)


# Bytes


def test_equal_reports_give_equal_bytes_without_times() -> None:
    first = write_report_docx(make_report())
    assert write_report_docx(make_report()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert b"dcterms" not in package.read("docProps/core.xml")


def test_no_relation_leads_out_of_the_document() -> None:
    for name, content in open_parts(make_report()).items():
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in content


# Hostile words


def spoil(text: str) -> Report:
    """A report with the text wherever people's words may stand."""
    run = Run(text=text, target=text)
    point = replace(
        make_key_point(anchor=text, text=text), carried=(run,), raised_in=(run,)
    )
    table = tabulate(text, "Navn|Hvor", anchors=())
    row = Row(cells=((run,), (Run(text=text, voice=Voice.QUOTE),)), anchor=text)
    blocks = (
        point,
        quote(text, Voice.OPPOSES, before=text, after=text),
        replace(table, rows=(row,)),
        Listing(items=(Paragraph(runs=(run, run), anchor=text),), ordered=True),
        replace(make_wide_map(3), title=text, description=text),
        replace(make_charts()[2], title=text, description=text),
    )
    part = Part(anchor=text, title=text, blocks=blocks, parts=(make_register(),))
    report = replace(make_report(), parts=(part,))
    return replace(report, title=text, subtitle=text, notice=text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_shown_and_break_nothing(name: str) -> None:
    report = spoil(HOSTILE[name])
    assert list_words(open_docx(report)) == tell_words(report)


@pytest.mark.slow
@given(st.text(st.characters(codec=None), max_size=30))
def test_any_text_is_told_and_gives_a_whole_document(text: str) -> None:
    report = spoil(text)
    assert list_words(open_docx(report)) == tell_words(report)
    for name, content in open_parts(report).items():
        assert etree.fromstring(content) is not None, name


def test_what_turns_the_direction_of_words_turns_no_others() -> None:
    document = open_docx(make_report(say("\u202eabc", " ja"), say("\u2067a\u202bb")))
    texts = [p.text for p in document.paragraphs]
    assert "\u202eabc\u202c ja" in texts
    assert "\u2067a\u202bb\u202c\u2069" in texts


# Other programs


def test_our_own_reader_finds_the_report_s_words() -> None:
    report = make_report()
    found = split_words(read_docx(write_report_docx(report)).text)
    wanted = split_words(" ".join(list_paragraphs(open_docx(report))))
    assert Counter(wanted) - Counter(found) == Counter()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports as LibreOffice sets them in pages."""
    folder = tmp_path_factory.mktemp("office")
    for name, report in PRINTED.items():
        (folder / f"{name}.docx").write_bytes(write_report_docx(report))
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in PRINTED),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return folder


PRINTED = {
    "by-hand": make_report(),
    "hostile": spoil("x" * 10_000 + " \x00\ud800 שלום \u202e<&>"),
}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTED)
def test_libreoffice_opens_it_and_sets_it_in_pages(pages: Path, name: str) -> None:
    assert (pages / f"{name}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.office
@pytest.mark.slow
def test_the_printed_pages_have_the_words_and_the_contents_their_pages(
    pages: Path,
) -> None:
    text = read_pdf((pages / "by-hand.pdf").read_bytes()).text
    wanted = set(tell_words(PRINTED["by-hand"])) - {"1204", "1208"}
    assert wanted <= set(split_words(text))
    assert re.search(r"6 Dokumenter\s+6\n", text)
