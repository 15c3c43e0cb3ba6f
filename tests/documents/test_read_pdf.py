"""PDFs in the shapes of real minutes: every block is found and every word is kept."""

import shutil
from collections import Counter
from collections.abc import Callable

import pytest

from folkmoot.documents.blocks import BlockKind, ExtractedText
from folkmoot.documents.read_pdf import read_pdf
from folkmoot.domain.words import split_words
from tests.documents import pdf_samples
from tests.documents.blocks_shown import assert_sound
from tests.documents.pdf_samples import Sample, build

Maker = Callable[[], Sample]

OFFICE = pytest.param(
    pdf_samples.english_from_an_office,
    marks=[
        pytest.mark.office,
        pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice"),
    ],
    id="english_from_an_office",
)
ALL = [
    *(pytest.param(maker, id=maker.__name__) for maker in pdf_samples.SAMPLES),
    OFFICE,
]


def list_texts(extracted: ExtractedText, *kinds: BlockKind) -> tuple[str, ...]:
    return tuple(
        extracted.text[block.start : block.end]
        for block in extracted.blocks
        if block.kind in kinds
    )


@pytest.mark.slow
@pytest.mark.parametrize("maker", ALL)
def test_every_block_is_found_whole_and_in_order(maker: Maker) -> None:
    sample = build(maker)
    extracted = read_pdf(sample.content)
    kinds = set(BlockKind) - {BlockKind.ASIDE, BlockKind.FOOTNOTE}
    assert list_texts(extracted, *kinds) == sample.said
    assert list_texts(extracted, BlockKind.FOOTNOTE) == sample.notes
    assert tuple(block.label for block in extracted.blocks if block.label) == (
        sample.labels
    )


@pytest.mark.slow
@pytest.mark.parametrize("maker", ALL)
def test_every_word_of_the_source_is_in_the_text_once(maker: Maker) -> None:
    sample = build(maker)
    written = " ".join([*sample.said, *sample.notes, *sample.around])
    extracted = read_pdf(sample.content)
    assert Counter(split_words(extracted.text)) == Counter(split_words(written))


@pytest.mark.slow
@pytest.mark.parametrize("maker", ALL)
def test_blocks_lie_in_order_and_set_aside_is_what_stands_around(maker: Maker) -> None:
    sample = build(maker)
    extracted = read_pdf(sample.content)
    assert_sound(extracted)
    asides = Counter(list_texts(extracted, BlockKind.ASIDE))
    assert asides == Counter(sample.around)


def test_a_page_break_does_not_part_an_item() -> None:
    sample = build(pdf_samples.danish_over_three_pages)
    extracted = read_pdf(sample.content)
    pages = [block.page for block in extracted.blocks if block.page is not None]
    assert set(pages) == {1, 2, 3} == set(range(1, (extracted.pages or 0) + 1))


def test_the_header_of_a_table_is_marked_and_its_repetition_set_aside() -> None:
    extracted = read_pdf(build(pdf_samples.danish_table).content)
    cells = [block.cell for block in extracted.blocks if block.cell]
    assert {cell.table for cell in cells} == {0}
    assert [cell.row for cell in cells if cell.is_header] == [0, 0]
    assert max(cell.row for cell in cells) == len(pdf_samples.DANISH)
