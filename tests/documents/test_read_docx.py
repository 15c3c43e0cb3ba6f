import io
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

import pytest

from folkmoot.documents.blocks import BlockKind
from folkmoot.documents.read_docx import read_docx
from folkmoot.domain.words import split_words
from tests.documents.blocks_shown import assert_sound, list_bold, show
from tests.documents.docx_samples import (
    PROMPT,
    SAMPLES,
    cell,
    control,
    item,
    make_docx,
    paragraph,
    row,
    run,
    table,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def shown(body: str, **options: object) -> list[str]:
    return show(read_docx(make_docx(body, **options)))  # type: ignore[arg-type]


# Every word


def list_visible_words(content: bytes) -> Counter[str]:
    """The words of the document by a reading of its own; equal heads count once."""
    words: Counter[str] = Counter()
    heads: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            part = re.match(r"word/(document|footnotes|endnotes|header|footer)", name)
            if not part:
                continue
            text = gather_text(ElementTree.fromstring(package.read(name)))
            if part[1] in ("header", "footer") and text in heads:
                continue
            heads.add(text)
            words.update(split_words(text))
    return words


def gather_text(element: ElementTree.Element) -> str:
    if element.tag in (f"{W}del", f"{W}moveFrom", FALLBACK):
        return ""
    if element.tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is not None:
        return ""
    if element.tag in (f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        return " "
    text = element.text or "" if element.tag.endswith("}t") else ""
    text += "".join(gather_text(child) for child in element)
    is_end = element.tag in (f"{W}p", f"{W}txbxContent")
    is_merged = element.find(f"{W}pPr/{W}rPr/{W}del") is not None
    return f" {text} " if is_end and not is_merged else text


@pytest.mark.parametrize("name", SAMPLES)
def test_every_visible_word_is_read_once(name: str) -> None:
    extracted = read_docx(SAMPLES[name])
    assert_sound(extracted)
    assert Counter(split_words(extracted.text)) == list_visible_words(SAMPLES[name])


# Content controls


def test_words_in_content_controls_are_read_wherever_they_stand() -> None:
    assert show(read_docx(SAMPLES["content controls"])) == [
        "# Referat af dialogmøde",
        "Dato: 3. marts 2025",
        "Indlejret dybt",
        "[0,0] Gruppe",
        "[0,1] Udsagn",
        "[1,0] 1",
        "[1,1] Tillid",
    ]


def test_a_prompt_that_nobody_answered_is_set_aside() -> None:
    assert shown(paragraph(run("Sted: ") + PROMPT + run(" kl. 10"))) == [
        "Sted: kl. 10",
        "(placeholder) Klik for at angive tekst.",
    ]
    chosen = control(paragraph("Vælg et element."), "<w:showingPlcHdr/>")
    assert shown(chosen) == ["(placeholder) Vælg et element."]


def test_words_filled_in_where_a_prompt_was_marked_are_read() -> None:
    filled = control(run("Herning Kongrescenter"), "<w:showingPlcHdr/>")
    assert shown(paragraph(run("Sted: ") + filled)) == ["Sted: Herning Kongrescenter"]


def test_a_prompt_is_known_from_the_template_it_came_with() -> None:
    prompt = control(run("Mødets navn"), "<w:showingPlcHdr/>")
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    glossary = (
        f"<w:glossaryDocument {namespace}><w:docParts><w:docPart><w:docPartBody>"
        f"<w:p>{run('Mødets navn')}</w:p></w:docPartBody></w:docPart></w:docParts>"
        "</w:glossaryDocument>"
    )
    raw = {"word/glossary/document.xml": glossary}
    assert shown(paragraph(prompt), raw=raw) == ["(placeholder) Mødets navn"]


# Headings


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("heading 1", 1), ("Overskrift 2", 2), ("Rubrik 3", 3), ("Überschrift 1", 1),
        ("Heading4", 4), ("Title", 1), ("Titel", 1), ("Undertitel", 2),
    ],
)  # fmt: skip
def test_heading_styles_are_known_in_all_languages(name: str, level: int) -> None:
    style = (
        f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{name}"/></w:style>'
    )
    extracted = read_docx(make_docx(paragraph("Tillid", "X"), parts={"styles": style}))
    assert [(b.kind, b.level) for b in extracted.blocks] == [(BlockKind.HEADING, level)]


