"""What the plenary's page says in words: how people and groups answer, who said it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from folkmoot.web.board.queries.differences import Difference, Leaning
from folkmoot.web.board.queries.plenary import PointLine
from folkmoot.web.meetings.models import Group
from folkmoot.web.statements.models import Match, Statement

register = template.Library()

_CHOICES = ("agree", "disagree", "unsure")


@register.simple_tag
def answer_bar(line: PointLine) -> SafeString:
    """The answers as one bar; the same stands beside it in words."""
    rects, at = [], 0.0
    for choice in _CHOICES:
        width = 100 * line.counts[choice] / line.answered if line.answered else 0
        rects.append((choice, f"{at:.2f}", f"{width:.2f}"))
        at += width
    return format_html(
        '<svg class="answers" viewBox="0 0 100 4" preserveAspectRatio="none"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        format_html_join(
            "", '<rect class="{}" x="{}" y="0" width="{}" height="4"></rect>', rects
        ),
    )


@register.filter
def marks_words(line: PointLine) -> str:
    """How often it was marked; nothing where it was not."""
    n = line.counts["marks"]
    if not n:
        return ""
    return ngettext(
        "%(n)d mark as most important", "%(n)d marks as most important", n
    ) % {"n": n}


@register.filter
def groups_words(line: PointLine) -> str:
    """How many groups mostly agree, of those that may be told by themselves."""
    groups = line.counts["groups"]
    if not groups:
        return ""
    agree = sum(each["agree"] > each["disagree"] for each in groups)
    disagree = sum(each["agree"] < each["disagree"] for each in groups)
    told = {"agree": agree, "disagree": disagree, "groups": len(groups)}
    return (
        gettext(
            "of %(groups)d groups, %(agree)d mostly agree and %(disagree)d mostly"
            " disagree"
        )
        % told
    )


@register.simple_tag
def difference_words(difference: Difference, groups: Mapping[uuid.UUID, Group]) -> str:
    """The two groups furthest apart, in whole people."""
    most, fewest = difference.most, difference.fewest
    return gettext("%(most)s agree, %(fewest)s.") % {
        "most": _lean(most, groups),
        "fewest": _lean(fewest, groups),
    }


@register.filter
def said_where(match: Match) -> str:
    """Whose words they are."""
    return who_said(match.statement)


@register.filter
def who_said(statement: Statement) -> str:
    if statement.sheet is not None:
        return str(statement.sheet.group)
    if statement.said_by is not None:
        return gettext("%(group)s in the plenary") % {"group": statement.said_by}
    return gettext("in the plenary")


@register.filter
def group_answers(
    line: PointLine, groups: Mapping[uuid.UUID, Group]
) -> list[tuple[Group, Mapping[str, Any]]]:
    """The answers of each group that may be told by itself, in the groups' order."""
    told = {uuid.UUID(each["group"]): each for each in line.counts["groups"] or ()}
    return [(group, told[key]) for key, group in groups.items() if key in told]


def _lean(leaning: Leaning, groups: Mapping[uuid.UUID, Group]) -> str:
    return gettext("%(agree)d of %(answered)d in %(group)s") % {
        "agree": leaning.agree,
        "answered": leaning.answered,
        "group": groups.get(leaning.group, ""),
    }
