"""The brief before the next stop: what it tells, in the consultation's language."""

from collections.abc import Iterator, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.documents.draft_brief import Brief, HeardPoint, Pull, draft_brief
from folkmoot.documents.finding_pictures import tabulate
from folkmoot.documents.minutes_model import Minutes
from folkmoot.domain.findings import DilemmaState, Findings, FoundKeyPoint, HearingKind
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.opening import tell_heard, tell_pull
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.findings.queries.pictures_heard import map_heard
from folkmoot.web.findings.queries.questions import list_questions
from folkmoot.web.findings.queries.reading import find_last_day, read_findings
from folkmoot.web.findings.telling import tell_backing
from folkmoot.web.meetings.models import Consultation


def compose_brief(consultation: Consultation) -> Minutes:
    """As it stands now, dated by the last change of the consultation."""
    with translation.override(consultation.language):
        findings = read_findings(consultation)
        desk = Desk(consultation)
        heard = next((each.text for each in tell_heard(findings)), None)
        return draft_brief(
            Brief(
                title=_("Before the next stop: %(name)s") % {"name": consultation.name},
                dated=find_last_day(consultation),
                language=consultation.language,
                heard=heard or _("Nothing has been said yet"),
                points=[_tell_point(point) for point in findings.key_points],
                dilemmas=_list_dilemmas(findings),
                unheard=[
                    each.text
                    for each in list_questions(desk, findings)
                    if not each.heard
                ],
                once=list(_list_once(findings)),
                silent=_list_silent(desk, findings),
            )
        )


def _tell_point(point: FoundKeyPoint) -> HeardPoint:
    return HeardPoint(
        text=point.text,
        backing=tell_backing(point.supports),
        against=tell_backing(point.opposes) if point.opposes.statements else "",
    )


def _list_dilemmas(findings: Findings) -> list[Pull]:
    points = {point.id: point for point in findings.key_points}
    return [
        Pull(
            text=tell_pull(
                each, points[each.one], points[each.other] if each.other else None
            ),
            is_suggested=each.state is DilemmaState.SUGGESTED,
        )
        for each in findings.dilemmas
        if each.state is not DilemmaState.DISMISSED
    ]


def _list_once(findings: Findings) -> Iterator[tuple[str, str]]:
    """What only one meeting named, of several that were asked about it."""
    held = {
        each.id: each.title
        for each in findings.hearings
        if each.kind is HearingKind.MEETING
    }
    for point in findings.key_points:
        named = [each for each in point.meetings if each in held]
        if len(named) == 1 and point.supports.meetings.asked > 1:
            yield held[named[0]], point.text


def _list_silent(desk: Desk, findings: Findings) -> Sequence[str]:
    """Roles that stand on the lists and sat in no group that spoke.

    None where nobody's seat was recorded, as in minutes that were imported.
    """
    table = tabulate(map_heard(desk, findings, Settings()).body)
    if not any(seated.heard for _label, (_, seated, _) in table.rows):
        return []
    return [
        label.text
        for label, cells in table.rows
        if cells[-1].path and cells[0].heard and not cells[-1].heard
    ]