def test_a_style_is_a_heading_by_outline_or_by_what_it_is_based_on() -> None:
    body = paragraph("Hus", "Husoverskrift") + paragraph("Punkt", "Punkt")
    direct = paragraph("Selv", "", '<w:outlineLvl w:val="0"/>')
    assert shown(body + direct) == ["## Hus", "### Punkt", "# Selv"]


def test_a_style_that_is_not_defined_is_known_by_its_id() -> None:
    body = paragraph("Velkomst", "Overskrift1") + paragraph("Tekst", "Findesikke")
    assert shown(body, parts={"styles": ""}) == ["# Velkomst", "Tekst"]


def test_styles_based_on_each_other_are_no_trap() -> None:
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "C"), ("C", "A"))
    )
    assert shown(paragraph("x", "A"), parts={"styles": styles}) == ["x"]


# Bold


def test_bold_comes_from_runs_and_from_styles() -> None:
    body = (
        paragraph(run("Bord 1:", "<w:b/>") + run(" ro"))
        + paragraph(run("Stærk", '<w:rStyle w:val="Strk"/>') + run(" svag"))
        + paragraph(run("Fed") + run(" ikke", '<w:b w:val="0"/>'), "Fed")
    )
    extracted = read_docx(make_docx(body))
    assert list_bold(extracted) == ["Bord 1:", "Stærk", "Fed"]


# Lists


def test_lists_have_depth_and_labels() -> None:
    body = (
        item("a", 1) + item("b", 1, 1) + item("c", 2) + item("d", 2, 1)
        + item("e", 2, 1) + item("f", 2, 2) + item("g", 2) + item("h", 2, 1)
    )  # fmt: skip
    assert shown(body) == [
        "- a", "  - b", "1. c", "  a) d", "  b) e", "    i. f", "2. g", "  a) h",
    ]  # fmt: skip


def test_a_list_begins_anew_where_it_is_told_to() -> None:
    assert shown(item("a", 2) + item("b", 2) + item("c", 3) + item("d", 3)) == [
        "1. a",
        "2. b",
        "1. c",
        "2. d",
    ]


def test_a_numbered_heading_is_a_heading_with_a_label() -> None:
    numbering = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>'
    body = paragraph("Velkomst", "Overskrift2", numbering)
    block = read_docx(make_docx(body)).blocks[0]
    assert (block.kind, block.level, block.label) == (BlockKind.HEADING, 2, "1.1")


def number_as(definition: str, uses: str, body: str) -> list[str]:
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{definition}</w:abstractNum>'
        f'<w:num w:numId="7"><w:abstractNumId w:val="7"/>{uses}</w:num>'
    )
    return shown(body, parts={"numbering": numbering})


def level_xml(level: int, shape: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}">{more}<w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def test_labels_are_written_as_the_list_says() -> None:
    levels = (
        level_xml(0, "upperRoman", "%1)", '<w:start w:val="3"/>')
        + level_xml(1, "decimalZero", "%1.%2", "<w:isLgl/>")
        + level_xml(2, "none", "%3")
        + level_xml(3, "upperLetter", "%4.", '<w:lvlRestart w:val="0"/>')
    )
    depths = {"a": 0, "b": 1, "c": 3, "d": 0, "e": 3, "f": 1, "g": 2}
    body = "".join(item(name, 7, level) for name, level in depths.items())
    assert number_as(levels, "", body) == [
        "III) a", "  3.1 b", "      A. c", "IV) d", "      B. e", "  4.1 f", "g",
    ]  # fmt: skip


def test_a_use_of_a_list_may_set_its_levels_otherwise() -> None:
    level = level_xml(0, "lowerLetter", "%1)")
    changed = f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>'
    body = item("a", 7) + item("b", 7)
    assert number_as(level_xml(0, "decimal", "%1."), changed, body) == ["a) a", "b) b"]


