"""Small words of the review page."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.documents.dates import is_edtf
from folkmoot.domain.aside_reasons import tell_aside_reason
from folkmoot.domain.record import Meeting
from folkmoot.web.imports.queries.columns import ATTRIBUTE, STATEMENT
from folkmoot.web.imports.queries.reviews import Sitting
from folkmoot.web.imports.queries.reworking import Piece
from folkmoot.web.meetings.models import Meeting as Planned
from folkmoot.web.meetings.queries.dates import write_date

register = template.Library()


@register.filter
def day(edtf: str) -> str:
    """A date in words, as far as it is known."""
    return write_date(edtf) if edtf and is_edtf(edtf) else edtf


@register.filter
def twin(sitting: Sitting, planned: list[Planned]) -> Planned | None:
    """The meeting on the tour that has the date, where none was chosen yet."""
    if sitting.into or not sitting.date:
        return None
    return next((one for one in planned if one.date == sitting.date), None)


@register.filter
def place(piece: Piece) -> str:
    """Where in the document it stands, as far as the document has pages and lines."""
    told = {"page": piece.page, "line": piece.line}
    if piece.page and piece.line:
        return _("page %(page)s, line %(line)s") % told
    return _("line %(line)s") % told if piece.line else _("in the document")


@register.filter
def people(minutes: Meeting | None) -> int:
    """How many entries tell who met."""
    if minutes is None:
        return 0
    return len(minutes.hosts) + len(minutes.participants) + len(minutes.commission)


@register.filter
def role_word(role: str) -> str:
    if role == STATEMENT:
        return _("a question: answers are statements")
    if role == ATTRIBUTE:
        return _("what is told of who answered")
    return _("left out")


@register.filter
def why_dropped(why: str) -> str:
    """What the column holds that is never kept."""
    told = tell_aside_reason(f"column dropped: {why}", (get_language() or "")[:2])
    return told.partition(": ")[2]
