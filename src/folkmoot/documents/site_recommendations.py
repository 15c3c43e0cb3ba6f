"""Recommendations on the public site, what they rest on, and what is not followed."""

from itertools import groupby

from folkmoot.documents.html_report_markup import (
    NOTHING,
    Html,
    element,
    escape,
    join,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.documents.site_markup import Leaf, name_page, tell_figure, write_text
from folkmoot.documents.site_points import name_quote
from folkmoot.domain.public_answer import (
    PublicEvidence,
    PublicMilestone,
    PublicRecommendation,
)
from folkmoot.domain.recommendations import EvidenceSide


def write_recommendations(leaf: Leaf) -> Html:
    """All of them under their headings, in their order."""
    recommendations = leaf.answer.recommendations
    if not recommendations:
        return element("p", leaf.say("none_recommended"))
    parts = []
    for chapter, under in groupby(recommendations, lambda each: each.chapter):
        if chapter:
            parts.append(element("h2", escape(chapter)))
        level = 3 if chapter else 2
        parts += [_write_recommendation(leaf, each, level) for each in under]
    return join(*parts)


def _write_recommendation(
    leaf: Leaf, recommendation: PublicRecommendation, level: int
) -> Html:
    ref = f"recommendation/{recommendation.id}"
    text = write_text("span", f"{ref}/text", recommendation.text)
    told = [
        element(
            "div",
            element("dt", leaf.say(name)),
            element(
                "dd", write_text("span", f"{ref}/{name}", getattr(recommendation, name))
            ),
        )
        for name in ("reasoning", "owner", "answer")
        if getattr(recommendation, name).strip()
    ]
    status = element(
        "div",
        element("dt", leaf.say("status")),
        element("dd", leaf.say(f"status_{recommendation.status.value}")),
    )
    return element(
        "section",
        element(f"h{level}", Html(f"{recommendation.number}. "), text),
        element(
            "dl",
            *_list_questions(leaf, recommendation),
            *told,
            status,
            *_list_milestones(leaf, recommendation),
            class_="told",
        ),
        _write_evidence(leaf, recommendation, level + 1),
        id=f"r-{recommendation.id}",
        class_="recommendation",
    )


def _list_questions(leaf: Leaf, recommendation: PublicRecommendation) -> list[Html]:
    """The questions of the mandate that it answers; nothing where it answers none."""
    items = [
        element(
            "dd",
            write_text("span", f"question/{recommendation.id}/{number}", each.text),
        )
        for number, each in enumerate(recommendation.questions, 1)
    ]
    if not items:
        return []
    return [element("div", element("dt", leaf.say("answers_question")), *items)]


def _list_milestones(leaf: Leaf, recommendation: PublicRecommendation) -> list[Html]:
    """What is to happen, when, and how much of it has."""
    known = recommendation.milestones
    if not known:
        return []
    head = f"milestone/{recommendation.id}"
    reached = tell_figure(f"{head}/reached", sum(each.is_reached for each in known))
    items = [
        element(
            "dd",
            write_text("span", f"{head}/{number}", each.text),
            escape(_tell_when(leaf, each)),
        )
        for number, each in enumerate(known, 1)
    ]
    return [
        element(
            "div",
            element(
                "dt",
                leaf.fill("milestones", reached=reached, all=Html(str(len(known)))),
            ),
            *items,
        )
    ]


def _tell_when(leaf: Leaf, milestone: PublicMilestone) -> str:
    state = leaf.tell("reached" if milestone.is_reached else "not_reached")
    day = ""
    if milestone.date:
        day = ReportWords(leaf.language, {}).known_date(milestone.date)
    return f" ({', '.join(filter(None, (day, state)))})"


def _write_evidence(
    leaf: Leaf, recommendation: PublicRecommendation, level: int
) -> Html:
    parts = []
    for side in EvidenceSide:
        found = [each for each in recommendation.evidence if each.side is side]
        if found:
            parts.append(element(f"h{level}", leaf.say(f"evidence_{side.value}")))
            items = (_write_item(leaf, recommendation, each) for each in found)
            parts.append(element("ul", *items, class_=f"evidence {side.value}"))
    return join(*parts) if parts else element("p", leaf.say("no_evidence"))


def _write_item(
    leaf: Leaf, recommendation: PublicRecommendation, evidence: PublicEvidence
) -> Html:
    named = evidence.key_point or evidence.statement
    mark = f"{recommendation.id}/{evidence.side.value}/{named}"
    if evidence.key_point:
        href = f"{name_page('findings')}#k-{evidence.key_point}"
        content = element("a", escape(evidence.text), href=href)
    else:
        quote = element("q", escape(evidence.text))
        anchor = _find_quote(leaf, evidence.statement)
        if anchor:
            quote = element("a", quote, href=f"{name_page('findings')}#{anchor}")
        content = join(leaf.say("own_words"), Html(": "), quote)
    words = (
        element("p", escape(evidence.words), class_="note")
        if evidence.words
        else NOTHING
    )
    return element("li", content, words, data_evidence=mark)


def _find_quote(leaf: Leaf, statement: str) -> str:
    """Where the statement is quoted under a key point; empty where it is not."""
    return next(
        (
            name_quote(point, quote)
            for point in leaf.answer.points
            for quote in point.quotes
            if quote.id == statement
        ),
        "",
    )


def write_not_followed(leaf: Leaf) -> Html:
    """Each key point that is not followed, with the reason."""
    texts = {point.id: point.text for point in leaf.answer.points}
    items = [
        element(
            "section",
            element(
                "h2",
                element(
                    "a",
                    escape(texts[each.key_point]),
                    href=f"{name_page('findings')}#k-{each.key_point}",
                ),
            ),
            element("p", leaf.say("why_not"), Html(":")),
            write_text("p", f"not_followed/{each.key_point}", each.words),
            id=f"n-{each.key_point}",
            class_="recommendation",
        )
        for each in leaf.answer.not_followed
    ]
    return join(*(items or [element("p", leaf.say("none_turned_down"))]))
