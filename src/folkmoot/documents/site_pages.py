"""The pages of the public site."""

from collections.abc import Iterator

from folkmoot.documents.html_report_markup import (
    NOTHING,
    Html,
    element,
    escape,
    join,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.documents.site_data import list_tables
from folkmoot.documents.site_markup import (
    Leaf,
    name_page,
    tell_figure,
    write_page,
    write_table,
)
from folkmoot.documents.site_points import write_point
from folkmoot.documents.site_recommendations import (
    write_not_followed,
    write_recommendations,
)
from folkmoot.domain.public_answer import PublicAnswer, PublicSide

_MOST_CARRIED = 5
_TOTALS = ("meetings", "groups", "respondents", "submissions")
_PLACES = ("total", "gathered", "alone", "aside", "waiting")
_METHOD = (
    ("how_counted", ("how_counted_1", "how_counted_2", "how_counted_3")),
    ("withholding", ("withholding_1", "withholding_2")),
    ("machine", ("machine_1", "machine_2", "machine_3")),
)


def write_pages(answer: PublicAnswer, language: str) -> dict[str, bytes]:
    """Every page in a language, by its file."""
    leaf = Leaf(answer=answer, language=language)
    pages = {
        "front": _write_front(leaf),
        "findings": _write_findings(leaf),
        "recommendations": write_recommendations(leaf),
        "not_followed": write_not_followed(leaf),
        "method": _write_method(leaf),
        "data": _write_data(leaf),
        "accessibility": _write_accessibility(leaf),
    }
    return {
        name_page(key): write_page(leaf, key, content) for key, content in pages.items()
    }


def _write_front(leaf: Leaf) -> Html:
    answer = leaf.answer
    most = [
        element(
            "li",
            element(
                "a",
                escape(point.text),
                href=f"{name_page('findings')}#k-{point.id}",
            ),
        )
        for point in answer.points[:_MOST_CARRIED]
        if _is_carried(point.supports)
    ]
    return join(
        element("p", leaf.say("lead"), class_="lead"),
        element("h2", leaf.say("heard")),
        element("dl", *_list_totals(leaf), class_="figures"),
        element("h2", leaf.say("most")) if most else NOTHING,
        element("ol", *most) if most else NOTHING,
        _write_ways(leaf),
        element("h2", leaf.say("ledger")),
        element("dl", *_list_places(leaf), class_="figures"),
    )


def _is_carried(side: PublicSide) -> bool:
    """Whether anybody is told to stand there."""
    told = (side.groups, side.respondents, side.submissions)
    return any(counted is not None and counted.heard for counted in told)


def _write_ways(leaf: Leaf) -> Html:
    ways = [
        element("li", element("a", leaf.say(f"all_{key}"), href=name_page(key)))
        for key in ("findings", "recommendations")
    ]
    return element("ul", *ways, class_="ways")


def _list_totals(leaf: Leaf) -> Iterator[Html]:
    hearings = leaf.answer.hearings
    counts = {
        "meetings": sum(each.kind == "meeting" for each in hearings),
        "groups": sum(each.groups for each in hearings),
        "respondents": sum(h.respondents for h in hearings if h.kind == "survey"),
        "submissions": sum(h.respondents for h in hearings if h.kind == "submissions"),
    }
    for name in _TOTALS:
        if counts[name]:
            words = f"total_{name}_one" if counts[name] == 1 else f"total_{name}"
            yield _write_pair(leaf, words, f"total/{name}", counts[name])


def _list_places(leaf: Leaf) -> Iterator[Html]:
    for place in _PLACES:
        count = getattr(leaf.answer.ledger, place)
        yield _write_pair(leaf, f"ledger_{place}", f"ledger/{place}", count)


def _write_pair(leaf: Leaf, key: str, ref: str, count: int) -> Html:
    return element(
        "div",
        element("dt", leaf.say(key)),
        element("dd", tell_figure(ref, count)),
    )


def _write_findings(leaf: Leaf) -> Html:
    points = [write_point(leaf, point) for point in leaf.answer.points]
    return join(*(points or [element("p", leaf.say("none_found"))]))


def _write_method(leaf: Leaf) -> Html:
    limit = leaf.answer.limit
    parts = []
    for heading, paragraphs in _METHOD:
        parts.append(element("h2", leaf.say(heading)))
        parts += [element("p", leaf.say(key, limit=limit)) for key in paragraphs]
    return join(
        *parts,
        element("h2", leaf.say("verify")),
        element("p", leaf.say("verify_1")),
        element("pre", element("code", Html("folkmoot-verify site.zip"))),
        _write_hearings(leaf),
    )


def _write_hearings(leaf: Leaf) -> Html:
    rows = []
    words = ReportWords(leaf.language, {})
    for each in leaf.answer.hearings:
        note = (
            element("p", leaf.say("chatham"), class_="note")
            if each.is_closed
            else NOTHING
        )
        counts = [
            tell_figure(f"hearing/{each.id}/{name}", getattr(each, name))
            for name in ("groups", "respondents", "statements")
        ]
        rows.append(
            [
                join(element("span", escape(each.title)), note),
                escape(words.known_date(each.date)) if each.date else NOTHING,
                *counts,
            ]
        )
    head = ("hearing", "date", "groups_column", "respondents_column", "statements")
    return join(
        element("h2", leaf.say("heard")),
        write_table(leaf.tell("t_hearings"), [leaf.say(key) for key in head], rows),
    )


def _write_data(leaf: Leaf) -> Html:
    rows = [
        [
            leaf.say(f"t_{name}"),
            join(
                *(
                    element(
                        "a", Html(f"{name}.{kind}"), href=f"{leaf.up}data/{name}.{kind}"
                    )
                    for kind in ("csv", "json")
                ),
                by=" ",
            ),
        ]
        for name in list_tables(leaf.answer)
    ]
    more = [
        element("li", element("a", leaf.say(key), href=f"{leaf.up}{path}"))
        for key, path in (
            ("description", "data/catalog.jsonld"),
            ("manifest", "manifest.json"),
        )
    ]
    return join(
        element("p", leaf.say("data_lead")),
        write_table(leaf.tell("data"), [leaf.say("table"), leaf.say("files")], rows),
        element("ul", *more),
    )


def _write_accessibility(leaf: Leaf) -> Html:
    answer = leaf.answer
    paragraphs = [leaf.say("access_1"), leaf.say("access_2")]
    if answer.contact:
        paragraphs.append(leaf.say("access_3", contact=answer.contact))
    elif answer.publisher:
        paragraphs.append(leaf.say("access_4", publisher=answer.publisher))
    return join(*(element("p", each) for each in paragraphs))
