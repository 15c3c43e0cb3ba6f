"""The views of the findings, each a picture with a table that says the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.documents.finding_pictures import Picture
from folkmoot.domain.findings import Findings
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.findings.queries.pictures_heard import map_heard
from folkmoot.web.findings.queries.pictures_tour import draw_new, draw_saturation
from folkmoot.web.findings.queries.pictures_where import (
    draw_divided,
    map_areas,
    map_differences,
    map_traits,
)
from folkmoot.web.findings.queries.questions import map_questions


@dataclass(frozen=True, kw_only=True)
class View:
    """A view by what it is called, and what it answers."""

    title: Promise
    answers: Promise
    draw: Callable[[Desk, Findings, Settings], Picture]


VIEWS: Mapping[str, View] = {
    "areas": View(
        title=_("Focus areas and meetings"),
        answers=_("What was spoken of where."),
        draw=map_areas,
    ),
    "traits": View(
        title=_("Who carries what"),
        answers=_("Key points by role, organisation or what respondents tell."),
        draw=map_traits,
    ),
    "differences": View(
        title=_("Differences between meetings"),
        answers=_("What was said much at one place and little at another."),
        draw=map_differences,
    ),
    "divided": View(
        title=_("For and against"),
        answers=_("Key points on which groups stand on both sides."),
        draw=draw_divided,
    ),
    "new": View(
        title=_("New and repeated"),
        answers=_("What each meeting added."),
        draw=draw_new,
    ),
    "saturation": View(
        title=_("Has it all been heard?"),
        answers=_("Whether further meetings still bring anything new."),
        draw=draw_saturation,
    ),
    "heard": View(
        title=_("Who was heard"),
        answers=_("Of those invited, who sat in groups that spoke."),
        draw=map_heard,
    ),
    "questions": View(
        title=_("Mandate and considerations"),
        answers=_("What was heard on each question the commission was set."),
        draw=map_questions,
    ),
}
