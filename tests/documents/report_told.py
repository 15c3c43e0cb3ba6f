"""The words of a report in the order in which a page without clicks tells them."""

from collections.abc import Iterable, Iterator

from folkmoot.documents.report_tree import (
    Bars,
    Block,
    Chart,
    Fold,
    KeyPointBlock,
    LedgerLine,
    Listing,
    Paragraph,
    Part,
    Quotation,
    Report,
    Run,
    Share,
    Table,
)


def tell_report(report: Report) -> Iterator[str]:
    """Its texts, title and contents first."""
    yield from (report.title, report.subtitle, report.notice or "")
    yield report.labels.contents
    for part in report.parts:
        yield part.title
        yield from (one.title for one in part.blocks if isinstance(one, Chart))
        yield from (inner.title for inner in part.parts)
    for part in report.parts:
        yield from _tell_part(part)


def _tell_part(part: Part) -> Iterator[str]:
    yield part.title
    for block in part.blocks:
        yield from _tell_block(block, part.title)
    for inner in part.parts:
        yield from _tell_part(inner)


def _tell_block(block: Block, above: str) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _tell_table(block, above)
    elif isinstance(block, Fold):
        yield block.summary
        for inner in block.blocks:
            yield from _tell_block(inner, block.summary)
    elif isinstance(block, KeyPointBlock):
        yield from _tell_key_point(block)
    elif isinstance(block, Chart):
        yield from _tell_chart(block)
    else:
        yield from _tell_simple(block)


def _tell_simple(block: Paragraph | Listing | Quotation | LedgerLine) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _join(block.runs)
    elif isinstance(block, Listing):
        yield from (_join(item.runs) for item in block.items)
    elif isinstance(block, LedgerLine):
        yield from _tell_shares((*block.places, block.total))
    else:
        yield block.before + block.text + block.after
        yield from (block.who, block.where.text, block.relation, block.reason)
        yield block.mark or ""


def _tell_key_point(point: KeyPointBlock) -> Iterator[str]:
    yield from (point.text, _join(point.carried))
    yield from _tell_shares(point.shares)
    yield from (point.mark, _join(point.raised_in))
    yield from (_join(one.runs) for one in point.behind)
    for fold in point.folds:
        yield from _tell_block(fold, point.text)


def _tell_chart(chart: Chart) -> Iterator[str]:
    yield from (chart.title, chart.description)
    if isinstance(chart.picture, Bars):
        yield from (chart.picture.opposes, chart.picture.supports)
        yield from (bar.label for bar in chart.picture.bars)
    yield from _tell_table(chart.twin, chart.title)


def _tell_table(table: Table, above: str) -> Iterator[str]:
    if table.caption != above:
        yield table.caption
    yield from (column.label for column in table.columns)
    for row in table.rows:
        yield from map(_join, row.cells)


def _tell_shares(shares: Iterable[Share]) -> Iterator[str]:
    for share in shares:
        yield from (str(share.count), share.label)


def _join(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
