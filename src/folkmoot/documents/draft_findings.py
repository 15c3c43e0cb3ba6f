"""What the meeting found, as parts of its minutes: areas, dilemmas, plenary, annex."""

import hashlib
from collections.abc import Iterator, Sequence

from folkmoot.documents.draft_areas import (
    AreaOfMeeting,
    Carried,
    count_shown,
    list_input,
    list_plenary,
)
from folkmoot.documents.draft_plan import Answers, Gathered, Plan
from folkmoot.documents.minutes_model import MinutesBlock, MinutesPart, PartKind
from folkmoot.documents.report_tree import (
    Listing,
    Paragraph,
    Run,
    Voice,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.key_points import KeyPoint
from folkmoot.domain.record import SectionKind, Statement


def tell_area(
    area: AreaOfMeeting, gathered: Gathered, say: ReportWords, *, has_annex: bool
) -> MinutesPart:
    """The key points, most widely carried first; then what single groups said.

    A statement has its anchor in the annex; without one it has it here.
    """
    widely = [tell_carried(one, area, say) for one in area.widely]
    single = [tell_carried(one, area, say) for one in area.singly]
    single += [_tell_alone(one, has_annex=has_annex) for one in area.alone]
    blocks: list[MinutesBlock] = list(_tell_shown(area, gathered, say))
    if not area.statements:
        blocks.append(Paragraph(runs=(Run(text=say("nothing said")),)))
    if widely:
        blocks.append(Listing(items=tuple(widely)))
    if single:
        if widely:
            name = "single" if area.groups_asked else "single voices"
            blocks.append(Paragraph(runs=(Run(text=say(name)),)))
        blocks.append(Listing(items=tuple(single)))
    return MinutesPart(
        anchor=f"a-{hashlib.sha256(area.name.encode()).hexdigest()[:12]}",
        kind=PartKind.FOCUS_AREA,
        title=area.name,
        level=2,
        blocks=tuple(blocks),
    )


def tell_carried(one: Carried, area: AreaOfMeeting, say: ReportWords) -> Paragraph:
    """The key point with the groups for and against, of those that were asked."""
    sources = tuple(f"s-{s.id}" for s in (*one.supporting, *one.opposing))
    told = []
    if len(one.groups) == 1 and not one.groups_against:
        told.append(one.groups[0])
    elif one.groups and area.groups_asked:
        asked = say.count("groups", area.groups_asked)
        told.append(say("carried", groups=len(one.groups), asked=asked))
    elif len(one.supporting) > 1:
        told.append(say.count("statements", len(one.supporting)))
    if one.groups_against:
        told.append(say("against", groups=len(one.groups_against)))
    runs = [Run(text=one.point.text, sources=sources)]
    if told:
        runs.append(Run(text=f" ({', '.join(told)})", voice=Voice.QUIET))
    return Paragraph(runs=tuple(runs), anchor=f"k-{one.point.id}")


def _tell_alone(statement: Statement, *, has_annex: bool) -> Paragraph:
    """A statement that no key point holds, in its own words, with its group."""
    runs = [Run(text=statement.text, sources=(f"s-{statement.id}",))]
    if statement.group:
        runs.append(Run(text=f" ({statement.group})", voice=Voice.QUIET))
    anchor = None if has_annex else f"s-{statement.id}"
    return Paragraph(runs=tuple(runs), anchor=anchor)


def _tell_shown(
    area: AreaOfMeeting, gathered: Gathered, say: ReportWords
) -> Iterator[Paragraph]:
    """How many of the statements are shown, where not all are."""
    shown = [
        statement.id
        for one in area.carried
        for statement in (*one.supporting, *one.opposing)
    ]
    shown += [statement.id for statement in area.alone]
    count = count_shown(area, shown, gathered)
    if count < len(area.statements):
        of = say.count("statements", len(area.statements))
        text = say("shown", shown=say.number(count), all=of)
        yield Paragraph(runs=(Run(text=text, voice=Voice.QUIET),))


def tell_dilemmas(areas: Sequence[AreaOfMeeting], say: ReportWords) -> MinutesPart:
    """Key points that groups stand on both sides of, with who stands where."""
    items = tuple(
        _tell_dilemma(one, say)
        for area in areas
        for one in area.carried
        if one.supporting and one.opposing
    )
    blocks: tuple[MinutesBlock, ...] = ()
    if items:
        intro = Paragraph(runs=(Run(text=say("dilemmas are")),))
        blocks = (intro, Listing(items=items))
    return MinutesPart(
        anchor="dilemmas",
        kind=PartKind.DILEMMAS,
        title=say("dilemmas"),
        level=2,
        blocks=blocks,
    )


def _tell_dilemma(one: Carried, say: ReportWords) -> Paragraph:
    sides = (
        say("for", who=_name(one.groups, one.supporting, say)),
        say("side against", who=_name(one.groups_against, one.opposing, say)),
    )
    return Paragraph(
        runs=(
            Run(text=one.point.text, sources=(f"k-{one.point.id}",)),
            Run(text=f" – {'; '.join(sides)}", voice=Voice.QUIET),
        )
    )


def _name(
    groups: Sequence[str], statements: Sequence[Statement], say: ReportWords
) -> str:
    return say.join(list(groups)) or say.count("statements", len(statements))


def tell_plenary(plan: Plan, *, has_annex: bool) -> Iterator[MinutesBlock]:
    """What was said in plenary, in its own words."""
    said = list_plenary(plan)
    if said:
        items = (_tell_alone(one, has_annex=has_annex) for one in said)
        yield Listing(items=tuple(items))


def tell_answers(
    plan: Plan, gathered: Gathered, say: ReportWords
) -> Iterator[MinutesBlock]:
    """What the hall answered to the key points, those it was asked about."""
    asked = [point for point in gathered.key_points if point.id in plan.answers]
    if asked:
        yield Paragraph(runs=(Run(text=say("answers")),))
        items = (_tell_answer(one, plan.answers[one.id], say) for one in asked)
        yield Listing(items=tuple(items))


def _tell_answer(point: KeyPoint, told: Answers, say: ReportWords) -> Paragraph:
    counts = say(
        "answer",
        agree=say.number(told.agree),
        disagree=say.number(told.disagree),
        dont_know=say.number(told.dont_know),
    )
    if told.most_important:
        marked = say("most important", count=say.number(told.most_important))
        counts = f"{counts}; {marked}"
    return Paragraph(
        runs=(
            Run(text=point.text, sources=(f"k-{point.id}",)),
            Run(text=f" ({counts})", voice=Voice.QUIET),
        )
    )


def tell_annex(plan: Plan, say: ReportWords) -> Iterator[MinutesPart]:
    """Every sheet, word for word, a part for each group's sheet on an area."""
    sheets: dict[str, list[Statement]] = {}
    for section, statement in list_input(plan):
        if section.kind is SectionKind.PLENARY:
            name = say("plenary")
        else:
            area = section.focus_area or section.heading or ""
            name = ": ".join(filter(None, (statement.group, area)))
        sheets.setdefault(name or say("no group"), []).append(statement)
    if not sheets:
        return
    yield MinutesPart(
        anchor="annex",
        kind=PartKind.ANNEX,
        title=say("annex"),
        blocks=(Paragraph(runs=(Run(text=say("annex is")),)),),
    )
    for name, statements in sheets.items():
        items = tuple(
            Paragraph(runs=(Run(text=one.text),), anchor=f"s-{one.id}")
            for one in statements
        )
        yield MinutesPart(
            anchor=f"annex-{hashlib.sha256(name.encode()).hexdigest()[:12]}",
            kind=PartKind.ANNEX,
            title=name,
            level=2,
            blocks=(Listing(items=items),),
        )
