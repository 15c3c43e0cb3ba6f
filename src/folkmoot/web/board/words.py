"""What the board says beside the words of others, for the script that draws it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.web.meetings.models import ItemKind


def list_board_words() -> Mapping[str, Any]:
    """In the reader's language; what stands in braces is put in by the script."""
    return {
        **_word_statements(),
        **_word_plenary(),
        "group": _("Group {number}"),
        "page": _("{page} of {pages}"),
        "paused": _("paused"),
        "now": _("Now"),
        "time_is_up": _("Time is up"),
        "door": _("Join here"),
        "blank": _("The board is empty"),
        "kinds": {str(kind): str(label) for kind, label in ItemKind.choices},
    }


def _word_statements() -> Mapping[str, Any]:
    return {
        "suggested": _("suggested by the machine"),
        "groups": _("{n} of {asked} groups"),
        "similar": _("and {n} similar"),
        "handed_in": _("{n} of {asked} groups have handed in"),
        "none_yet": _("Statements come here when groups hand them in."),
        "none_until_closed": _("Statements are shown when this focus area is closed."),
        "no_area": _("No focus area is chosen."),
        "report": _("Report-back"),
        "none_handed_in": _("Nothing has been handed in yet."),
        "marked": _("most important"),
    }


def _word_plenary() -> Mapping[str, Any]:
    return {
        "no_point": _("No key point is chosen."),
        "answer": _("Answer on your phones"),
        "closed": _("No more answers are taken"),
        "agree": _("agree"),
        "disagree": _("disagree"),
        "unsure": _("don't know"),
        "answered": {"one": _("1 has answered"), "other": _("{n} have answered")},
        "marks": {
            "one": _("1 mark as most important"),
            "other": _("{n} marks as most important"),
        },
        "lean_agree": _("{n} of {asked} groups mostly agree"),
        "lean_disagree": _("{n} of {asked} groups mostly disagree"),
    }
