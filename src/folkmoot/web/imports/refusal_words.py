"""Why a file was not read or not taken in: what happened, what is safe, what to do."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.domain.messages import LANGUAGES, MESSAGES, render_message
from folkmoot.web.ui.messages import word_refusal


def say_refused(code: str, details: Mapping[str, object]) -> str:
    """The reason in the language of whoever reads the page."""
    words = {
        "empty_file": _("“%(name)s” is empty. Save it again, or leave it out."),
        "file_too_large": _(
            "“%(name)s” is %(size)s MB; the limit is %(limit)s MB. Split it into "
            "smaller files."
        ),
        "taken_in_before": _(
            "“%(name)s” is in the record already, word for word, so it was not taken "
            "in once more."
        ),
        "dropped_before": _(
            "“%(name)s” lies here already, word for word, and waits for you to look "
            "at it."
        ),
        "draft_is_taken_in": _(
            "“%(name)s” is in the record. Undo the import first, then it can be "
            "discarded."
        ),
        "draft_is_busy": _(
            "“%(name)s” is being read or taken in just now, or is in the record. "
            "Nothing was changed; wait until it is done."
        ),
        "draft_changed_meanwhile": _(
            "Another has corrected this draft meanwhile, so nothing was saved over "
            "theirs. Here is how it stands now; make your correction once more."
        ),
        "words_were_changed": _(
            "The words of a document cannot be changed here, only parted by line "
            "breaks. Nothing was changed."
        ),
        "no_date": _(
            "We cannot read the date. Write for instance 25. august 2026, 25. august "
            "(year not known), or august 2026. Nothing was saved."
        ),
        "no_time": _(
            "We cannot read the time. Write for instance 9.30. Nothing was saved."
        ),
        "file_is_gone": _(
            "The file itself was not kept when the survey was taken in, for it may "
            "hold names and addresses. Drop it again to map its columns anew."
        ),
        "nothing_to_take_in": _(
            "There is no statement in “%(name)s” that could be counted. Set the kind "
            "of a section to focus area, plenary or survey first."
        ),
        "meeting_is_filled": _(
            "Something has been said at the meeting you chose meanwhile, or it was "
            "taken off the tour. Nothing was taken in; choose another, or a new one."
        ),
        "reading_failed": _(
            "Something went wrong on the server while “%(name)s” was read. Drop it "
            "again; if it happens again, ask whoever runs the server to look in its "
            "log."
        ),
        "taking_in_failed": _(
            "Something went wrong on the server, and nothing was taken in. Try again; "
            "if it happens again, ask whoever runs the server to look in its log."
        ),
        "too_many_files": _(
            "%(limit)s files are taken at a time, so the last %(left)s were left out. "
            "Drop those once more."
        ),
        "no_file": _("Choose one or several files first."),
    }
    if code in words:
        return words[code] % {"name": "", **details}
    if code in MESSAGES:
        language = (get_language() or "")[:2]
        known = language if language in LANGUAGES else "en"
        return render_message(code, known, **details)
    return word_refusal(code, details)
