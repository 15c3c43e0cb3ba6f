"""Why a plan could not be changed, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.views.group_words import word_group_refusals
from folkmoot.web.ui.messages import word_refusal as word_what_all_refuse


def word_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was changed."""
    told = refused.details
    if refused.code == "focus_area_in_use":
        count = int(str(told["meetings"]))
        return ngettext(
            "“%(area)s” is on the programme of %(count)d meeting, so it was not "
            "removed. Take it off there first.",
            "“%(area)s” is on the programme of %(count)d meetings, so it was not "
            "removed. Take it off there first.",
            count,
        ) % {"area": told["area"], "count": count}
    words = {
        **word_group_refusals(),
        "meeting_has_begun": _(
            "“%(meeting)s” has been opened, and what was said there is kept. So it "
            "cannot be taken off the tour."
        ),
        "has_a_programme": _(
            "“%(meeting)s” has a programme already, and nothing was put over it."
        ),
        "area_has_begun": _(
            "“%(area)s” has been opened at this meeting, and groups may have written "
            "on it. So it was not taken off."
        ),
        "area_added_meanwhile": _(
            "Another has put “%(area)s” on the programme meanwhile. Load the page "
            "again."
        ),
        "unknown_row": _(
            "Something on this page belongs elsewhere now. Nothing was saved; load the "
            "page again and see what is there."
        ),
    }
    if refused.code in words:
        return words[refused.code] % told
    return word_what_all_refuse(refused.code, told)
