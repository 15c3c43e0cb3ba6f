"""A meeting as drafts of minutes are told it: its programme, its answers, who met."""

from collections.abc import Mapping

from folkmoot.documents.draft_plan import Answers, Plan, Step, StepKind
from folkmoot.documents.earlier_minutes import load_earlier, tell_earlier
from folkmoot.domain.key_points import KeyPointId
from folkmoot.web.board.queries.answers import read_board
from folkmoot.web.board.queries.counts import count_answers, list_points
from folkmoot.web.desk.queries.counts import read_asked
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.record import read_record
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.meetings.queries import plans
from folkmoot.web.statements.models import Retelling
from folkmoot.web.statements.queries.groups import Tables


def read_plan(desk: Desk, meeting: Meeting) -> Plan:
    """The meeting as it went; an imported one as its earlier minutes tell it."""
    plan = Plan(
        meeting=read_record(desk).meetings[0],
        steps=tuple(_show_step(step) for step in plans.list_steps(meeting)),
        groups_asked=_count_asked(desk),
        answers=_read_answers(meeting),
        questions={
            area.focus_area.title: area.focus_area.question
            for area in plans.find_meeting_areas(meeting)
        },
    )
    retold = Retelling.objects.kept().filter(meeting=meeting).exclude(content="")
    earlier = retold.first()
    return (
        plan if earlier is None else tell_earlier(plan, load_earlier(earlier.content))
    )


def _show_step(step: plans.Step) -> Step:
    item = step.item
    starts, ends = step.time.starts, step.time.ends
    return Step(
        kind=StepKind(item.kind),
        title=str(item),
        start=f"{starts:%H.%M}" if starts else "",
        end=f"{ends:%H.%M}" if ends else "",
        presenter=item.presenter,
        notes=tuple(
            filter(
                None,
                (
                    *(each.text for each in step.considerations),
                    *(each.text for each in step.themes),
                ),
            )
        ),
        areas=tuple(each.area.focus_area.title for each in step.areas),
    )


def _count_asked(desk: Desk) -> Mapping[str, int]:
    halls = Halls.of_desk(desk)
    groups = read_asked(halls).groups
    return {halls.name_area(area): len(given) for area, given in groups.items()}


def _read_answers(meeting: Meeting) -> Mapping[KeyPointId, Answers]:
    """Those that the hall gave; a key point nobody answered was not asked."""
    points = list_points(meeting.id)
    told = count_answers(
        [point.id for point in points],
        read_board(meeting.id),
        Tables.of_meeting(meeting.id),
    )
    answers = {
        KeyPointId(str(point.key_point_id)): Answers(
            agree=told[point.id]["agree"],
            disagree=told[point.id]["disagree"],
            dont_know=told[point.id]["unsure"],
            most_important=told[point.id]["marks"],
        )
        for point in points
    }
    return {
        point: each
        for point, each in answers.items()
        if each.agree or each.disagree or each.dont_know or each.most_important
    }