def test_a_style_finds_its_level_in_the_list() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="X"><w:pPr><w:numPr><w:numId w:val="7"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    levels = level_xml(0, "decimal", "%1.") + level_xml(
        1, "decimal", "%1.%2", '<w:pStyle w:val="X"/>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="9"><w:styleLink w:val="L"/>'
        f"{level_xml(0, 'decimal', '%1:')}</w:abstractNum>"
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num>'
    )
    parts = {"styles": style, "numbering": numbering}
    body = item("a", 7) + paragraph("b", "X") + item("c", 8)
    assert shown(body, parts=parts) == ["1. a", "  1.1 b", "1: c"]


def test_words_in_a_label_are_read() -> None:
    assert shown(item("Tillid", 5) + item("Ro", 5)) == [
        "- Gruppe 1: Tillid",
        "- Gruppe 2: Ro",
    ]


def test_list_styles_are_lists_also_without_a_numbering() -> None:
    body = (
        paragraph("a", "Opstilling-punkttegn")
        + paragraph("b", "Opstilling-punkttegn2")
        + paragraph("c", "Opstilling-talellerbogst")
        + paragraph("d", "Listeafsnit")
    )
    assert shown(body, parts={"numbering": ""}) == ["- a", "  - b", "- c", "d"]


def test_bullets_and_numbers_typed_by_hand_are_lists() -> None:
    assert shown(paragraph("- Mere tid") + paragraph("• Mere ro")) == [
        "- Mere tid",
        "- Mere ro",
    ]
    assert shown(paragraph("1) Tid") + paragraph("2) Ro") + paragraph("4) Mad")) == [
        "1) Tid",
        "2) Ro",
        "4) Mad",
    ]
    lettered = [paragraph(text) for text in ("a. Tid", "b. Ro", "1. Mad", "2) Leg")]
    blocks = read_docx(make_docx("".join(lettered))).blocks
    assert [block.label for block in blocks] == ["a.", "b.", None, None]
    kinds = [b.kind for b in read_docx(make_docx(paragraph("1) Alene"))).blocks]
    assert kinds == [BlockKind.PARAGRAPH]


def test_lines_with_bullets_in_one_paragraph_are_items() -> None:
    lines = "<w:r><w:t>Vi vil:</w:t><w:br/><w:t>- tid</w:t><w:br/><w:t>- ro</w:t></w:r>"
    assert shown(paragraph(lines)) == ["Vi vil:", "- tid", "- ro"]


# Tables


def test_cells_have_their_place_in_the_grid() -> None:
    extracted = read_docx(SAMPLES["tables"])
    assert show(extracted) == [
        "[0,0] Gruppe",
        "[0,1] Udsagn",
        "[1,0] Bord 1",
        "[1,1] Mere tid",
        "[0,0] Indre",
        "[0,1] tabel",
        "[3,0] Begge borde",
    ]
    cells = [block.cell for block in extracted.blocks if block.cell]
    assert [c.is_header for c in cells] == [True, True, *[False] * 5]
    assert [c.table for c in cells] == [0, 0, 0, 0, 1, 1, 0]


def test_cells_after_a_span_keep_their_column() -> None:
    wide = cell("a", '<w:gridSpan w:val="2"/>')
    before = '<w:gridBefore w:val="1"/>'
    assert shown(table(row(wide, "b"), row("c", properties=before))) == [
        "[0,0] a",
        "[0,2] b",
        "[1,1] c",
    ]


def test_lists_in_cells_are_items_in_the_cell() -> None:
    body = table(row("Bord 1", cell(item("Tid", 1) + paragraph("- Ro"))))
    assert shown(body) == ["[0,0] Bord 1", "[0,1] - Tid", "[0,1] - Ro"]


def test_a_table_of_one_cell_only_frames_its_words() -> None:
    body = table(row(cell(paragraph("Boks", "Overskrift1") + paragraph("Tekst"))))
    assert shown(body) == ["# Boks", "Tekst"]
