import re

from folkmoot.documents.read_docx import read_docx
from tests.documents.blocks_shown import show
from tests.documents.docx_samples import (
    DELETED_MARK,
    SAMPLES,
    SEPARATORS,
    cell,
    deleted,
    field,
    inserted,
    item,
    make_docx,
    moved_from,
    moved_to,
    note,
    paragraph,
    picture,
    row,
    run,
    table,
    text_box,
)


def shown(body: str, **options: object) -> list[str]:
    return show(read_docx(make_docx(body, **options)))  # type: ignore[arg-type]


# Tracked changes and comments


def test_tracked_changes_are_read_as_accepted() -> None:
    body = paragraph(
        run("Vi ") + inserted(run("vil ")) + deleted("ikke ") + moved_from("A ")
        + run("have ro ") + moved_to("B")
    )  # fmt: skip
    extracted = read_docx(make_docx(body))
    assert show(extracted) == ["Vi vil have ro B"]
    assert extracted.notices == ("tracked_changes",)


def test_paragraphs_whose_mark_is_deleted_run_together() -> None:
    body = (
        paragraph("Første ", "", DELETED_MARK)
        + paragraph("anden ", "", DELETED_MARK)
        + paragraph("tredje", "Overskrift1")
        + paragraph(deleted("helt væk"), "", DELETED_MARK)
    )
    assert shown(body) == ["# Første anden tredje"]


def test_a_deleted_mark_before_a_table_joins_nothing() -> None:
    marked = paragraph("a ", "", DELETED_MARK) + paragraph("b", "", DELETED_MARK)
    body = marked + "<w:bookmarkStart/>" + table(row("c", "d")) + paragraph("e")
    assert shown(body) == ["a b", "[0,0] c", "[0,1] d", "e"]


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = cell("Celle", '<w:cellDel w:id="1" w:author="A"/>')
    body = table(
        row("Væk", "Væk", properties='<w:del w:id="1" w:author="A"/>'),
        row(gone, "Her", "Og her"),
    )
    assert shown(body) == ["[0,0] Her", "[0,1] Og her"]


def test_comments_are_told_of_but_not_read() -> None:
    body = paragraph(run("Tekst") + '<w:r><w:commentReference w:id="0"/></w:r>')
    comments = f'<w:comment w:id="0">{paragraph("Fjern navnet")}</w:comment>'
    extracted = read_docx(make_docx(body, parts={"comments": comments}))
    assert (extracted.text, extracted.notices) == ("Tekst", ("comments",))


def test_a_clean_document_has_no_notices() -> None:
    assert read_docx(make_docx(paragraph("Tekst"))).notices == ()


# Boxes, notes, heads and feet


def test_a_text_box_follows_the_paragraph_it_hangs_on() -> None:
    box = text_box(paragraph("I boksen", "Overskrift1") + item("Punkt", 1))
    assert shown(paragraph(run("Før") + box + run(" efter"))) == [
        "Før efter",
        "# I boksen",
        "- Punkt",
    ]


def test_a_text_box_is_read_from_either_way_of_writing_it() -> None:
    both = text_box(paragraph("I boksen"))
    new = re.sub("<mc:Fallback>.*</mc:Fallback>", "", both)
    old = re.sub("<mc:Choice.*</mc:Choice>", "", both)
    assert shown(paragraph(new)) == shown(paragraph(old)) == ["I boksen"]


def test_what_stands_only_in_the_fallback_is_read() -> None:
    smile = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx/>'
        "</mc:Choice><mc:Fallback><w:t>glad</w:t></mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )
    assert shown(paragraph(run("Jeg er ") + smile)) == ["Jeg er glad"]


def test_notes_stand_last_and_their_marks_add_no_words() -> None:
    assert show(read_docx(SAMPLES["notes"])) == [
        "Med note og slutnote",
        "^ Se bilag 2",
        "^ Kilde: kommunen",
    ]


