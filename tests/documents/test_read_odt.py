from folkmoot.documents.blocks import BlockKind
from folkmoot.documents.read_odt import read_odt
from tests.documents.blocks_shown import list_bold, show
from tests.documents.odt_samples import (
    cell,
    heading,
    items,
    make_odt,
    paragraph,
    row,
    span,
    table,
)
from tests.documents.timing import assert_read_within


def shown(body: str, **options: object) -> list[str]:
    return show(read_odt(make_odt(body, **options)))  # type: ignore[arg-type]


# Paragraphs and headings


def test_headings_have_their_level() -> None:
    body = (
        paragraph("Referat", "Titel")
        + heading("Velkomst")
        + heading("Dybt", 3)
        + paragraph("Med stil", "Overskrift_20_2")
        + paragraph("Tekst")
    )
    assert shown(body) == [
        "# Referat",
        "# Velkomst",
        "### Dybt",
        "## Med stil",
        "Tekst",
    ]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" '
        'style:num-format="1"/><text:outline-level-style text:level="2" '
        'style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    unnumbered = heading("x", 1, 'text:is-list-header="true"')
    body = heading("a") + heading("b", 2) + heading("c", 2) + unnumbered + heading("d")
    blocks = read_odt(make_odt(body, common=outline)).blocks
    assert [block.label for block in blocks] == ["1", "1.1", "1.2", None, "2"]


def test_bold_comes_from_spans_and_from_styles() -> None:
    body = (
        paragraph(span("Bord 1:", "T1") + " ro " + span("tid", "T1"))
        + paragraph("Fed" + span(" ikke", "T2"), "P1")
        + heading('Også</text:h><text:h text:style-name="Heading_20_1">fed')
    )
    assert list_bold(read_odt(make_odt(body))) == ["Bord 1:", "tid", "Fed", "fed"]


def test_white_space_is_folded_and_signs_are_read() -> None:
    body = paragraph(
        'et\n  to<text:s text:c="999999999"/>tre<text:tab/>fire<text:line-break/>fem'
        "\u00adti<text:soft-page-break/> MED\u2011udvalg"
    )
    assert shown(body) == ["et to tre fire/femti MED-udvalg"]


def test_fields_links_and_references_are_read() -> None:
    body = paragraph(
        '<text:date text:fixed="true">3. marts 2025</text:date> <text:a>link</text:a> '
        '<text:user-field-get text:name="sag">24-1187</text:user-field-get>'
        '<text:bookmark-start text:name="x"/> her<text:bookmark-end text:name="x"/>'
    )
    assert shown(body) == ["3. marts 2025 link 24-1187 her"]


def test_hidden_and_struck_words_and_placeholders_are_set_aside() -> None:
    body = (
        paragraph("Se " + span("hemmeligt", "T3") + " her" + span(" udgået", "T4"))
        + '<text:section text:display="none">'
        + f"{paragraph('skjult afsnit')}</text:section>"
        + paragraph(
            "Sted: <text:placeholder>&lt;sted&gt;</text:placeholder> "
            '<loext:content-control loext:showing-place-holder="true">Vælg'
            "</loext:content-control>"
        )
        + paragraph("<text:text-input>Klik her for at skrive tekst.</text:text-input>")
    )
    assert shown(body) == [
        "Se her",
        "(hidden text) hemmeligt",
        "(struck out) udgået",
        "(hidden text) skjult afsnit",
        "Sted:",
        "(placeholder) <sted>",
        "(placeholder) Vælg",
        "(placeholder) Klik her for at skrive tekst.",
    ]


# Lists


def test_lists_have_depth_and_labels() -> None:
    deep = "<text:p>b</text:p>" + items("c", "<text:p>d</text:p>" + items("e"))
    body = items("a", style="L1") + items("x", deep, "f", style="L2")
    assert shown(body) == [
        "- a",
        "1. x",
        "2. b",
        "  a) c",
        "  b) d",
        "    2.b.1 e",
        "3. f",
    ]


def test_a_list_goes_on_where_it_is_told_to() -> None:
    first = items("a", "b", style="L2", more='xml:id="l1"')
    again = items("c", style="L2")
    goes_on = items("d", style="L2", more='text:continue-numbering="true"')
    back = items("e", style="L2", more='text:continue-list="l1"')
    assert shown(first + again + goes_on + back) == [
        "1. a",
        "2. b",
        "1. c",
        "2. d",
        "3. e",
    ]


