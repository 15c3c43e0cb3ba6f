"""The example's recommendations, on key points gathered from what its tour said."""

from collections.abc import Sequence

from folkmoot.web.config.example import advice_words as words
from folkmoot.web.config.example.rows import make_id, new_row
from folkmoot.web.desk.commands.gathering import gather
from folkmoot.web.desk.commands.key_points import make_key_point
from folkmoot.web.desk.commands.scope import Part
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.rows import RowEdit
from folkmoot.web.meetings.models import Consultation, MandateQuestion
from folkmoot.web.recommendations.commands.evidence import (
    Borne,
    take_evidence,
    turn_down_key_point,
)
from folkmoot.web.recommendations.commands.writing import (
    answer_question,
    change_recommendation,
    save_chapters,
    save_milestones,
    write_recommendation,
)
from folkmoot.web.recommendations.models import Chapter, Recommendation, Side
from folkmoot.web.statements.models import KeyPoint, Statement
from folkmoot.web.statements.models import Side as PointSide


def add_advice(consultation: Consultation, by: Actor) -> None:
    """Some key points and recommendations, where they are not there yet."""
    if Recommendation.objects.filter(consultation=consultation).exists():
        return
    for point in words.POINTS:
        _gather(consultation, point, by)
    headings = dict.fromkeys(each.heading for each in words.ADVICE)
    edits = [new_row(f"chapter {heading}", text=heading) for heading in headings]
    save_chapters(consultation=consultation, edits=edits, by=by)
    for advice in words.ADVICE:
        _write(consultation, advice, by)
    point_name, why = words.NOT_FOLLOWED
    turn_down_key_point(
        key_point=_find_point(point_name),
        edit=new_row("not followed", words=why),
        by=by,
    )


def _gather(consultation: Consultation, point: words.Point, by: Actor) -> None:
    desk = Desk(consultation)
    own = make_id(f"point {point.text}")
    supports = _find_parts(desk, point.supports)
    make_key_point(desk=desk, key_point_id=own, text=point.text, parts=supports, by=by)
    opposes = _find_parts(desk, point.opposes)
    if opposes:
        made = _find_point(point.text)
        gather(desk=desk, parts=opposes, key_point=made, side=PointSide.OPPOSES, by=by)


def _find_parts(desk: Desk, texts: Sequence[str]) -> list[Part]:
    """All who said one of these."""
    found = desk.find_statements().filter(text__in=texts).order_by("meeting", "number")
    said: list[Statement] = list(found)
    return [Part(each, None) for each in said]


def _find_point(text: str) -> KeyPoint:
    found: KeyPoint = KeyPoint.objects.get(id=make_id(f"point {text}"))
    return found


def _write(consultation: Consultation, advice: words.Advice, by: Actor) -> None:
    own = make_id(f"advice {advice.text}")
    chapter = Chapter.objects.get(id=make_id(f"chapter {advice.heading}"))
    write_recommendation(
        consultation=consultation,
        recommendation_id=own,
        text=advice.text,
        chapter=chapter,
        by=by,
    )
    row = Recommendation.objects.get(id=own)
    told = {
        "reasoning": advice.reasoning,
        "owner": advice.owner,
        "status": advice.status,
        "answer": advice.answer,
    }
    edit = RowEdit(id=own, values=told, base=row.versions, seen_place=row.place)
    change_recommendation(recommendation=row, edit=edit, by=by)
    edits = [
        new_row(f"milestone {text}", date=date, text=text, is_reached=is_reached)
        for date, text, is_reached in advice.milestones
    ]
    save_milestones(recommendation=row, edits=edits, by=by)
    for side, names in ((Side.FOR, advice.rests_on), (Side.AGAINST, advice.against)):
        for name in names:
            borne = Borne(key_point=_find_point(name))
            take_evidence(recommendation=row, borne=borne, side=side, by=by)
    if advice.answers:
        question = MandateQuestion.objects.get(id=make_id(f"mandate {advice.answers}"))
        answer_question(recommendation=row, question=question, is_answered=True, by=by)
