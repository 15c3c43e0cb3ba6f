"""What the text blocks of drafts are called, for whoever words them anew."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

LABELS: Mapping[str, str] = {
    "opening": _("Opening presentation"),
    "opening_by_nobody": _("Opening presentation, where no presenter is named"),
    "considerations": _("Before the preliminary considerations"),
    "themes": _("Short discussion of themes"),
    "group_work": _("Group work on several focus areas"),
    "group_work_on_one": _("Group work on one focus area"),
    "group_work_points": _("Before the points from the groups"),
    "report_back": _("Report-back"),
    "plenary": _("Plenary debate"),
    "closing": _("Closing"),
    "closing_by_nobody": _("Closing, where no presenter is named"),
    "break": _("Break"),
    "other": _("Another step"),
    "agenda_considerations": _("Agenda: before the considerations"),
    "agenda_themes": _("Agenda: before the themes"),
    "agenda_group_work": _("Agenda: before the focus areas of several groups"),
    "agenda_areas": _("Agenda: before the focus areas"),
    "note_background": _("Note: what it rests on"),
    "note_areas": _("Note: what was discussed"),
}


def name_wording(name: str) -> str:
    """The text block of that name in the reader's language."""
    return gettext(LABELS.get(name, name))
