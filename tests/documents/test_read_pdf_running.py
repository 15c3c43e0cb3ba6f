"""Running heads, feet and page numbers are set aside; headings of the text are not."""

from collections.abc import Callable

import pytest

from folkmoot.documents.blocks import PAGE_NUMBER, RUNNING_HEAD, ExtractedText
from folkmoot.documents.read_pdf import read_pdf
from tests.documents.blocks_shown import show
from tests.documents.pdf_samples import DANISH
from tests.documents.raw_pdf import RawPage, RawPdf


def read_pages(*draw: Callable[[RawPage], None]) -> ExtractedText:
    """What is read from pages that have some text, and what `draw` adds to each."""
    document = RawPdf()
    for number, add in enumerate(draw):
        page = document.page()
        page.wrap(72, 100, DANISH[number % len(DANISH)], width=440)
        page.wrap(72, 160, DANISH[(number + 2) % len(DANISH)], width=440)
        add(page)
    return read_pdf(document.build())


def write(y: float, text: str, x: float = 72, **style: object) -> Callable[..., None]:
    return lambda page: page.text(x, y, text, **style)


def draw_all(*parts: Callable[[RawPage], None]) -> Callable[[RawPage], None]:
    return lambda page: [part(page) for part in parts] and None


def list_asides(extracted: ExtractedText) -> list[tuple[str, str]]:
    return [
        (extracted.text[block.start : block.end], block.reason)
        for block in extracted.blocks
        if block.reason
    ]


def nothing(page: RawPage) -> None:
    """No head and no foot."""


@pytest.mark.parametrize(
    "style",
    ["Side {} af 3", "Page {}/3", "- {} -", "{}", "Seite {}", "{} | 3", "s. {}"],
)
def test_page_numbers_are_set_aside_however_they_are_written(style: str) -> None:
    numbers = [style.format(number) for number in (1, 2, 3)]
    extracted = read_pages(*(write(810, number, size=9) for number in numbers))
    assert list_asides(extracted) == [(number, PAGE_NUMBER) for number in numbers]


def test_a_head_and_a_number_in_one_line_are_told_apart() -> None:
    heads = [
        draw_all(write(40, "Referat", size=9), write(40, f"Side {n}", x=480, size=9))
        for n in (1, 2)
    ]
    assert list_asides(read_pages(*heads)) == [
        ("Referat", RUNNING_HEAD),
        ("Side 1", PAGE_NUMBER),
        ("Referat", RUNNING_HEAD),
        ("Side 2", PAGE_NUMBER),
    ]


def test_the_first_page_may_have_no_head() -> None:
    head = write(40, "Dialogmøde 2025", size=9)
    extracted = read_pages(nothing, head, head)
    assert list_asides(extracted) == [("Dialogmøde 2025", RUNNING_HEAD)] * 2


def test_odd_and_even_pages_may_have_different_heads() -> None:
    odd, even = write(40, "Kommissionen", x=400, size=9), write(40, "Vejle", size=9)
    extracted = read_pages(odd, even, odd, even)
    texts = [text for text, _ in list_asides(extracted)]
    assert texts == ["Kommissionen", "Vejle", "Kommissionen", "Vejle"]


def test_a_foot_of_several_lines_is_set_aside() -> None:
    foot = draw_all(write(800, "Byrådet", size=8), write(810, "www.byen.dk", size=8))
    texts = [text for text, _ in list_asides(read_pages(foot, foot))]
    assert texts == ["Byrådet", "www.byen.dk"] * 2


def test_heads_stand_in_the_text_after_the_paragraph_they_interrupt() -> None:
    document = RawPdf()
    for text in ("Vi vil gerne have mere", "tid til de unge."):
        page = document.page(width=270, height=400)
        page.text(72, 40, "Referat", size=9)
        page.text(72, 100, text)
    assert show(read_pdf(document.build())) == [
        "Vi vil gerne have mere tid til de unge.",
        "(running head or foot) Referat",
        "(running head or foot) Referat",
    ]


@pytest.mark.parametrize("font", ["regular", "bold"])
def test_a_group_at_the_top_of_every_page_is_a_heading_of_the_text(font: str) -> None:
    group = write(80, "Gruppe 1", size=13, font=font)
    assert list_asides(read_pages(group, group, group, group)) == []


def test_a_group_under_a_head_stays_when_the_head_goes() -> None:
    parts = draw_all(write(40, "Referat", size=9), write(82, "Bord 2", font="bold"))
    asides = list_asides(read_pages(parts, parts, parts))
    assert asides == [("Referat", RUNNING_HEAD)] * 3


def test_a_heading_over_the_text_of_two_pages_stays() -> None:
    heading = write(80, "Ledelsesrum", size=13, font="bold")
    assert list_asides(read_pages(heading, nothing, heading, nothing)) == []


def test_groups_that_are_numbered_like_the_pages_stay() -> None:
    groups = [write(80, f"Gruppe {number}") for number in (1, 2, 3)]
    assert list_asides(read_pages(*groups)) == []


def test_equal_text_on_all_pages_is_no_head() -> None:
    document = RawPdf()
    for _ in range(3):
        document.page().wrap(72, 72, " ".join(DANISH), width=440)
    assert list_asides(read_pdf(document.build())) == []


def test_a_number_alone_on_one_page_is_text() -> None:
    assert list_asides(read_pages(write(810, "7"), nothing)) == []


def test_a_stamp_across_several_pages_is_set_aside() -> None:
    def stamp(page: RawPage) -> None:
        page.operations.append("BT /bold 60 Tf .7 .7 -.7 .7 150 300 Tm (UDKAST) Tj ET")

    assert list_asides(read_pages(stamp, stamp)) == [("UDKAST", RUNNING_HEAD)] * 2
    assert list_asides(read_pages(stamp, nothing)) == []


def test_the_number_of_a_page_alone_in_its_margin_is_a_page_number() -> None:
    assert list_asides(read_pages(write(810, "1", x=297))) == [("1", PAGE_NUMBER)]
