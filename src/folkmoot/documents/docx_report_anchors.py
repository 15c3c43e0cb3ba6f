"""The anchors of a report, in reading order."""

from collections.abc import Iterator

from folkmoot.documents.report_tree import (
    Block,
    Chart,
    Fold,
    KeyPointBlock,
    Listing,
    Paragraph,
    Report,
    Table,
    iterate_parts,
)


def list_anchors(report: Report) -> Iterator[str]:
    """Every anchor that a link of the report may lead to; some may stand twice."""
    for _, part in iterate_parts(report.parts):
        yield part.anchor
        for block in part.blocks:
            yield from filter(None, _list_within(block))


def _list_within(block: Block) -> Iterator[str | None]:
    if isinstance(block, Paragraph):
        yield block.anchor
    elif isinstance(block, Table):
        yield from (row.anchor for row in block.rows)
    elif isinstance(block, KeyPointBlock | Chart):
        yield block.anchor
    for inner in _list_inner(block):
        yield from _list_within(inner)


def _list_inner(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Listing):
        return block.items
    if isinstance(block, Fold):
        return block.blocks
    if isinstance(block, KeyPointBlock):
        return (*block.behind, *block.folds)
    return (block.twin,) if isinstance(block, Chart) else ()
