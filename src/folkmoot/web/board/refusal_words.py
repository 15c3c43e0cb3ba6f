"""Why something on the console was not done, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from folkmoot.web.board.commands.points import LONGEST_POINT
from folkmoot.web.board.commands.timer import MOST_MINUTES
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.ui.messages import word_refusal


def word_board_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was changed."""
    words = {
        "stale_field": _(
            "Somebody else was there first, so your press changed nothing. See what "
            "stands now, and press again if it is still right."
        ),
        "no_area_to_show": _("Choose which focus area the board shall show."),
        "group_is_gone": _(
            "This group was merged or taken away, so it was not called. Call the group "
            "it sits with."
        ),
        "minutes_out_of_range": _("The timer runs for 1 to %(most)d minutes.")
        % {"most": MOST_MINUTES},
        "seconds_out_of_range": _("A page of the board stands for 5 to 300 seconds."),
        "nothing_to_open": _("Every focus area of this step has been opened already."),
        "empty": _("There are no words yet."),
        "answers_have_come": _(
            "Answers have come already, from people who were told how they are "
            "counted. So this stays as it is; the other settings were not saved either."
        ),
        **_word_plenary(),
    }
    return words.get(refused.code) or word_refusal(refused.code, refused.details)


def _word_plenary() -> Mapping[str, str]:
    return {
        "wording_is_answered": _(
            "People have answered these words meanwhile, so they were not changed. "
            "Make a new version instead: it takes the statements along and starts "
            "without answers."
        ),
        "point_too_long": _(
            "A key point has at most %(most)d characters, as it is read aloud and "
            "answered on a phone. Nothing was saved."
        )
        % {"most": LONGEST_POINT},
        "no_point_waits": _(
            "Every key point has been asked. Open one again, or end the plenary."
        ),
        "point_is_gone": _("This key point was taken off the list meanwhile."),
        "meeting_is_closed": _(
            "The meeting is closed, so the hall cannot answer. Open the meeting again "
            "on the console first."
        ),
        "too_long": _("This is too long. Split it into several."),
    }