def test_a_note_is_read_once_and_not_where_its_mark_is_deleted() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    taken_out = '<w:del w:id="1" w:author="A">' + mark.format(2) + "</w:del>"
    body = paragraph(run("a") + mark.format(1) + mark.format(1) + taken_out)
    notes = SEPARATORS + note("footnote", 1, "ja") + note("footnote", 2, "nej")
    assert shown(body, parts={"footnotes": notes}) == ["a", "^ ja"]


def test_heads_and_feet_are_set_aside_once() -> None:
    assert show(read_docx(SAMPLES["heads and feet"])) == [
        "(running head or foot) Sagsnr. 24-1187",
        "Brødtekst",
        "(page number) Side 1",
        "(running head or foot) Region Midt",
    ]


# Fields and signs


def test_the_result_of_a_field_is_read_and_its_instruction_is_not() -> None:
    inner = field("MERGEFIELD navn", run("Anne"))
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>IF </w:instrText></w:r>{inner}"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("resultat")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert shown(paragraph(nested) + paragraph("efter")) == ["resultat", "efter"]


def test_a_field_without_an_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert shown(paragraph(begin + run("her")) + paragraph("og her")) == [
        "her",
        "og her",
    ]


def test_what_was_chosen_in_an_old_form_is_read() -> None:
    choice = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        '<w:result w:val="1"/><w:listEntry w:val="Kladde"/>'
        '<w:listEntry w:val="Godkendt"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert shown(paragraph(run("Status: ") + choice)) == ["Status: Godkendt"]


def test_boxes_that_are_ticked_are_shown() -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default '
        'w:val="0"/>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    ticked = paragraph(run("Ja ") + box.format("<w:checked/>"))
    assert shown(ticked + paragraph(run("Nej ") + box.format(""))) == ["Ja ☒", "Nej ☐"]


def test_signs_that_are_elements_are_read() -> None:
    assert show(read_docx(SAMPLES["signs"])) == ["MED-udvalg/samarbejde og/tidnyE=mc"]
    arrow = '<w:r><w:t>ro </w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    assert shown(paragraph(arrow + run(" tid"))) == ["ro → tid"]


def test_two_line_breaks_part_paragraphs() -> None:
    lines = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br/></w:r><w:r><w:br/></w:r>"
    assert shown(paragraph(lines + run(" ") + run("c", "<w:b/>"))) == ["a/b", "c"]


def test_hidden_and_struck_words_are_set_aside() -> None:
    style = '<w:rStyle w:val="Skjult"/>'
    body = paragraph(
        run("Se ") + run("hem", style) + run("meligt", "<w:vanish/>") + run("her")
        + run("ikke", "<w:strike/>")
    )  # fmt: skip
    assert shown(body) == ["Se her", "(hidden text) hemmeligt", "(struck out) ikke"]


def test_a_table_of_contents_is_set_aside() -> None:
    assert show(read_docx(SAMPLES["contents"])) == [
        "(table of contents) Indhold",
        "(table of contents) Velkomst2",
        "# Velkomst",
    ]


# Pictures and embedded files


def test_pictures_are_named_with_what_is_told_of_them() -> None:
    body = paragraph(run("Før") + picture("En tavle med sedler") + picture())
    assert shown(body) == [
        "Før",
        "(picture, not read) En tavle med sedler",
        "(picture, not read)",
    ]


def test_a_picture_in_the_head_is_named_once() -> None:
    logo = {name: paragraph(picture("Våben")) for name in ("header1", "header2")}
    content = make_docx(paragraph("Tekst"), headers=logo)
    assert show(read_docx(content)) == ["(picture, not read) Våben", "Tekst"]


def test_words_drawn_along_a_line_are_read() -> None:
    drawn = (
        '<w:r><w:pict><v:shape><v:textpath string="UDKAST"/></v:shape></w:pict></w:r>'
    )
    assert shown(paragraph(drawn)) == ["UDKAST"]


