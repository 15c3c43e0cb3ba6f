import shutil

from lxml import etree

from folkmoot.documents.docx_report_tables import HEAT
from folkmoot.documents.report_model import build_report
from tests.documents.docx_opened import (
    find,
    open_docx,
    open_parts,
)
from tests.documents.report_samples import make_rich_analysis
from tests.documents.report_tree_samples import (
    make_charts,
    make_key_point,
    make_report,
    make_wide_map,
    tabulate,
)

OFFICE = shutil.which("soffice")


# Tables and pictures


def test_the_heading_row_of_every_table_is_flagged() -> None:
    document = open_docx(build_report(make_rich_analysis(), language="da"))
    tables = [t for t in document.tables if t.style.name == "Folkmoot Table"]
    assert tables
    for table in tables:
        flags = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
        assert flags == [True] + [False] * (len(flags) - 1)


def test_no_row_is_broken_across_pages() -> None:
    document = open_docx(make_report())
    assert not find(document, "//w:tr[not(w:trPr/w:cantSplit)]")


def test_every_table_and_picture_says_what_it_is_to_who_does_not_see_it() -> None:
    document = open_docx(make_report())
    assert not find(document, "//w:tbl[not(w:tblPr/w:tblCaption/@w:val)]")
    (told,) = find(document, "//wp:docPr/@descr")
    assert told == "For få møder til at sige mere."


def test_columns_of_a_table_are_as_wide_as_the_page_together() -> None:
    for table in open_docx(make_report()).tables:
        widths = [int(w) for w in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert sum(widths) in (9_070, 14_570)
        assert min(widths) > 0


def test_numbers_stand_to_the_right() -> None:
    document = open_docx(make_report(tabulate("I tal", "Navn|Ord#", "a|9")))
    (table,) = document.tables
    styles = [cell.paragraphs[0].style.name for cell in table.rows[1].cells]
    assert styles == ["Table Text", "Table Number"]


def test_a_small_table_is_not_torn_apart_and_a_long_one_ends_in_two_rows() -> None:
    rows = [f"a{n}|{n}" for n in range(20)]
    small = tabulate("Lille", "Navn|Ord#", *rows[:4])
    large = tabulate("Stor", "Navn|Ord#", *rows)
    kept = [
        [bool(row._tr.xpath("w:tc/w:p/w:pPr/w:keepNext")) for row in table.rows[1:]]
        for table in open_docx(make_report(small, large)).tables
    ]
    assert kept[0] == [True, True, True, False]
    assert kept[1] == [True, *[False] * 17, True, False]


def test_a_table_too_wide_is_cut_in_several_that_all_name_their_rows() -> None:
    document = open_docx(make_report(make_wide_map(60)))
    tables = [[cell.text for cell in table.rows[1].cells] for table in document.tables]
    assert len(tables) > 1
    assert {row[0] for row in tables} == {"Transport"}
    numbers = [cell for row in tables for cell in row[1:]]
    assert numbers == [str(n) for n in range(60)]


def test_cells_of_a_heat_map_are_shaded_by_their_count_and_others_are_not() -> None:
    (table, *_) = open_docx(make_report(make_charts()[0])).tables
    fills = [
        [(cell._tc.xpath("w:tcPr/w:shd/@w:fill") or [""])[0] for cell in row.cells]
        for row in table.rows
    ]
    assert fills[1:] == [
        ["", HEAT[-1], HEAT[2], ""],
        ["", HEAT[0], "", ""],
        ["", "", "", ""],
    ]


def test_letters_on_every_shade_have_enough_contrast() -> None:
    for shade in HEAT:
        assert contrast("1F2933", shade) >= 4.5
    for colour in ("0B5563", "9A4412", "52606D", "5B6570"):
        assert contrast(colour, "FFFFFF") >= 4.5
    assert contrast("1F2933", "FBF1E9") >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_measure_light(one), _measure_light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _measure_light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_bar_is_as_long_as_its_count_on_the_common_scale() -> None:
    document = open_docx(make_report(make_key_point()))
    rests = [
        int(r) for r in find(document, '//w:p[w:pPr/w:pStyle/@w:val="Bar"]//@w:right')
    ]
    room = 9_070 - 2_400
    lengths = [room - rest for rest in rests]
    assert lengths == [2 * room // 3, room // 3]


def test_what_is_against_runs_to_the_left_of_what_is_for() -> None:
    table = open_docx(make_report(make_charts()[1])).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["", "Imod", "For"]
    label, against, for_ = table.rows[1].cells
    assert label.text == "Bussen skal køre hver time om aftenen"
    assert against._tc.xpath(".//w:ind/@w:left")
    assert for_._tc.xpath(".//w:ind/@w:right")


def test_the_curve_is_drawn_from_the_numbers_of_its_table() -> None:
    chart = etree.fromstring(open_parts(make_report())["word/charts/chart1.xml"])
    values = chart.xpath("//*[local-name()='numLit']//*[local-name()='v']/text()")
    assert values == ["2", "1", "2", "3"]
