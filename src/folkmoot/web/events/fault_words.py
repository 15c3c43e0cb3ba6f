"""What is wrong with a log, in words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.events.verifying import Fault

WORDS = {
    "gap_in_numbers": _("Before this event, events are missing"),
    "chain_is_broken": _("This event, or what was done in its step, was changed"),
    "batch_of_another_log": _("This event belongs to a step of another log"),
    "end_is_missing": _("The end of the log is missing"),
    "words_are_missing": _("The words of this event are missing"),
    "words_were_changed": _("The words of this event were changed"),
    "row_was_changed": _("This was changed behind the log’s back"),
    "row_without_event": _("This is there, but no event tells of it"),
    "row_is_missing": _("This was deleted behind the log’s back"),
}


def tell_fault(fault: Fault) -> str:
    """One line: what is wrong, at which event, in which row and field."""
    parts = [gettext(WORDS[fault.code])]
    if fault.number is not None:
        parts.append(gettext("event %(number)d") % {"number": fault.number})
    if fault.subject is not None:
        parts.append(f"{fault.subject_type} {fault.subject}")
    if fault.field:
        parts.append(fault.field)
    return ", ".join(parts)
