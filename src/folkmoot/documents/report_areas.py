"""What stands under a focus area: its key points, and what became of the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.report_introductions import introduce
from folkmoot.documents.report_key_points import (
    HEARD,
    link_key_point,
    tell_key_point,
    tell_statement,
)
from folkmoot.documents.report_ledger import draw_ledger
from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import (
    Block,
    Fold,
    Listing,
    Paragraph,
    Part,
    Run,
    Voice,
)
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    Analysis,
    InputRole,
    KeyPoint,
    LedgerRow,
    Place,
    QuestionRaised,
)
from folkmoot.domain.record import SectionKind

_ORDER = {
    SectionKind.FOCUS_AREA: 0,
    SectionKind.PLENARY: 1,
    SectionKind.SURVEY: 2,
}


@dataclass(frozen=True, kw_only=True)
class Area:
    """A focus area, the plenary or a question of a survey, with its statements."""

    anchor: str
    name: str
    rows: tuple[LedgerRow, ...]
    key_points: tuple[KeyPoint, ...]
    raised_elsewhere: tuple[KeyPoint, ...]
    questions: tuple[QuestionRaised, ...]


def list_areas(analysis: Analysis, sources: Sources) -> tuple[Area, ...]:
    """Every statement of input is in one area, and so is every key point.

    Focus areas stand first, then what was said under no area, the plenary and the
    questions of surveys, each in the order of the documents. A key point stands where
    most of its statements do; elsewhere it is named with a link. A question raised in
    several areas is told in each.
    """
    rows = _list_rows(analysis, sources)
    homes = {point.id: find_home(point, sources) for point in analysis.key_points}
    return tuple(
        Area(
            anchor=f"a-{number}",
            name=name,
            rows=tuple(found),
            key_points=tuple(p for p in analysis.key_points if homes[p.id] == name),
            raised_elsewhere=tuple(
                point
                for point in analysis.key_points
                if homes[point.id] != name and _is_raised(point, name, sources)
            ),
            questions=tuple(
                question
                for question in analysis.questions
                if name in _list_places(question, sources)
            ),
        )
        for number, (name, found) in enumerate(rows.items(), 1)
    )


def _list_rows(analysis: Analysis, sources: Sources) -> dict[str, list[LedgerRow]]:
    rows: dict[str, list[LedgerRow]] = {}
    for row in analysis.ledger:
        if row.role is InputRole.INPUT:
            rows.setdefault(sources.name_area(row.statement_id), []).append(row)
    kinds = {
        name: sources.spoken[found[0].statement_id].section.kind
        for name, found in rows.items()
    }
    return {
        name: rows[name] for name in sorted(rows, key=lambda one: _ORDER[kinds[one]])
    }


def find_home(point: KeyPoint, sources: Sources) -> str:
    """The area under which the key point is told in full."""
    if point.focus_areas:
        return point.focus_areas[0]
    return sources.name_area(point.source_statement)


def _list_places(question: QuestionRaised, sources: Sources) -> set[str]:
    asked = (question.source_statement, *question.statements)
    return {sources.name_area(one) for one in asked}


def _is_raised(point: KeyPoint, area: str, sources: Sources) -> bool:
    return any(
        match.relation in HEARD and sources.name_area(match.statement) == area
        for match in point.matches
    )


def tell_areas(areas: Sequence[Area], sources: Sources, scale: int) -> tuple[Part, ...]:
    """A part for each area; `scale` is the most voices that any bar shows."""
    return tuple(_tell_area(area, sources, scale) for area in areas)


def _tell_area(area: Area, sources: Sources, scale: int) -> Part:
    blocks: list[Block] = [
        introduce(area.name, area.rows, sources),
        draw_ledger(area.rows, sources.say),
    ]
    if not area.key_points and not area.raised_elsewhere:
        blocks.append(Paragraph(runs=(Run(text=sources.say("no key point here")),)))
    blocks += [tell_key_point(point, sources, scale) for point in area.key_points]
    if area.raised_elsewhere:
        blocks.append(_name_elsewhere(area, sources))
    blocks += _fold_rest(area, sources)
    return Part(anchor=area.anchor, title=area.name, blocks=tuple(blocks))


def _name_elsewhere(area: Area, sources: Sources) -> Paragraph:
    runs = [Run(text=sources.say("also raised here") + " ", voice=Voice.QUIET)]
    for number, point in enumerate(area.raised_elsewhere):
        if number:
            runs.append(Run(text=" · ", voice=Voice.QUIET))
        runs.append(link_key_point(point))
    return Paragraph(runs=tuple(runs))


def _fold_rest(area: Area, sources: Sources) -> list[Block]:
    listings = {
        "alone": _list_statements(_list_alone(area), sources),
        "waiting": _list_with_reasons(_list_at(area, Place.WAITING), sources),
        "set aside": _list_with_reasons(_list_at(area, Place.SET_ASIDE), sources),
    }
    folds: list[Block] = [
        Fold(
            summary=sources.say(f"fold {name}", count=len(listing.items)),
            blocks=(listing,),
        )
        for name, listing in listings.items()
        if listing.items
    ]
    return [*_tell_questions(area, sources), *folds]


def _list_at(area: Area, place: Place) -> list[LedgerRow]:
    return [row for row in area.rows if row.place is place]


def _list_alone(area: Area) -> list[StatementId]:
    """Single voices; a question that somebody raised is told among the questions."""
    asked = {one for question in area.questions for one in question.statements}
    return [
        row.statement_id
        for row in _list_at(area, Place.ALONE)
        if not {row.statement_id, row.duplicate_of} & asked
    ]


def _list_statements(ids: Iterable[StatementId], sources: Sources) -> Listing:
    return Listing(items=tuple(tell_statement(one, sources) for one in ids))


def _list_with_reasons(rows: Iterable[LedgerRow], sources: Sources) -> Listing:
    say = sources.say
    return Listing(
        items=tuple(
            tell_statement(row.statement_id, sources, why=say.code(row.reason))
            for row in rows
        )
    )


def _tell_questions(area: Area, sources: Sources) -> list[Block]:
    """The questions stand open, for others link to them."""
    if not area.questions:
        return []
    text = sources.say("questions here", count=len(area.questions))
    heading = Run(text=text, voice=Voice.STRONG)
    items = tuple(_tell_question(one, area, sources) for one in area.questions)
    return [Paragraph(runs=(heading,)), Listing(items=items)]


def _tell_question(question: QuestionRaised, area: Area, sources: Sources) -> Paragraph:
    say = sources.say
    runs = [
        Run(text=say.quote(question.text), voice=Voice.QUOTE),
        Run(text=" " + say("raised by") + " ", voice=Voice.QUIET),
    ]
    for number, one in enumerate(_list_askers(question, area)):
        separator = " · " if number else ""
        who = f"{separator}{sources.name_voice(one)}, "
        runs += [Run(text=who, voice=Voice.QUIET), sources.link_where(one)]
    is_home = sources.name_area(question.source_statement) == area.name
    return Paragraph(runs=tuple(runs), anchor=f"q-{question.id}" if is_home else None)


def _list_askers(question: QuestionRaised, area: Area) -> list[StatementId]:
    """Its statements, and those here that repeat one of them."""
    asked = dict.fromkeys(question.statements)
    repeated = [row.statement_id for row in area.rows if row.duplicate_of in asked]
    return list(asked | dict.fromkeys(repeated))
