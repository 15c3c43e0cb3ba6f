"""Why something was not published, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.views.words import word_refusal

_WORDS: Mapping[str, str] = {
    "changed_while_publishing": _(
        "Somebody changed something while the site was being written, so nothing was"
        " published. Try once more."
    ),
    "no_words_to_quote": _(
        "Nothing was left of the quote, so it was not cleared. Write what is to be"
        " read, or leave the statement out."
    ),
    "statement_is_gone": _(
        "Somebody took this statement away meanwhile, so it was not cleared."
    ),
    "no_reason_to_let_stand": _(
        "Say why these words may stand; the reason is kept with your name. Or mask"
        " them."
    ),
}


def word_publishing_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was published."""
    if refused.code == "traces_are_open":
        count = int(str(refused.details["count"]))
        return ngettext(
            "Nothing was published: %(count)d trace of a person waits for a decision."
            " Mask it, or say why it may stand.",
            "Nothing was published: %(count)d traces of persons wait for a decision."
            " Mask each, or say why it may stand.",
            count,
        ) % {"count": count}
    if refused.code in _WORDS:
        return gettext(_WORDS[refused.code])
    return word_refusal(refused)
