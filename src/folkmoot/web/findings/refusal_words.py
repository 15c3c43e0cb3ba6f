"""Why something was not done to the findings, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.desk.refusal_words import word_desk_refusal
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.views.words import word_refusal


def word_freezing_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was frozen."""
    if refused.code == "single_voices_unseen":
        count = int(str(refused.details["count"]))
        return ngettext(
            "Nothing was frozen: %(count)d single voice has not been looked at yet. "
            "Keep it, gather it or set it aside first.",
            "Nothing was frozen: %(count)d single voices have not been looked at yet. "
            "Keep, gather or set aside each of them first.",
            count,
        ) % {"count": count}
    if refused.code == "findings_changed_meanwhile":
        return gettext(
            "Somebody changed something while the findings were being written, so "
            "nothing was frozen. Try once more."
        )
    return word_refusal(refused)


_UNDECIDED: Mapping[str, str] = {
    "pulls_against_itself": _(
        "A key point does not pull against itself. Choose another, or those who are"
        " against it."
    ),
    "question_is_gone": _(
        "Somebody took this question away meanwhile, so nothing was decided."
    ),
    "voice_is_gone": _(
        "Somebody took this statement away meanwhile, so nothing was decided."
    ),
}


def word_deciding_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was decided."""
    if refused.code in _UNDECIDED:
        return gettext(_UNDECIDED[refused.code])
    return word_desk_refusal(refused)
