"""Why a change was refused, in words: what happened, what is safe, what to do.

Apps word what only they refuse; what can happen in all of them is worded here.
"""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

_WORDS = {
    "stale_field": _(
        "Somebody else changed the same words while you wrote. Nothing has been saved"
        " over theirs; both wordings are kept until you choose."
    ),
    "request_reused": _(
        "This page was sent before with other content. Nothing has been changed. Load"
        " the page again and send once more."
    ),
    "undo_refused": _("This can no longer be undone. Nothing has been changed."),
    "changed_since": _(
        "This cannot be undone, because it was changed again since. Undo the later"
        " change first."
    ),
    "others_rely_on_it": _(
        "This cannot be undone, because other things have been built on it since. Take"
        " those away first."
    ),
    "stands_in_removed": _(
        "This cannot be brought back, because what it belonged to was taken away. Bring"
        " that back first."
    ),
    "place_is_taken": _(
        "This cannot be brought back as it was, because another has its place or its"
        " number now."
    ),
    "words_are_erased": _(
        "This cannot be undone, because words in it were erased for good."
    ),
    "nothing_sealed": _("It is on the record, or its words were erased for good."),
    "written_by_group": _(
        "A group wrote this itself, so only the group can take it back."
    ),
    "last_secretary": _(
        "This cannot be undone, because nobody would be secretary then. Give somebody"
        " else the role first."
    ),
    "approved_by_all": _(
        "This cannot be undone, because all who were asked have approved the version,"
        " so it is locked. Open the paper again for a new version."
    ),
    "findings_are_frozen": _(
        "This cannot be undone, because a version of the findings stays as it was"
        " frozen. Freeze a new one when there is more."
    ),
    "published_is_published": _(
        "This cannot be undone, because what was published stays as it was. Publish"
        " anew when there is more."
    ),
    "paper_is_closed": _(
        "This cannot be undone, because the paper is closed, or would be closed by it."
        " Open it again, or close it anew."
    ),
    "already_seated": _(
        "This cannot be undone, because somebody would sit at two tables at once. Take"
        " them from the other table first."
    ),
    "stands_elsewhere": _(
        "This cannot be undone, because a statement would stand in two places at once:"
        " it was gathered, or put elsewhere, since. Undo that first."
    ),
    "duplicate_of_duplicate": _(
        "This cannot be undone, because a statement would say the same as one that"
        " itself says the same as another. Undo the later decision first."
    ),
    "segments_cross": _(
        "This cannot be undone, because the statement was cut otherwise since. Undo the"
        " later cut first."
    ),
    "row_is_missing": _(
        "This cannot be undone, because what it was about is not in the database any"
        " more. Ask whoever runs the server to check the log."
    ),
    "changed_nothing": _("There was nothing to undo."),
    "nothing_to_return": _(
        "There was nothing to take back, so everything is as it was."
    ),
    "changed_meanwhile": _(
        "More was done since you looked, so nothing was taken back. Look once more at"
        " what it would do."
    ),
    "too_many_steps": _(
        "More than a thousand steps would have to be taken back at once. Choose a later"
        " moment."
    ),
    "nothing_to_erase": _("There were no words here to erase."),
}
_ELSE = _("This was not done. Nothing has been changed, and what was saved is safe.")


def word_refusal(code: str, details: Mapping[str, object]) -> str:
    """What to tell the person whose change was refused."""
    why = str(details.get("why", ""))
    words = _WORDS.get(why) or _WORDS.get(code) or _ELSE
    return gettext(words)