def test_words_in_charts_and_diagrams_are_set_aside() -> None:
    namespaces = (
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    chart = (
        f"<c:chartSpace {namespaces}><a:t>Tillid</a:t><c:strCache><c:v>Uge 9</c:v>"
        "</c:strCache><c:numCache><c:v>7</c:v></c:numCache></c:chartSpace>"
    )
    body = paragraph(picture("Søjler", '<c:chart r:id="header1"/>'))
    raw = {"word/header1.xml": chart}
    content = make_docx(body, headers={"header1": ""}, raw=raw)
    assert "(picture, not read) Søjler Tillid Uge 9" in show(read_docx(content))


def test_embedded_pages_are_read_and_other_files_named() -> None:
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="a" Type="x/aFChunk" Target="a.htm"/>'
        '<Relationship Id="b" Type="x/aFChunk" Target="b.rtf"/>'
        '<Relationship Id="c" Type="x/aFChunk" Target="c.txt"/>'
        '<Relationship Id="d" Type="x/aFChunk" Target="d.docx"/></Relationships>'
    )
    names = "abcd"
    body = "".join(f'<w:altChunk r:id="{n}"/>' for n in names) + paragraph("efter")
    raw = {
        "word/_rels/document.xml.rels": relationships,
        "word/a.htm": "<h1>Bilag</h1><table><tr><td>a<td>b</table>",
        "word/b.rtf": "{}",
        "word/c.txt": "Vi vil <nu>",
        "word/d.docx": "ikke en pakke",
    }
    assert shown(body, raw=raw) == [
        "# Bilag",
        "[0,0] a",
        "[0,1] b",
        "(embedded file, not read)",
        "Vi vil <nu>",
        "(embedded file, not read)",
        "efter",
    ]


# Pages

BREAK = '<w:r><w:br w:type="page"/></w:r>'
LAID = "<w:r><w:lastRenderedPageBreak/></w:r>"


def pages_of(content: bytes) -> list[int | None]:
    return [block.page for block in read_docx(content).blocks]


def test_pages_are_counted_along_set_and_noted_breaks() -> None:
    body = (
        paragraph("et")
        + paragraph(BREAK)
        + paragraph(LAID + run("to"))
        + paragraph(run("to") + LAID + run("tre"))
        + paragraph("fire", "", "<w:pageBreakBefore/>")
    )
    assert pages_of(make_docx(body)) == [1, 2, 2, 4]


def test_without_breaks_no_page_is_told() -> None:
    extracted = read_docx(make_docx(paragraph("et")))
    assert (extracted.pages, extracted.blocks[0].page) == (None, None)


def test_a_new_section_begins_a_new_page_unless_it_goes_on() -> None:
    end = paragraph("et", "", "<w:sectPr/>")
    ongoing = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    body = end + paragraph("to", "", ongoing) + paragraph("tre")
    assert pages_of(make_docx(body)) == [1, 1, 2]


def test_cells_side_by_side_begin_on_the_same_page() -> None:
    long_cell = cell(paragraph("a") + paragraph(LAID + run("b")))
    body = table(
        row(long_cell, cell(paragraph("c") + paragraph(LAID + run("d")))),
        row(cell(paragraph(LAID + run("e"))), cell(paragraph(LAID + run("f")))),
    )
    assert pages_of(make_docx(body)) == [1, 2, 1, 2, 3, 3]


def test_the_programs_own_count_is_told_where_it_fits() -> None:
    body = paragraph("et") + paragraph(LAID + run("to"))
    fits = read_docx(make_docx(body, app="<Pages>2</Pages><Words>2</Words>"))
    assert (fits.pages, fits.blocks[1].page) == (2, 2)
    differs = read_docx(make_docx(body, app="<Pages>9</Pages><Words>2</Words>"))
    assert (differs.pages, differs.blocks[1].page) == (9, None)
    left_over = read_docx(make_docx(body, app="<Pages>1</Pages><Words>0</Words>"))
    assert (left_over.pages, left_over.blocks[1].page) == (None, 2)
