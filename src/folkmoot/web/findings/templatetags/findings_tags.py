"""Counts in words, for the pages of the findings."""

from django import template
from django.utils.translation import gettext as _

from folkmoot.documents.finding_pictures import Cell
from folkmoot.documents.svg_findings import tell_cell
from folkmoot.domain.findings import Backing, Counted, TraitKind
from folkmoot.web.findings.telling import tell_backing, tell_counted, word_of_asked

register = template.Library()


@register.filter
def backing(told: Backing) -> str:
    return tell_backing(told)


@register.filter
def cell(told: Cell) -> str:
    """A cell of a table as its picture writes it."""
    return tell_cell(told, word_of_asked())


@register.filter
def counted(told: Counted) -> str:
    return tell_counted(told)


@register.filter
def trait_name(name: str) -> str:
    """What a kind of trait is called; a survey's column has its own name."""
    if name == TraitKind.ROLE:
        return _("Role")
    return _("Organisation") if name == TraitKind.ORGANISATION else name
