"""Why a program was not let in, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.views.words import word_refusal

_WORDS: Mapping[str, str] = {
    "token_without_name": _(
        "Say what the token is for, so that others know which one to revoke."
    ),
    "token_lasts_too_long": _("A token reads for 1 to %(most)s days."),
}


def word_sharing_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nobody was let in."""
    if refused.code in _WORDS:
        return gettext(_WORDS[refused.code]) % refused.details
    return word_refusal(refused)
