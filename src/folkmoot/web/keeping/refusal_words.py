"""Why something about keeping was not done, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.views.words import word_refusal

_WORDS: Mapping[str, str] = {
    "no_receipt": _("Write the receipt’s number, or why it is not to be archived."),
    "meetings_are_open": _(
        "A meeting is still open. Close it first; nothing was changed."
    ),
    "archived_already": _("It is noted already. Undo that first, if it was wrong."),
    "not_archived": _(
        "First note where it was archived, or why it need not be. Nothing was erased."
    ),
    "erased_already": _("Its words are erased already."),
}


def word_keeping_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do."""
    if refused.code in _WORDS:
        return gettext(_WORDS[refused.code]) % refused.details
    return word_refusal(refused)
