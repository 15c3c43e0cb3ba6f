"""A key point on the public site: who carries it, for and against, with its quotes."""

from collections.abc import Iterator
from itertools import groupby

from folkmoot.documents.html_report_markup import (
    NOTHING,
    Html,
    element,
    escape,
    join,
)
from folkmoot.documents.site_markup import (
    Leaf,
    name_page,
    tell_counted,
    write_table,
    write_text,
)
from folkmoot.domain.findings import Counted
from folkmoot.domain.public_answer import PublicPoint, PublicQuote, PublicSide

_COUNTS = ("groups", "meetings", "respondents", "submissions")


def write_point(leaf: Leaf, point: PublicPoint) -> Html:
    """The key point as a section of its own, which links name `k-…`."""
    theme = (
        element("p", escape(point.theme), class_="theme") if point.theme else NOTHING
    )
    return element(
        "section",
        theme,
        element("h2", write_text("span", f"point/{point.id}", point.text)),
        element(
            "dl",
            _write_side(leaf, point, "supports"),
            _write_side(leaf, point, "opposes"),
            class_="sides",
        ),
        _write_quotes(leaf, point),
        _write_uses(leaf, point),
        _write_details(leaf, point),
        id=f"k-{point.id}",
        class_="point",
    )


def _write_side(leaf: Leaf, point: PublicPoint, name: str) -> Html:
    side: PublicSide = getattr(point, name)
    told = []
    for key in _COUNTS:
        counted: Counted | None = getattr(side, key)
        if counted is None and key == "groups":
            told.append(element("span", leaf.say("groups_withheld"), class_="withheld"))
        elif counted is not None and counted.asked:
            ref = f"point/{point.id}/{name}/{key}"
            told.append(tell_counted(leaf, key, ref, counted))
    if not told:
        told.append(element("span", leaf.say("not_counted"), class_="withheld"))
    return element(
        "div",
        element("dt", leaf.say(name)),
        element("dd", join(*told, by=", ")),
        class_=name,
    )


def _write_quotes(leaf: Leaf, point: PublicPoint) -> Html:
    if not point.quotes:
        return NOTHING
    quotes = (_write_quote(leaf, point, quote) for quote in point.quotes)
    return join(element("h3", leaf.say("quotes")), *quotes)


def name_quote(point: PublicPoint, quote: PublicQuote) -> str:
    """The anchor of the quote under its key point."""
    return f"q-{point.id}-{quote.id}"


def _write_quote(leaf: Leaf, point: PublicPoint, quote: PublicQuote) -> Html:
    where = next(
        (each.title for each in leaf.answer.hearings if each.id == quote.meeting), ""
    )
    words = [leaf.say(quote.side)]
    if where:
        words.append(leaf.say("at", meeting=where))
    return element(
        "figure",
        element(
            "blockquote",
            element("p", escape(quote.text), data_quote=f"{point.id}/{quote.id}"),
        ),
        element("figcaption", join(*words, by=", ")),
        id=name_quote(point, quote),
        class_=quote.side,
    )


def _write_uses(leaf: Leaf, point: PublicPoint) -> Html:
    links = [
        element(
            "a",
            escape(str(each.number)),
            href=f"{name_page('recommendations')}#r-{each.id}",
        )
        for each in leaf.answer.recommendations
        if any(one.key_point == point.id for one in each.evidence)
    ]
    if links:
        return element("p", leaf.say("used_in"), Html(" "), join(*links, by=", "))
    turned_down = {each.key_point for each in leaf.answer.not_followed}
    if point.id not in turned_down:
        return NOTHING
    href = f"{name_page('not_followed')}#n-{point.id}"
    return element("p", element("a", leaf.say("not_followed"), href=href))


def _write_details(leaf: Leaf, point: PublicPoint) -> Html:
    return join(
        *_list_meeting_tables(leaf, point), *_list_attribute_tables(leaf, point)
    )


def _list_meeting_tables(leaf: Leaf, point: PublicPoint) -> Iterator[Html]:
    """One table for both sides, a row a meeting."""
    titles = {each.id: each.title for each in leaf.answer.hearings}
    sides = {"supports": point.supports, "opposes": point.opposes}
    cells: dict[str, dict[str, Html]] = {}
    for name, side in sides.items():
        for at in side.by_meeting:
            ref = f"point/{point.id}/{name}/meeting/{at.meeting}"
            cells.setdefault(at.meeting, {})[name] = _tell(
                leaf, ref, at.heard, at.asked
            )
    if len(cells) > 1:
        caption = leaf.tell("by_meeting")
        head = [leaf.say(key) for key in ("meeting", *sides)]
        rows = [
            [escape(titles[meeting]), *(row.get(name, Html("–")) for name in sides)]
            for meeting, row in cells.items()
        ]
        yield _fold(caption, write_table(caption, head, rows))


def _list_attribute_tables(leaf: Leaf, point: PublicPoint) -> Iterator[Html]:
    for name, side in (("supports", point.supports), ("opposes", point.opposes)):
        for attribute, rows in groupby(side.by_attribute, lambda row: row.attribute):
            words = leaf.tell("by_attribute", attribute=attribute)
            caption = f"{leaf.tell(name)}: {words}"
            told = [
                [
                    escape(row.value) if row.value else leaf.say("not_said"),
                    _tell(
                        leaf,
                        f"point/{point.id}/{name}/attribute/{row.id}",
                        row.heard,
                        row.asked,
                    ),
                ]
                for row in rows
            ]
            head = [leaf.say("value"), leaf.say("count")]
            yield _fold(caption, write_table(caption, head, told))


def _tell(leaf: Leaf, ref: str, heard: int | None, asked: int | None) -> Html:
    if heard is None or asked is None:
        return element("span", leaf.say("withheld"), class_="withheld")
    return tell_counted(leaf, "of", ref, Counted(heard=heard, asked=asked))


def _fold(summary: str, content: Html) -> Html:
    return element("details", element("summary", escape(summary)), content)
