"""Why something was not done to a recommendation, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.views.words import word_refusal

_WORDS: Mapping[str, str] = {
    "recommendation_is_gone": _(
        "Somebody took this recommendation away meanwhile, so nothing was saved. It can"
        " be brought back from the history."
    ),
    "input_is_gone": _(
        "Somebody took this key point or statement away meanwhile, so it was not made"
        " evidence."
    ),
    "reason_is_there": _(
        "Somebody else wrote why meanwhile: “%(reason)s”. Yours is not saved. Go back,"
        " and change theirs if you like."
    ),
    "no_machine": _(
        "The language model is not installed or switched off here. Search instead;"
        " everything else works."
    ),
}


def word_recommendation_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was changed."""
    if refused.code in _WORDS:
        return gettext(_WORDS[refused.code]) % refused.details
    return word_refusal(refused)
