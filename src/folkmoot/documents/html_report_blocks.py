"""The blocks of the report as HTML."""

from collections.abc import Iterable

from folkmoot.documents.html_report_markup import (
    NOTHING,
    Html,
    element,
    escape,
    join,
    link,
    name_anchor,
    write_runs,
)
from folkmoot.documents.html_report_pictures import (
    draw_curve,
    draw_heat_map,
    draw_shares,
    draw_sides,
    find_axis,
    name_fills,
)
from folkmoot.documents.html_report_tables import write_table
from folkmoot.documents.report_tree import (
    Bars,
    Block,
    Chart,
    Curve,
    Fold,
    HeatMap,
    KeyPointBlock,
    LedgerLine,
    Listing,
    Paragraph,
    Quotation,
    Share,
    Table,
    Voice,
)

_DRAWN = frozenset({Voice.SUPPORTS, Voice.OPPOSES})


def write_blocks(blocks: Iterable[Block], *, level: int) -> Html:
    """The blocks; a block with a heading of its own stands at `level`."""
    return join(*(_write_block(block, level) for block in blocks), by="\n")


def _write_block(block: Block, level: int) -> Html:
    match block:
        case Fold():
            return _write_fold(block, level)
        case KeyPointBlock():
            return _write_key_point(block, level)
        case Chart():
            return _write_chart(block, level)
        case _:
            return _write_plain(block)


def _write_plain(
    block: Paragraph | Listing | Table | Quotation | LedgerLine,
) -> Html:
    match block:
        case Paragraph():
            return write_paragraph(block)
        case Listing():
            return _write_listing(block)
        case Table():
            return write_table(block)
        case Quotation():
            return _write_quotation(block)
        case LedgerLine():
            return _write_ledger(block)


def write_paragraph(paragraph: Paragraph) -> Html:
    """A paragraph, perhaps with an anchor."""
    return element("p", write_runs(paragraph.runs), id=_find_id(paragraph.anchor))


def _write_listing(listing: Listing) -> Html:
    items = (
        element("li", write_runs(item.runs), id=_find_id(item.anchor))
        for item in listing.items
    )
    return element("ol" if listing.ordered else "ul", *items, class_="listing")


def _write_fold(fold: Fold, level: int) -> Html:
    return element(
        "details",
        element("summary", escape(fold.summary)),
        element("div", write_blocks(fold.blocks, level=level), class_="unfolded"),
    )


def _write_quotation(quotation: Quotation) -> Html:
    words = escape(quotation.text)
    if quotation.before or quotation.after:
        words = join(
            escape(quotation.before),
            element("mark", words),
            escape(quotation.after),
        )
    source = [
        element("span", escape(quotation.who), class_="who"),
        write_runs((quotation.where,)),
        element("span", escape(quotation.reason), class_="reason"),
    ]
    if quotation.mark:
        source.append(element("span", escape(quotation.mark), class_="decided"))
    return element(
        "figure",
        element("blockquote", element("p", words, dir="auto")),
        element("figcaption", join(*source, by=" ")),
        class_=f"said {quotation.voice}",
    )


def _write_key_point(block: KeyPointBlock, level: int) -> Html:
    drawn = [share for share in block.shares if share.voice in _DRAWN]
    behind = (element("p", write_runs(one.runs)) for one in block.behind)
    return element(
        "article",
        element(f"h{level}", escape(block.text)),
        element("p", write_runs(block.carried), class_="carried"),
        draw_shares(drawn, scale=block.scale) if drawn else NOTHING,
        _list_shares(block.shares),
        element("div", *behind, class_="behind"),
        element("p", write_runs(block.raised_in), class_="origin"),
        element(
            "p",
            escape(block.mark),
            class_="reviewed" if block.reviewed else "suggested",
        ),
        write_blocks(block.folds, level=level + 1),
        class_="key-point",
        id=name_anchor(block.anchor),
    )


def _list_shares(shares: Iterable[Share]) -> Html:
    items = (element("li", _tell_share(*named)) for named in name_fills(shares))
    return element("ul", *items, class_="shares")


def _tell_share(share: Share, fill: str) -> Html:
    key = element("span", class_=f"key {fill}", aria_hidden="true")
    return join(key, Html(" "), escape(f"{share.count} {share.label}"))


def _write_chart(chart: Chart, level: int) -> Html:
    name = name_anchor(chart.anchor)
    table = element(
        "details",
        element("summary", escape(chart.show_table)),
        element("div", write_table(chart.twin), class_="unfolded"),
    )
    return element(
        "section",
        element(f"h{level}", escape(chart.title), id=f"{name}-heading"),
        element("p", escape(chart.description)),
        element("div", _draw(chart, name), class_="picture"),
        table,
        class_="chart",
        id=name,
    )


def _draw(chart: Chart, name: str) -> Html:
    match chart.picture:
        case Bars() as bars:
            return _draw_bars(bars)
        case HeatMap() as picture:
            return draw_heat_map(
                picture, title=chart.title, description=chart.description, name=name
            )
        case Curve() as picture:
            return draw_curve(
                picture, title=chart.title, description=chart.description, name=name
            )


def _draw_bars(bars: Bars) -> Html:
    axis = find_axis(bar.shares for bar in bars.bars)
    sides = [
        element("span", escape(f"← {bars.opposes}")) if axis.zero else NOTHING,
        element("span", escape(f"{bars.supports} →")),
    ]
    rows = (
        element(
            "li",
            link(bar.target, escape(bar.label), class_="label"),
            element("div", draw_sides(bar.shares, axis), _list_shares(bar.shares)),
        )
        for bar in bars.bars
    )
    return join(
        element("p", *sides, class_="sides", aria_hidden="true"),
        element("ol", *rows, class_="bars"),
    )


def _write_ledger(line: LedgerLine) -> Html:
    """A bar of the places, and under it the sum that they make."""
    terms = (element("li", _tell_share(*named)) for named in name_fills(line.places))
    total = f"= {line.total.count} {line.total.label}"
    return element(
        "div",
        draw_shares(line.places, scale=line.total.count or 1),
        element(
            "ul",
            *terms,
            element("li", element("strong", escape(total))),
            class_="shares sum",
        ),
        class_="ledger",
    )


def _find_id(anchor: str | None) -> str | None:
    return None if anchor is None else name_anchor(anchor)
