"""Why something was not done to a paper, in words."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from folkmoot.domain.messages import LANGUAGES, MESSAGES, render_message
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.ui.messages import word_refusal

WORDS: Mapping[str, str] = {
    "paper_exists": _(
        "The meeting has one already, so no second one was made. Open the one it has."
    ),
    "part_is_gone": _(
        "Somebody took this part away meanwhile. Nothing was saved; what you wrote"
        " stands here still, so that you can copy it."
    ),
    "paper_is_closed": _(
        "This paper is closed, so nothing was changed in it. It can be opened again;"
        " the closed version stays then, too."
    ),
    "paper_is_open": _(
        "The paper was opened again meanwhile, so it was not approved. Look at it as it"
        " stands now."
    ),
    "paper_reads_otherwise": _(
        "The paper was changed while this page was open, so it was not closed. Look at"
        " it as it stands now."
    ),
    "no_approvers": _(
        "Choose at least one person who is to approve it. Nothing was closed."
    ),
    "not_asked_to_approve": _(
        "You were not asked to approve this version, so nothing was changed."
    ),
    "unanswered_proposals": _(
        "%(count)s proposals are not answered yet, so the paper was not closed. Answer"
        " them first."
    ),
    "deadline_is_over": _("The last day is over already. Choose a later one."),
    "round_is_open": _(
        "A version goes round already, so no second one was sent. End that round first."
    ),
    "round_is_over": _(
        "The round is over, so this was not taken. Write to the secretary instead."
    ),
    "too_many_correctors": _("A round has at most %(most)s links. None was made."),
    "too_many_proposals": _(
        "At most %(most)s proposals come by one link. This one was not taken."
    ),
    "proposal_too_long": _(
        "A proposal has at most %(most)s characters. This one was not taken."
    ),
    "nothing_proposed": _(
        "Nothing was handed in: change the wording, or write a comment."
    ),
    "no_such_paragraph": _(
        "This paragraph is not in the paper any more, so nothing was handed in. Load"
        " the page again."
    ),
    "name_is_missing": _("Write your name first."),
    "proposal_is_answered": _(
        "This proposal was answered or withdrawn meanwhile, so nothing was changed."
    ),
    "paragraph_reads_otherwise": _(
        "The paragraph was worded anew since, so nothing was put in. Both wordings"
        " stand below; write it in yourself, and accept it then."
    ),
    "reason_is_missing": _("Give a reason. Whoever proposed it reads it."),
    "part_too_long": _(
        "This part is too long to be saved. Share it out between several headings."
    ),
    "title_too_long": _("A heading has at most %(most)s characters. Shorten it."),
    "unknown_names_in_wording": _(
        "“%(label)s” cannot tell %(names)s, so nothing was saved. It may name:"
        " %(known)s."
    ),
    "wording_too_long": _(
        "“%(label)s” has more than %(most)s characters, so nothing was saved."
    ),
    "wording_was_first": _(
        "Another worded “%(label)s” meanwhile, so nothing was saved. Both wordings"
        " stand below; save again to use yours."
    ),
    "no_file": _("Choose a Word file first."),
    "file_too_large": _("The file is %(size)s MB; the limit is %(limit)s MB."),
}


def word_minutes_refusal(refused: ChangeRefusedError) -> str:
    """The reason in the language of whoever reads the page."""
    if isinstance(refused, UndoRefusedError):
        return word_refusal(refused.why, refused.details)
    if refused.code in WORDS:
        return gettext(WORDS[refused.code]) % refused.details
    if refused.code in MESSAGES:
        language = (get_language() or "")[:2]
        known = language if language in LANGUAGES else "en"
        return render_message(refused.code, known, **refused.details)
    return word_refusal(refused.code, refused.details)
