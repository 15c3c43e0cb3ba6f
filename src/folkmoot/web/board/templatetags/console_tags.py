"""What the console says in words: how late it is, who is silent, what was done last."""

import json
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.board.models import Board, View
from folkmoot.web.board.queries.screens import Screens
from folkmoot.web.events.history import BatchStory
from folkmoot.web.events.models import Recorded
from folkmoot.web.events.words import name_field

register = template.Library()


@register.simple_tag
def seen(row: Recorded, *names: str) -> SafeString:
    """What the page has seen of some fields, sent along with a press."""
    told = json.dumps({name: row.versions.get(name, 0) for name in names})
    return format_html('<input type="hidden" name="versions" value="{}">', told)


@register.filter
def behind_words(minutes: int) -> str:
    """How far from its plan a meeting is."""
    if not minutes:
        return gettext("on time")
    if minutes > 0:
        return ngettext("%(n)d min behind", "%(n)d min behind", minutes) % {
            "n": minutes
        }
    return ngettext("%(n)d min ahead", "%(n)d min ahead", -minutes) % {"n": -minutes}


@register.filter
def to_the_second(at: datetime) -> str:
    return f"{timezone.localtime(at):%H.%M.%S}"


@register.filter
def count_down(seconds: int) -> str:
    return f"{seconds // 60}.{seconds % 60:02d}"


@register.filter
def shown_words(board: Board) -> str:
    """What stands on the board."""
    if board.view == View.AREA and board.area is not None:
        return str(board.area)
    if board.view == View.REPORT_BACK and board.group is not None:
        return gettext("the sheet of %(group)s") % {"group": board.group}
    return str(board.get_view_display())


@register.filter
def screens_words(screens: Screens) -> str:
    """Whether the board is in reach where it is shown."""
    if not screens.count:
        return gettext("not shown on any screen yet")
    if screens.silent and screens.silent_since is not None:
        since = f"{timezone.localtime(screens.silent_since):%H.%M}"
        if screens.silent == screens.count == 1:
            return gettext("the board has not answered since %(time)s") % {
                "time": since
            }
        return gettext(
            "%(n)d of %(count)d screens have not answered since %(time)s"
        ) % {
            "n": screens.silent,
            "count": screens.count,
            "time": since,
        }
    return ngettext(
        "shown on %(n)d screen", "shown on %(n)d screens", screens.count
    ) % {"n": screens.count}


@register.filter
def done_words(story: BatchStory) -> str:
    """What somebody did in one step, in a line."""
    named = _NAMED.get(story.batch.command)
    if named is not None:
        words, columns = named
        return gettext(words) % {"what": _find_value(story, columns)}
    told = story.events[0].told if story.events else story.batch.command
    others = len(story.events) - 1
    if others > 0:
        return gettext("%(told)s, and %(n)d more") % {"told": told, "n": others}
    return told


# What a step did, by its command, and the fields that say to what.
_NAMED = {
    "start_step": (_("the programme went on to “%(what)s”"), "item_id"),
    "show_view": (_("the board showed: %(what)s"), "area_id view"),
    "call_group": (_("“%(what)s” was called to report back"), "group_id"),
    "start_timer": (_("the timer was started"), ""),
    "pause_timer": (_("the timer was paused"), ""),
    "resume_timer": (_("the timer went on"), ""),
    "add_minute": (_("the timer got a minute more"), ""),
    "stop_timer": (_("the timer was stopped"), ""),
    "set_dark": (_("the board changed between light and dark"), ""),
    "set_seconds_a_page": (_("the board’s pages stand longer or shorter"), ""),
    "turn_page": (_("the board turned a page"), ""),
    "pause_board": (_("the board was paused"), ""),
    "go_on_with_board": (_("the board went on"), ""),
    "hide_statement": (_("a statement was hidden from the board"), ""),
    "let_through": (_("a statement was let onto the board"), ""),
    "let_all_through": (_("all that waited was let onto the board"), ""),
    "open_areas": (_("focus areas were opened"), ""),
    "close_areas": (_("focus areas were closed"), ""),
    "hand_in_rest": (_("sheets were handed in for their groups"), ""),
    "extend_area": (_("a focus area got more minutes"), ""),
    "move_to_area": (_("a statement was moved to another focus area"), ""),
    "put_apart": (_("a statement was put by itself"), ""),
    "close_meeting": (_("the meeting was closed"), ""),
    "open_meeting": (_("the meeting was opened"), ""),
    "change_board_settings": (_("the board’s settings were changed"), ""),
    "make_point": (_("a key point was made"), ""),
    "open_point": (_("a key point was opened for answers"), ""),
    "close_point": (_("a key point was closed for answers"), ""),
    "show_point": (_("a key point was put on the board"), ""),
    "show_counts": (_("the answers to a key point were shown or hidden"), ""),
    "next_point": (_("the plenary went on to the next key point"), ""),
    "end_plenary": (_("the plenary was ended"), ""),
    "reword_point": (_("a key point was reworded"), ""),
    "make_version": (_("a new version of a key point was made"), ""),
    "move_point": (_("a key point was moved in the order"), ""),
    "remove_point": (_("a key point was taken off the list"), ""),
    "add_sources": (_("statements were put by a key point"), ""),
    "remove_source": (_("a statement was taken from a key point"), ""),
    "put_down_remark": (_("a remark was noted"), ""),
    "change_remark": (_("a remark was put right"), ""),
    "remove_remark": (_("a remark was taken off the list"), ""),
}


def _find_value(story: BatchStory, columns: str) -> str:
    """The value a step set, in words: of the first of these fields that it changed."""
    told = {f.label: f.after for event in story.events for f in event.fields}
    labels = [name_field(Board, column) for column in columns.split()]
    return next((told[label] for label in labels if label in told), "")
