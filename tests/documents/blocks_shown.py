"""Blocks of a document in a form that a test can be read by."""

import unicodedata

from folkmoot.documents.blocks import Block, BlockKind, ExtractedText
from folkmoot.domain.words import split_words


def show(extracted: ExtractedText) -> list[str]:
    """Each block as "kind level label| words", aside blocks as "reason| words"."""
    return [show_block(extracted, block) for block in extracted.blocks]


def show_block(extracted: ExtractedText, block: Block) -> str:
    words = extracted.text[block.start : block.end].replace("\n", "/")
    if block.kind is BlockKind.ASIDE:
        return f"({block.reason}) {words}".strip()
    where = ""
    if block.cell:
        where = f"[{block.cell.row},{block.cell.column}]"
    name = {
        BlockKind.HEADING: "#" * block.level,
        BlockKind.LIST_ITEM: "  " * block.level + (block.label or "-"),
        BlockKind.PARAGRAPH: "",
        BlockKind.CELL: "",
        BlockKind.FOOTNOTE: "^",
    }[block.kind]
    return " ".join(part for part in (where, name, words) if part)


def list_bold(extracted: ExtractedText) -> list[str]:
    return [
        extracted.text[span.start : span.end].strip()
        for block in extracted.blocks
        for span in block.bold
    ]


def assert_sound(extracted: ExtractedText) -> None:
    """Blocks are in order, do not overlap, hold all words, and the text is NFC."""
    position = 0
    for block in extracted.blocks:
        assert position <= block.start <= block.end <= len(extracted.text)
        assert not extracted.text[position : block.start].strip()
        position = block.end
        for span in block.bold:
            assert block.start <= span.start < span.end <= block.end
    assert not extracted.text[position:].strip()
    assert unicodedata.is_normalized("NFC", extracted.text)


def assert_holds(extracted: ExtractedText, words: list[str]) -> None:
    missing = set(words) - set(split_words(extracted.text))
    assert not missing
