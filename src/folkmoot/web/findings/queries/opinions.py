"""Opinion groups of each meeting's plenary, drawn and told."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.documents.svg_opinion_groups import draw_opinion_groups
from folkmoot.domain.key_points import KeyPointId
from folkmoot.domain.opinion_groups import (
    OpinionGroup,
    OpinionGroups,
    PersonId,
    PlenaryAnswer,
    Typical,
)
from folkmoot.jobs.finding import find_opinion_groups
from folkmoot.web.board.models import Answer, Choice
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Consultation, Meeting, MeetingState

_VALUES = {Choice.AGREE: 1, Choice.DISAGREE: -1, Choice.UNSURE: 0}


@dataclass(frozen=True)
class Told:
    """A side that is typical of a group, with the key point's words."""

    text: str
    typical: Typical

    @property
    def is_for(self) -> bool:
        return self.typical.side == "supports"

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Who takes the side in the group, of how many; and of all others."""
        own, others = self.typical.own, self.typical.others
        if self.is_for:
            return own.agree, own.answered, others.agree, others.answered
        return own.disagree, own.answered, others.disagree, others.answered


@dataclass(frozen=True)
class Plenary:
    """A meeting whose hall answered, and who answered alike."""

    meeting: Meeting
    found: OpinionGroups
    texts: Mapping[KeyPointId, str]

    @cached_property
    def groups(self) -> list[tuple[int, OpinionGroup, list[Told]]]:
        """By number: how many they are, and what is typical of them."""
        return [
            (
                number,
                group,
                [Told(self.texts[each.key_point], each) for each in group.typical],
            )
            for number, group in enumerate(self.found.groups, start=1)
        ]

    @cached_property
    def picture(self) -> SafeString:
        """An ellipse for each group, and no single person."""
        groups = self.found.groups
        drawn = draw_opinion_groups(
            groups,
            title=_("Opinion groups at %(meeting)s") % {"meeting": self.meeting.title},
            description=_("The table below says the same."),
            labels=[_tell_size(group) for group in groups],
            name=f"opinions-{self.meeting.id}",
        )
        # Made by `html_report_markup`, which escapes all text.
        return mark_safe(drawn)  # noqa: S308


def list_plenaries(consultation: Consultation) -> list[Plenary]:
    """The meetings whose hall answered something, in the order they were held.

    Only those that are closed: while answers come, who watched the groups change could
    tell whose answer it was.
    """
    meetings = Desk(consultation).find_meetings().order_by("date", "id")
    meetings = meetings.filter(state=MeetingState.CLOSED)
    answered = Answer.objects.kept().filter(
        meeting__in=meetings,
        point__removed_at=None,
        point__key_point__removed_at=None,
    )
    rows = answered.order_by().values_list(
        "meeting_id",
        "answerer",
        "point__key_point_id",
        "choice",
        "point__key_point__text",
    )
    given: dict[uuid.UUID, list[PlenaryAnswer]] = {}
    texts: dict[KeyPointId, str] = {}
    for meeting, answerer, point, choice, text in rows:
        key = KeyPointId(str(point))
        texts[key] = text
        answer = PlenaryAnswer(
            person=PersonId(str(answerer)),
            key_point=key,
            value=_VALUES[Choice(choice)],
        )
        given.setdefault(meeting, []).append(answer)
    return [
        Plenary(meeting, find_opinion_groups(given[meeting.id]), texts)
        for meeting in meetings
        if meeting.id in given
    ]


def _tell_size(group: OpinionGroup) -> str:
    return ngettext("%(count)d person", "%(count)d people", group.size) % {
        "count": group.size
    }