def test_an_item_may_have_its_own_number_or_none() -> None:
    body = (
        '<text:list text:style-name="L2"><text:list-header><text:p>Først</text:p>'
        '</text:list-header><text:list-item text:start-value="7"><text:p>a</text:p>'
        "</text:list-item></text:list>"
    )
    assert shown(body) == ["- Først", "7. a"]


def test_paragraphs_may_be_numbered_without_a_list() -> None:
    numbered = (
        '<text:numbered-paragraph text:style-name="L2" text:level="{}" '
        'text:continue-numbering="true"><text:p>{}</text:p></text:numbered-paragraph>'
    )
    body = numbered.format(1, "a") + numbered.format(2, "b") + numbered.format(1, "c")
    assert shown(body) == ["1. a", "  a) b", "2. c"]


def test_words_in_a_label_are_read() -> None:
    assert shown(items("Tillid", "Ro", style="L3")) == [
        "- Gruppe 1 Tillid",
        "- Gruppe 2 Ro",
    ]


def test_paragraphs_in_an_item_are_lines_of_it() -> None:
    body = items("<text:p>a</text:p><text:p>b</text:p>", "c", style="L1")
    assert shown(body) == ["- a/b", "- c"]


def test_bullets_typed_by_hand_and_list_styles_are_lists() -> None:
    body = paragraph("- Tid") + paragraph("Ro", "List_20_Bullet_20_2")
    assert shown(body) == ["- Tid", "  - Ro"]


# Tables


def test_cells_have_their_place_in_the_grid() -> None:
    header = (
        f"<table:table-header-rows>{row('Gruppe', 'Udsagn')}</table:table-header-rows>"
    )
    spanned = cell("Bord 1", 'table:number-rows-spanned="2"')
    covered = "<table:covered-table-cell/>"
    inner = cell(table(row("Indre", "tabel")))
    wide = cell("Alle", 'table:number-columns-spanned="2"')
    body = table(
        header,
        row(spanned, "Tid"),
        row(covered, inner),
        f"<table:table-rows>{row(wide, covered, 'Sidst')}</table:table-rows>",
    )
    extracted = read_odt(make_odt(body))
    assert show(extracted) == [
        "[0,0] Gruppe",
        "[0,1] Udsagn",
        "[1,0] Bord 1",
        "[1,1] Tid",
        "[0,0] Indre",
        "[0,1] tabel",
        "[3,0] Alle",
        "[3,2] Sidst",
    ]
    cells = [block.cell for block in extracted.blocks if block.cell]
    assert [c.is_header for c in cells] == [True, True, *[False] * 6]
    assert [c.table for c in cells] == [0, 0, 0, 0, 1, 1, 0, 0]


def test_repeated_cells_and_rows_are_read_as_often_as_they_are_shown() -> None:
    twice = cell("a", 'table:number-columns-repeated="2"')
    body = table(row(twice, "b", more='table:number-rows-repeated="2"'))
    cells = ["[{},0] a", "[{},1] a", "[{},2] b"]
    assert shown(body) == [line.format(at) for at in (0, 1) for line in cells]


def test_repeats_beyond_reason_are_read_once() -> None:
    many = 'table:number-columns-repeated="99999999"'
    rows = 'table:number-rows-repeated="99999999"'
    body = table(
        row(cell("a", many), cell("", many), "b", more=rows), row("c", "d"), row("", "")
    )
    assert [line.split()[-1] for line in shown(body)] == ["a", "b", "c", "d"]
    assert_read_within(2, read_odt, make_odt(body))


def test_a_table_of_one_cell_only_frames_its_words() -> None:
    body = table(row(cell(heading("Boks") + paragraph("Tekst"))))
    assert shown(body) == ["# Boks", "Tekst"]


def test_lists_in_cells_are_items_in_the_cell() -> None:
    body = table(row("Bord 1", cell(items("Tid", style="L1") + paragraph("- Ro"))))
    assert shown(body) == ["[0,0] Bord 1", "[0,1] - Tid", "[0,1] - Ro"]


def test_a_block_in_a_cell_is_a_cell_unless_it_is_more() -> None:
    body = table(row(cell(heading("H") + paragraph("p")), "q"))
    kinds = [block.kind for block in read_odt(make_odt(body)).blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.CELL, BlockKind.CELL]
