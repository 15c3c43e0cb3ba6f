"""What was done at the desk, in a line: told at once, and read aloud."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from folkmoot.web.statements.models import Side

_PLAIN: Mapping[str, Promise] = {
    "set_side": _("The side was changed."),
    "make_key_point": _("A new key point was made."),
    "reword": _("The key point was reworded. The old words stay in its history."),
    "merge": _("The key points were merged. Their wordings stay readable."),
    "split": _("The key point was split."),
    "move_key_point": _("The key point was moved."),
    "remove_key_point": _(
        "The key point was taken away. What stood only there waits again."
    ),
    "make_part_of": _("What the key point is part of was changed."),
    "lift": _("A key point of the whole consultation was made of them."),
    "split_statement": _("The statement was split. Its words stay as they were."),
    "join_segments": _("The statement is in one piece again."),
    "accept_point": _("The suggested key point was made."),
    "decline_point": _("The suggested key point was declined."),
    "make_heading": _("A new theme was made."),
    "reword_heading": _("The theme was reworded."),
    "move_heading": _("The theme was moved."),
    "remove_heading": _("The theme was taken away. Its key points stay."),
    "write_memo": _("The memo was kept."),
    "reword_memo": _("The memo was changed."),
    "remove_memo": _("The memo was taken away."),
    "save_filter": _("The filter was saved."),
    "remove_filter": _("The filter was taken away."),
    "undo": _("The last step was undone."),
    "redo": _("It was done again."),
    "ask_for_run": _("The machine was asked. Go on working meanwhile."),
    "cancel_run": _("The machine was called off. What it suggested before stays."),
}


def say_done(name: str, fields: Mapping[str, Any]) -> str:
    """What the deed of this name did, given these fields."""
    if name in _PLAIN:
        return str(_PLAIN[name])
    counted, say = _COUNTED[name]
    several = fields.get(counted)
    count = len(several) if isinstance(several, list) else 1
    if name == "gather":
        say = _GATHERED.get(str(fields.get("side") or Side.SUPPORTS), say)
    return say(count) % {"count": count}


def say_whose(name: str, author: str) -> str:
    """That another's step was undone, or done again."""
    words = {
        "undo": _("A step of %(author)s was undone."),
        "redo": _("A step of %(author)s was done again."),
    }
    return str(words[name]) % {"author": author}


def _say_supporting(count: int) -> str:
    return ngettext(
        "%(count)d statement supports the key point.",
        "%(count)d statements support the key point.",
        count,
    )


def _say_opposing(count: int) -> str:
    return ngettext(
        "%(count)d statement opposes the key point.",
        "%(count)d statements oppose the key point.",
        count,
    )


def _say_unresolved(count: int) -> str:
    return ngettext(
        "%(count)d statement is at the key point, unresolved.",
        "%(count)d statements are at the key point, unresolved.",
        count,
    )


def _say_ruled_out(count: int) -> str:
    return ngettext(
        "%(count)d statement does not belong there, and is not suggested again.",
        "%(count)d statements do not belong there, and are not suggested again.",
        count,
    )


def _say_taken_out(count: int) -> str:
    return ngettext(
        "%(count)d statement was taken out.",
        "%(count)d statements were taken out.",
        count,
    )


def _say_alone(count: int) -> str:
    return ngettext(
        "%(count)d statement stands alone.", "%(count)d statements stand alone.", count
    )


def _say_aside(count: int) -> str:
    return ngettext(
        "%(count)d statement was set aside.",
        "%(count)d statements were set aside.",
        count,
    )


def _say_duplicate(count: int) -> str:
    return ngettext(
        "%(count)d statement stands where the other does.",
        "%(count)d statements stand where the other does.",
        count,
    )


def _say_waiting(count: int) -> str:
    return ngettext(
        "%(count)d statement waits again.", "%(count)d statements wait again.", count
    )


def _say_accepted(count: int) -> str:
    return ngettext(
        "%(count)d suggestion was accepted.",
        "%(count)d suggestions were accepted.",
        count,
    )


def _say_declined(count: int) -> str:
    return ngettext(
        "%(count)d suggestion was declined.",
        "%(count)d suggestions were declined.",
        count,
    )


# By the field that has how many there are.
_COUNTED: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "gather": ("parts", _say_supporting),
    "rule_out": ("parts", _say_ruled_out),
    "take_out": ("parts", _say_taken_out),
    "stand_alone": ("statements", _say_alone),
    "set_aside": ("statements", _say_aside),
    "mark_duplicate": ("statements", _say_duplicate),
    "put_back": ("statements", _say_waiting),
    "accept": ("suggestions", _say_accepted),
    "decline": ("suggestions", _say_declined),
}
_GATHERED: Mapping[str, Callable[[int], str]] = {
    Side.OPPOSES: _say_opposing,
    Side.UNRESOLVED: _say_unresolved,
    Side.NONE: _say_ruled_out,
}
