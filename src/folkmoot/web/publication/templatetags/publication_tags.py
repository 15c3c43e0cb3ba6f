"""What the pages of publishing say in words: kinds of trace, and where one stands."""

from django import template
from django.utils.translation import gettext as _

from folkmoot.domain.public_answer import (
    OfAttribute,
    PublicAnswer,
    PublicEvidence,
    PublicHearing,
    PublicMilestone,
    PublicNotFollowed,
    PublicPoint,
    PublicQuestion,
    PublicQuote,
    PublicRecommendation,
)
from folkmoot.domain.traces import TraceKind
from folkmoot.jobs.publication_gate import Place

register = template.Library()


@register.filter
def trace_kind(kind: TraceKind) -> str:
    """What words lead to a person by."""
    return {
        TraceKind.CPR: _("CPR number"),
        TraceKind.EMAIL: _("E-mail address"),
        TraceKind.PHONE: _("Phone number"),
        TraceKind.ADDRESS: _("Address"),
        TraceKind.NAME: _("Name on your list"),
    }[kind]


@register.filter
def place_words(place: Place) -> str:
    """In what it stands."""
    words: dict[type, str] = {
        PublicAnswer: _("the title"),
        PublicHearing: _("a meeting’s title"),
        PublicPoint: _("a key point"),
        PublicQuote: _("a quote"),
        PublicEvidence: _("evidence"),
        PublicRecommendation: _("a recommendation"),
        PublicMilestone: _("a milestone"),
        PublicQuestion: _("a question of the mandate"),
        PublicNotFollowed: _("why a key point is not followed"),
        OfAttribute: _("an answer in a survey"),
    }
    return words[place.kind]
