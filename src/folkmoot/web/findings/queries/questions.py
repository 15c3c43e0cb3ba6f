"""What was heard on each question of the mandate and each preliminary consideration."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.documents.finding_pictures import Cell, Grid, Label, Picture
from folkmoot.domain.findings import Findings, FoundKeyPoint
from folkmoot.domain.key_points import Relation
from folkmoot.jobs.finding import shares_words
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.models import Bearing
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.meetings.models import Consideration, MandateQuestion


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of the mandate, or a consideration, which several meetings may have.

    The same words are one question, whatever meeting they were laid before.
    """

    ids: Sequence[uuid.UUID]
    is_mandate: bool
    text: str

    @property
    def id(self) -> uuid.UUID:
        """The first of them, by which a page names it."""
        return self.ids[0]


@dataclass(frozen=True, kw_only=True)
class Question(Asked):
    """One with what was heard on it.

    `heard` are the key points people say bear on it; `suggested` share words with it,
    and nobody has decided.
    """

    heard: Sequence[FoundKeyPoint]
    suggested: Sequence[FoundKeyPoint]


def list_asked(desk: Desk) -> list[Asked]:
    """Those of the mandate first, each kind in its order."""
    consultation = desk.consultation
    mandate = MandateQuestion.objects.kept().filter(consultation=consultation)
    considered = Consideration.objects.kept().filter(
        meeting__in=desk.find_meetings(), item__removed_at=None
    )
    ordered = considered.order_by("meeting__date", "meeting", "place", "id")
    same: dict[str, list[uuid.UUID]] = {}
    for own, text in ordered.values_list("id", "text"):
        same.setdefault(text, []).append(own)
    return [
        *(
            Asked(ids=[own], is_mandate=True, text=text)
            for own, text in mandate.values_list("id", "text")
        ),
        *(Asked(ids=ids, is_mandate=False, text=text) for text, ids in same.items()),
    ]


def list_questions(desk: Desk, findings: Findings) -> list[Question]:
    """All that was asked, with what was heard on each."""
    decided = _read_decided(desk)
    return [_tell(each, findings.key_points, decided) for each in list_asked(desk)]


_Decided = Mapping[tuple[uuid.UUID, str], bool]


def _read_decided(desk: Desk) -> _Decided:
    """By question and key point: whether it bears on it, where somebody decided."""
    rows = Bearing.objects.kept().filter(consultation=desk.consultation)
    found = rows.values_list(
        "mandate_question", "consideration", "key_point", "is_dismissed"
    )
    return {
        (question or consideration, str(point)): not dismissed
        for question, consideration, point, dismissed in found
    }


def _tell(asked: Asked, points: Iterable[FoundKeyPoint], decided: _Decided) -> Question:
    heard, suggested = [], []
    for point in points:
        told = [
            decided[own, point.id] for own in asked.ids if (own, point.id) in decided
        ]
        if any(told):
            heard.append(point)
        elif not told and shares_words(asked.text, point.text):
            suggested.append(point)
    return Question(
        ids=asked.ids,
        is_mandate=asked.is_mandate,
        text=asked.text,
        heard=heard,
        suggested=suggested,
    )


def map_questions(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """How much was heard on each; only what people decided is counted."""
    del settings
    questions = list_questions(desk, findings)
    heads = (_("key points"), _("groups"), _("meetings"))
    return Picture(
        name="questions",
        title=_("What was heard on the mandate and the considerations"),
        description=_(
            "The key points people say bear on each, and of all groups and meetings "
            "how many support at least one of them."
        ),
        body=Grid(
            corner=_("Question or consideration"),
            rows=tuple(
                Label(text=each.text, path=f"views/questions#q-{each.id}")
                for each in questions
            ),
            columns=tuple(Label(text=head) for head in heads),
            cells=tuple(_count(each, findings) for each in questions),
        ),
    )


def _count(question: Question, findings: Findings) -> tuple[Cell, ...]:
    path = f"views/questions#q-{question.id}"
    standing = [
        each
        for point in question.heard
        for each in point.standings
        if each.side is Relation.SUPPORTS
    ]
    held = {each.id for each in findings.hearings if each.kind == "meeting"}
    groups = {each.group for each in standing if each.group}
    meetings = {each.hearing for each in standing} & held
    return (
        Cell(heard=len(question.heard), path=path),
        Cell(heard=len(groups), asked=findings.groups, path=path),
        Cell(heard=len(meetings), asked=findings.meetings, path=path),
    )
