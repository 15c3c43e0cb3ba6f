"""What the kinds of sections are called."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from folkmoot.domain.record import SectionKind

_KINDS = {
    SectionKind.FOCUS_AREA: _("focus area: what groups said"),
    SectionKind.PLENARY: _("plenary: what was said in the plenary"),
    SectionKind.THEME: _("theme: what was put to the room"),
    SectionKind.SUMMARY: _("summary: what the writers take with them"),
    SectionKind.INFORMATION: _("information: all else"),
    SectionKind.SURVEY: _("survey: answers"),
}


def name_kind(kind: SectionKind) -> str:
    return gettext(_KINDS[kind])
