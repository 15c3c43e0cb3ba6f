"""Columns, tables, boxes and notes: what is read after what in a PDF."""

from folkmoot.documents.blocks import BlockKind
from folkmoot.documents.read_pdf import read_pdf
from tests.documents.blocks_shown import show
from tests.documents.pdf_samples import DANISH, set_typst
from tests.documents.raw_pdf import RawPage, RawPdf, break_lines, measure

TEXT = " ".join(DANISH)


def start_page() -> tuple[RawPage, RawPdf]:
    document = RawPdf()
    return document.page(), document


def test_columns_are_read_one_after_the_other() -> None:
    page, document = start_page()
    page.text(72, 80, "Referat", size=18)
    page.wrap(72, 110, TEXT, width=210)
    page.wrap(310, 110, TEXT, width=210)
    assert show(read_pdf(document.build())) == ["# Referat", TEXT, TEXT]


def test_what_stands_under_columns_is_read_after_them() -> None:
    page, document = start_page()
    page.wrap(72, 110, TEXT, width=210)
    page.wrap(310, 110, TEXT, width=210)
    page.text(72, 420, "Opsamling", size=14)
    page.wrap(72, 440, TEXT, width=450)
    shown = show(read_pdf(document.build()))
    assert shown == [TEXT, TEXT, "# Opsamling", TEXT]


def test_columns_drawn_line_by_line_are_known_by_their_full_lines() -> None:
    page, document = start_page()
    other = RawPage()
    page.wrap(72, 110, TEXT, width=210)
    other.wrap(310, 110, TEXT, width=210)
    lines = zip(page.operations, other.operations, strict=True)
    page.operations = [operation for pair in lines for operation in pair]
    assert show(read_pdf(document.build())) == [TEXT, TEXT]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    page, document = start_page()
    lines = break_lines(f"{TEXT} {TEXT}", width=210)
    page.stack(72, 110, lines[:20])
    page.stack(310, 110, lines[20:])
    assert show(read_pdf(document.build())) == [f"{TEXT} {TEXT}"]


def test_a_box_of_facts_does_not_interrupt_the_text_beside_it() -> None:
    document = RawPdf()
    lines = break_lines(f"{TEXT} {TEXT}", width=270)
    page = document.page(height=400)
    page.stack(72, 80, lines[:15])
    for y, fact in ((90, "Fakta om byen"), (103, "12.000 borgere"), (116, "3 skoler")):
        page.text(375, y, fact)
    document.page(height=400).stack(72, 80, lines[15:])
    assert show(read_pdf(document.build())) == [
        f"{TEXT} {TEXT}",
        "Fakta om byen",
        "12.000 borgere",
        "3 skoler",
    ]


def test_labels_and_values_side_by_side_are_lines() -> None:
    page, document = start_page()
    rows = (("Dato:", "3. marts 2025"), ("Sted:", "Vejle"), ("Ref.:", "Mia Holm"))
    for number, (label, value) in enumerate(rows):
        page.text(72, 90 + 14 * number, label)
        page.text(170, 90 + 14 * number, value)
    assert show(read_pdf(document.build())) == [
        "Dato: 3. marts 2025",
        "Sted: Vejle",
        "Ref.: Mia Holm",
    ]


def test_names_and_places_with_tabs_between_are_lines() -> None:
    page, document = start_page()
    rows = (("Anna Bo", "Vejle"), ("Ib Friis", "Kolding"), ("Ea Lund", "Region Syd"))
    for number, row in enumerate(rows):
        for x, text in zip((72, 250), row, strict=True):
            page.text(x, 90 + 14 * number, text)
    assert show(read_pdf(document.build())) == [" ".join(row) for row in rows]


