from folkmoot.documents.read_odt import read_odt
from tests.documents.blocks_shown import show
from tests.documents.odt_samples import (
    NAMESPACES,
    frame,
    heading,
    make_odt,
    note,
    paragraph,
    row,
    table,
    text_box,
    tracked,
)


def shown(body: str, **options: object) -> list[str]:
    return show(read_odt(make_odt(body, **options)))  # type: ignore[arg-type]


# Frames, notes, changes


def test_a_text_box_follows_the_paragraph_it_hangs_on() -> None:
    shape = f"<draw:custom-shape>{paragraph('I figuren')}</draw:custom-shape>"
    body = paragraph(
        "Før" + text_box(heading("I boksen")) + f"<draw:g>{shape}</draw:g>"
    )
    assert shown(body + text_box(paragraph("På siden"))) == [
        "Før",
        "# I boksen",
        "I figuren",
        "På siden",
    ]


def test_pictures_and_charts_are_named_with_what_is_told_of_them() -> None:
    chart = (
        f"<office:document-content {NAMESPACES}><text:p>Tillid</text:p>"
        '<table:table-cell office:value-type="float"><text:p>7</text:p>'
        "</table:table-cell></office:document-content>"
    )
    body = paragraph(
        frame(
            "<draw:image/><svg:title>Tavle</svg:title><svg:desc>med sedler</svg:desc>"
        )
        + frame("<draw:image/>")
        + frame('<draw:object xlink:href="./Object 1"/><draw:image/>')
        + "<draw:line/>"
    )
    assert shown(body, raw={"Object 1/content.xml": chart}) == [
        "(picture, not read) Tavle med sedler",
        "(picture, not read)",
        "(picture, not read) Tillid",
    ]


def test_formulas_are_read_in_the_line() -> None:
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>E</mi><mo>=</mo><mi>mc</mi>'
        "<annotation>E=mc</annotation></math>"
    )
    body = paragraph("Altså" + frame('<draw:object xlink:href="./Object 1"/>') + "nu")
    raw = {"Object 1/content.xml": formula}
    assert shown(body, raw=raw) == ["Altså E = mc nu"]


def test_objects_elsewhere_are_not_fetched() -> None:
    for address in ("../x", "/etc", "file:///etc", "http://example.org/x", "#x", ""):
        body = paragraph(frame(f'<draw:object xlink:href="{address}"/>'))
        assert shown(body) == ["(picture, not read)"]


def test_notes_stand_last_and_their_marks_add_no_words() -> None:
    body = paragraph("a" + note("endnote", "Kilde") + " b" + note("footnote", "Bilag"))
    assert shown(body) == ["a b", "^ Bilag", "^ Kilde"]


def test_deleted_words_are_gone_and_inserted_ones_stay() -> None:
    body = tracked(paragraph("væk")) + paragraph(
        'Vi <text:change-start text:change-id="c2"/>vil<text:change-end '
        'text:change-id="c2"/> have<text:change text:change-id="c1"/> ro'
    )
    extracted = read_odt(make_odt(body))
    assert show(extracted) == ["Vi vil have ro"]
    assert extracted.notices == ("tracked_changes",)


def test_comments_are_told_of_but_not_read() -> None:
    comment = (
        "<office:annotation><dc:creator>Bo</dc:creator><text:p>Nej</text:p>"
        "</office:annotation>"
    )
    extracted = read_odt(make_odt(paragraph(f"Te{comment}kst")))
    assert (extracted.text, extracted.notices) == ("Tekst", ("comments",))


def test_heads_and_feet_are_set_aside_once() -> None:
    number = (
        "<text:page-number>1</text:page-number> af <text:page-count>3</text:page-count>"
    )
    master = (
        f"<style:header>{paragraph('Sagsnr. 24-1187')}</style:header>"
        f"<style:header-left>{paragraph('Sagsnr. 24-1187')}</style:header-left>"
        "<style:header-first style:display='false'><text:p>x</text:p>"
        "</style:header-first>"
        f"<style:footer>{paragraph('Side ' + number)}</style:footer>"
    )
    assert shown(paragraph("Tekst"), master=master) == [
        "(running head or foot) Sagsnr. 24-1187",
        "Tekst",
        "(page number) Side 1 af 3",
    ]


def test_a_table_of_contents_is_set_aside_and_other_indexes_are_read() -> None:
    body = (
        "<text:table-of-content><text:table-of-content-source>x</text:table-of-content-source>"
        "<text:index-body><text:index-title><text:p>Indhold</text:p></text:index-title>"
        f"{paragraph('Velkomst 2', 'Contents_20_1')}</text:index-body>"
        "</text:table-of-content><text:alphabetical-index><text:index-body>"
        f"{paragraph('Tillid')}</text:index-body></text:alphabetical-index>"
        f'<text:section text:name="s">{paragraph("Afsnit")}</text:section>'
    )
    assert shown(body) == [
        "(table of contents) Indhold",
        "(table of contents) Velkomst 2",
        "Tillid",
        "Afsnit",
    ]


def test_a_hidden_paragraph_is_set_aside() -> None:
    hidden = '<text:hidden-paragraph text:is-hidden="true"/>Kun internt'
    assert shown(paragraph(hidden)) == ["(hidden text) Kun internt"]


# Pages


def pages_of(content: bytes) -> list[int | None]:
    return [block.page for block in read_odt(content).blocks]


def test_pages_are_counted_along_set_and_noted_breaks() -> None:
    body = (
        paragraph("et")
        + "<text:soft-page-break/>"
        + paragraph("to")
        + paragraph("tre", "P2")
        + paragraph("tre <text:soft-page-break/>fire")
        + paragraph("fire")
    )
    assert pages_of(make_odt(body)) == [1, 2, 3, 3, 4]


def test_pages_break_between_the_rows_of_a_table() -> None:
    rows = row("a", "b") + "<text:soft-page-break/>" + row("c", "d")
    assert pages_of(make_odt(table(rows))) == [1, 1, 2, 2]


def test_the_programs_own_count_is_told_where_it_fits() -> None:
    meta = (
        f"<office:document-meta {NAMESPACES}><office:meta>"
        '<meta:document-statistic meta:page-count="{}" meta:word-count="2"/>'
        "</office:meta></office:document-meta>"
    )
    body = paragraph("et") + paragraph("to", "P2")
    fits = read_odt(make_odt(body, raw={"meta.xml": meta.format(2)}))
    assert (fits.pages, fits.blocks[1].page) == (2, 2)
    differs = read_odt(make_odt(body, raw={"meta.xml": meta.format(5)}))
    assert (differs.pages, differs.blocks[1].page) == (5, None)
