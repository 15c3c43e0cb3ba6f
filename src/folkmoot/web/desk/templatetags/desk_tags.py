"""What the desk's panels need: what a button gives on, and who said something."""

import json
import uuid
from typing import Any

from django import template
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext as _

from folkmoot.web.statements.models import Match, Part, Statement

register = template.Library()


@register.simple_tag
def args(**fields: Any) -> str:
    """The fields that a button gives on, as JSON; lists are named `x_list`."""
    told = {
        name.removesuffix("_list"): [value] if name.endswith("_list") else value
        for name, value in fields.items()
    }
    return json.dumps(told, default=str, ensure_ascii=False)


@register.simple_tag
def part_args(match: Match, **fields: Any) -> str:
    """The same for one statement, or the segment of it that was matched."""
    segment = str(match.segment_id) if match.segment_id else None
    part = {"statement": str(match.statement_id), "segment": segment}
    told = {"parts": [part], "key_point": match.key_point_id, **fields}
    return json.dumps(told, default=str, ensure_ascii=False)


@register.simple_tag
def new_id() -> str:
    """An id for a row that does not exist yet."""
    return str(uuid.uuid4())


@register.filter
def in_words(reason: str) -> str:
    """Why the machine suggests something: its own short words, so that one can read
    them."""
    return "; ".join(_word_reason(each) for each in reason.split("; "))


def _word_reason(told: str) -> str:
    for name, words in _REASONS.items():
        if told.startswith(name):
            return gettext(words) % {"what": _show_number(told.removeprefix(name))}
    return told


def _show_number(told: str) -> str:
    """With the comma or point of the reader's language; words stay as they are."""
    is_number = told.replace(".", "", 1).isdecimal() and told.isascii()
    return floatformat(told, 2) if is_number and "." in told else told


# What `analysis.pair_judge` says it goes by.
_REASONS = {
    "words: ": gettext_noop("words in common: %(what)s"),
    "cue: ": gettext_noop("turned round by: %(what)s"),
    "against ": gettext_noop("probability of the other side %(what)s"),
    "meaning ": gettext_noop("likeness of meaning %(what)s"),
}


@register.filter
def who(statement: Statement) -> str:
    """Who said it, and on what: the group or respondent, and the focus area."""
    told = [_name_voice(statement), str(statement.area or "")]
    return " · ".join(each for each in told if each)


def _name_voice(statement: Statement) -> str:
    if statement.respondent is not None:
        return str(statement.respondent)
    group = statement.sheet.group if statement.sheet else statement.said_by
    if group is not None:
        return str(group.merged_into or group)
    return _("Plenary debate") if statement.part == Part.PLENARY else ""