def draw_grid(page: RawPage, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        page.rule(xs[0], y, xs[-1], y)
    for x in xs:
        page.rule(x, ys[0], x, ys[-1])


def test_ruling_lines_make_cells_with_paragraphs_and_items() -> None:
    page, document = start_page()
    draw_grid(page, [70, 150, 500], [80, 100, 160])
    page.text(75, 94, "Gruppe", font="bold")
    page.text(155, 94, "Noter", font="bold")
    page.text(75, 114, "Gruppe 1")
    page.text(155, 114, "Vi siger:")
    page.text(155, 128, "• Mere tid")
    page.text(155, 142, "• Bedre mad")
    extracted = read_pdf(document.build())
    assert show(extracted) == [
        "[0,0] Gruppe",
        "[0,1] Noter",
        "[1,0] Gruppe 1",
        "[1,1] Vi siger:",
        "[1,1] - Mere tid",
        "[1,1] - Bedre mad",
    ]
    headers = [block.cell.is_header for block in extracted.blocks if block.cell]
    assert headers == [True, True, False, False, False, False]


def test_cells_may_be_drawn_as_rectangles_within_a_form() -> None:
    page, document = start_page()
    cells = [(x, y) for y in (350, 340) for x in (30, 80)]
    document.form = " ".join(f"{x} {y} 50 10 re S" for x, y in cells)
    document.form += " BT /regular 5.5 Tf 33 353 Td (Gruppe 1) Tj ET"
    page.operations.append("/form Do")
    page.text(166, 842 - 706, "Mere tid")
    page.text(66, 842 - 686, "Gruppe 2")
    assert show(read_pdf(document.build())) == [
        "[0,0] Gruppe 1",
        "[0,1] Mere tid",
        "[1,0] Gruppe 2",
    ]


def test_words_divided_in_a_cell_are_put_together() -> None:
    source = '#set text(lang: "da", hyphenate: true)\n#table(columns: (2cm, 3cm),'
    source += "[Gruppe 1], [Kompetenceudviklingsplanen mangler forvaltningschefen])"
    assert show(read_pdf(set_typst(source))) == [
        "[0,0] Gruppe 1",
        "[0,1] Kompetenceudviklingsplanen mangler forvaltningschefen",
    ]


def test_shaded_cells_are_a_header() -> None:
    page, document = start_page()
    page.fill(70, 80, 500, 100)
    draw_grid(page, [70, 150, 500], [80, 100, 160])
    for y, row in ((94, ("Bord", "Noter")), (114, ("Bord 1", "Mere tid"))):
        page.text(75, y, row[0])
        page.text(155, y, row[1])
    cells = [block.cell for block in read_pdf(document.build()).blocks]
    assert [cell.is_header for cell in cells if cell] == [True, True, False, False]


def test_cells_that_are_joined_have_the_place_of_their_corner() -> None:
    source = "#table(columns: 3, table.cell(rowspan: 2)[A], [B], [C], [D], [E],"
    source += " [F], table.cell(colspan: 2)[G])"
    assert show(read_pdf(set_typst(source))) == [
        "[0,0] A",
        "[0,1] B",
        "[0,2] C",
        "[1,1] D",
        "[1,2] E",
        "[2,0] F",
        "[2,1] G",
    ]


def test_a_table_without_an_outer_frame_is_a_table() -> None:
    source = "#table(columns: 2, stroke: (x, y) => (left: if x > 0 {1pt}, top: if y"
    source += " > 0 {1pt}), [Gruppe 1], [Mere tid], [Gruppe 2], [Bedre mad])"
    assert show(read_pdf(set_typst(source))) == [
        "[0,0] Gruppe 1",
        "[0,1] Mere tid",
        "[1,0] Gruppe 2",
        "[1,1] Bedre mad",
    ]


def test_a_frame_around_words_is_no_table() -> None:
    page, document = start_page()
    draw_grid(page, [60, 540], [70, 400])
    page.wrap(72, 90, TEXT, width=440)
    assert show(read_pdf(document.build())) == [TEXT]


def test_a_table_without_rules_is_known_by_cells_of_several_lines() -> None:
    source = "#table(columns: (2cm, 1fr, 1fr), stroke: none, "
    source += "".join(f"[{n}], [{DANISH[n]}], [{DANISH[n + 2]}], " for n in (0, 2, 4))
    extracted = read_pdf(set_typst(f"{source})"))
    assert [
        (block.cell.row, block.cell.column) for block in extracted.blocks if block.cell
    ] == [(row, column) for row in range(3) for column in range(3)]
    assert show(extracted)[1] == f"[0,1] {DANISH[0]}"


def test_a_row_that_a_page_break_cuts_is_one_row() -> None:
    document = RawPdf()
    for number in (1, 2):
        page = document.page(height=200)
        draw_grid(page, [70, 150, 500], [40, 60, 150])
        page.text(75, 54, "Gruppe", font="bold")
        page.text(155, 54, "Noter", font="bold")
        if number == 1:
            page.text(75, 74, "Gruppe 1")
        text = DANISH[2] if number == 1 else "som de ikke kender."
        page.wrap(155, 74, text.removesuffix("i forvaltningen."), width=340)
    assert show(read_pdf(document.build())) == [
        "[0,0] Gruppe",
        "[0,1] Noter",
        "[1,0] Gruppe 1",
        f"[1,1] {DANISH[2].removesuffix('i forvaltningen.')}som de ikke kender.",
        "(running head or foot) Gruppe Noter",
    ]


def test_footnotes_are_told_apart_and_their_marks_go() -> None:
    source = (
        '#set text(font: "Liberation Serif")\n'
        "Vi vil have tid#footnote[Se bilag 2.] og ro.#footnote[Fra 2023.]\n\nTak."
    )
    extracted = read_pdf(set_typst(source))
    assert show(extracted) == [
        "Vi vil have tid og ro.",
        "Tak.",
        "^ Se bilag 2.",
        "^ Fra 2023.",
    ]
    notes = [block for block in extracted.blocks if block.kind is BlockKind.FOOTNOTE]
    assert [note.label for note in notes] == ["1", "2"]


def test_lines_under_a_short_rule_are_notes_whatever_their_size() -> None:
    page, document = start_page()
    page.text(72, 90, "Vi vil have mere tid")
    page.text(72 + measure("Vi vil have mere tid", 11), 86, "1", size=6)
    page.rule(72, 700, 190, 700)
    page.text(72, 714, "1 Forslaget er beskrevet i bilag 3.")
    assert show(read_pdf(document.build())) == [
        "Vi vil have mere tid",
        "^ Forslaget er beskrevet i bilag 3.",
    ]


def test_raised_figures_of_the_font_itself_are_marks_as_well() -> None:
    source = '#set text(font: "Libertinus Serif")\nVi vil samarbejde#footnote[Ja.] nu.'
    assert show(read_pdf(set_typst(source))) == ["Vi vil samarbejde nu.", "^ Ja."]


def test_a_footnote_stands_after_the_paragraph_that_goes_on_overleaf() -> None:
    source = '#set text(font: "Liberation Serif")\nFørst#footnote[Se bilag.] ' + TEXT
    extracted = read_pdf(set_typst(f"{source} {TEXT} {TEXT} {TEXT} {TEXT}"))
    assert (extracted.pages, len(extracted.blocks)) == (2, 2)
    assert show(extracted)[1] == "^ Se bilag."


def test_a_table_of_contents_is_set_aside() -> None:
    source = "#outline(title: none)\n= Indledning\nTak.\n= Opsamling\nJa."
    extracted = read_pdf(set_typst(source))
    kinds = [block.kind for block in extracted.blocks]
    assert kinds[:2] == [BlockKind.ASIDE] * 2
    assert BlockKind.ASIDE not in kinds[2:]
