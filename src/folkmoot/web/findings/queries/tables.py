"""The findings as rows: what is frozen, exported, and given to other programs."""

import uuid
from collections.abc import Iterable, Iterator, Mapping

from folkmoot.domain.finding_rows import (
    DilemmaRow,
    FindingTables,
    FocusAreaRow,
    KeyPointRow,
    MatchRow,
    MeetingRow,
    SingleVoiceRow,
    StatementRow,
)
from folkmoot.domain.findings import DilemmaState, Findings, FoundKeyPoint, Hearing
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.queries.places import annotate_places

_STATEMENT = (
    "id",
    "meeting_id",
    "sheet__area__focus_area_id",
    "asked__focus_area_id",
    "sheet__group_id",
    "said_by_id",
    "respondent_id",
    "number",
    "desk_place",
    "marked",
    "text",
)


def read_tables(consultation: Consultation) -> FindingTables:
    """All rows as they stand now; equal contents give equal rows in equal order."""
    findings = read_findings(consultation)
    statements = tuple(_list_statements(Desk(consultation), findings.hearings))
    order = {row.id: place for place, row in enumerate(statements)}
    return FindingTables(
        consultation=str(consultation.id),
        name=consultation.name,
        meetings=tuple(map(_tell_hearing, findings.hearings)),
        focus_areas=tuple(
            FocusAreaRow(id=area.id, title=area.title) for area in findings.focus_areas
        ),
        statements=statements,
        key_points=tuple(map(_tell_point, findings.key_points)),
        matches=tuple(_list_matches(findings.key_points, order)),
        dilemmas=tuple(_list_dilemmas(findings)),
        single_voices=tuple(
            SingleVoiceRow(
                statement=each.statement,
                key_point=each.key_point,
                is_seen=each.is_seen,
            )
            for each in findings.single_voices
        ),
    )


def _list_statements(desk: Desk, hearings: Iterable[Hearing]) -> Iterator[StatementRow]:
    """Meeting by meeting as they were held, in the order they were received in."""
    order = {uuid.UUID(each.id): place for place, each in enumerate(hearings)}
    told = annotate_places(desk.find_statements()).values_list(*_STATEMENT)
    kept: list[StatementRow] = []
    for own, meeting, area, asked, group, said_by, respondent, *rest in told.order_by():
        number, place, marked, text = rest
        kept.append(
            StatementRow(
                id=str(own),
                meeting=str(meeting),
                focus_area=_name(area or asked),
                group=_name(group or said_by),
                respondent=_name(respondent),
                number=number,
                place=place,
                marked=marked,
                text=text,
            )
        )
    last = len(order)
    yield from sorted(
        kept,
        key=lambda row: (
            order.get(uuid.UUID(row.meeting), last),
            row.number,
            row.id,
        ),
    )


def _tell_hearing(hearing: Hearing) -> MeetingRow:
    return MeetingRow(
        id=hearing.id,
        title=hearing.title,
        kind=hearing.kind.value,
        date=hearing.date,
        groups=hearing.groups,
        respondents=hearing.respondents,
        statements=hearing.statements,
    )


def _tell_point(point: FoundKeyPoint) -> KeyPointRow:
    supports, opposes = point.supports, point.opposes
    return KeyPointRow(
        id=point.id,
        text=point.text,
        heading=point.heading,
        meeting=point.meeting,
        first_meeting=point.first_meeting,
        focus_areas=point.focus_areas,
        parts=tuple(sorted(point.parts)),
        groups_asked=supports.groups.asked,
        meetings_asked=supports.meetings.asked,
        respondents_asked=supports.respondents.asked,
        submissions_asked=supports.submissions.asked,
        supports_statements=supports.statements,
        supports_groups=supports.groups.heard,
        supports_meetings=supports.meetings.heard,
        supports_respondents=supports.respondents.heard,
        supports_submissions=supports.submissions.heard,
        opposes_statements=opposes.statements,
        opposes_groups=opposes.groups.heard,
        opposes_meetings=opposes.meetings.heard,
        opposes_respondents=opposes.respondents.heard,
        opposes_submissions=opposes.submissions.heard,
        unresolved=point.unresolved,
    )


def _list_matches(
    points: Iterable[FoundKeyPoint], order: Mapping[str, int]
) -> Iterator[MatchRow]:
    last = len(order)
    for point in points:
        for each in sorted(
            point.standings, key=lambda s: (order.get(s.statement, last), s.side)
        ):
            yield MatchRow(
                key_point=point.id,
                statement=each.statement,
                side=each.side.value,
                meeting=each.hearing,
                group=each.group,
                respondent=each.respondent,
                focus_area=each.focus_area,
            )


def _list_dilemmas(findings: Findings) -> Iterator[DilemmaRow]:
    """Those people made, and those the rule sees; what was dismissed is none."""
    told = [
        DilemmaRow(
            one=each.one,
            other=each.other,
            state=each.state.value,
            text=each.text,
            groups=len(each.groups),
            respondents=len(each.respondents),
        )
        for each in findings.dilemmas
        if each.state is not DilemmaState.DISMISSED
    ]
    yield from sorted(told, key=lambda row: (row.state, row.one, row.other or ""))


def _name(row_id: uuid.UUID | None) -> str | None:
    return str(row_id) if row_id is not None else None
