"""A draft of an agenda, before the meeting; a draft of a note, on what it found."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from folkmoot.documents.draft_areas import list_areas
from folkmoot.documents.draft_facts import list_facts
from folkmoot.documents.draft_findings import tell_carried
from folkmoot.documents.draft_plan import Gathered, Plan, Step, StepKind
from folkmoot.documents.draft_steps import (
    list_texts,
    number_step,
    say_block,
    write_text,
)
from folkmoot.documents.draft_words import PHRASES, TextBlocks
from folkmoot.documents.minutes_model import (
    Fact,
    FactKind,
    Minutes,
    MinutesBlock,
    MinutesPart,
    Origin,
    PaperKind,
    PartKind,
)
from folkmoot.documents.report_tree import (
    Column,
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
)
from folkmoot.documents.report_words import ReportWords

_WHERE = frozenset({FactKind.DATE, FactKind.PLACE, FactKind.HOSTS})


def compose_agenda(
    plan: Plan, *, language: str, dated: str, texts: TextBlocks | None = None
) -> Minutes:
    """The programme as planned: a table of the day, then what is to be discussed."""
    say = ReportWords(language, PHRASES)
    own = texts or TextBlocks(language=language)
    title = plan.meeting.title
    return Minutes(
        kind=PaperKind.AGENDA,
        language=language,
        dated=dated,
        title=say("title agenda", title=title) if title else say("agenda"),
        facts=_tell_where(plan, say),
        parts=tuple(_tell_agenda(plan, say, own)),
    )


def compose_note(
    plan: Plan,
    gathered: Gathered,
    *,
    language: str,
    dated: str,
    chosen: Collection[str] = (),
    texts: TextBlocks | None = None,
) -> Minutes:
    """A frame for what a person writes, with the key points that he or she chose."""
    say = ReportWords(language, PHRASES)
    own = texts or TextBlocks(language=language)
    title = plan.meeting.title or say("title")
    return Minutes(
        kind=PaperKind.NOTE,
        language=language,
        dated=dated,
        title=say("title note", title=title),
        facts=_tell_where(plan, say),
        parts=(
            _tell_background(plan, gathered, title, say, own),
            _tell_chosen(plan, gathered, chosen, say),
            _begin("considerations", say),
            _begin("proposal", say),
        ),
    )


def _tell_where(plan: Plan, say: ReportWords) -> tuple[Fact, ...]:
    """When, where and by whom hosted; who came is told in the minutes."""
    facts = list_facts(plan.meeting, say)
    return tuple(one for one in facts if one.kind in _WHERE)


def _tell_agenda(
    plan: Plan, say: ReportWords, texts: TextBlocks
) -> Iterator[MinutesPart]:
    steps = plan.planned or plan.steps
    names = Counter[str]()
    if steps:
        yield MinutesPart(
            anchor="programme",
            kind=PartKind.TEXT,
            title=say("programme"),
            blocks=(_tell_day(steps, say),),
        )
    for step in steps:
        anchor = number_step(step.kind, names)
        if step.notes or step.areas:
            yield MinutesPart(
                anchor=anchor,
                kind=_find_kind(step),
                title=_name(step),
                blocks=tuple(_tell_contents(step, plan, texts)),
            )
    planned = {area for step in steps for area in step.areas}
    loose = [area for area in plan.questions if area not in planned]
    if loose:
        yield MinutesPart(
            anchor="areas",
            kind=PartKind.GROUP_WORK,
            title=say("areas"),
            blocks=(_list_areas(loose, plan),),
        )


def _tell_day(steps: Sequence[Step], say: ReportWords) -> Table:
    columns = tuple(Column(label=say(f"agenda {name}")) for name in ("time", "item"))
    has_presenter = any(step.presenter for step in steps)
    rows = []
    for step in steps:
        time = "–".join(filter(None, (step.start, step.end)))
        cells = [time, _name(step), *([step.presenter] if has_presenter else [])]
        rows.append(Row(cells=tuple((Run(text=cell),) for cell in cells)))
    if has_presenter:
        columns = (*columns, Column(label=say("agenda presenter")))
    return Table(caption=say("agenda day"), columns=columns, rows=tuple(rows))


def _name(step: Step) -> str:
    """A step without a title has the name of its kind, in small letters."""
    return step.title[:1].upper() + step.title[1:]


def _tell_contents(step: Step, plan: Plan, texts: TextBlocks) -> Iterator[MinutesBlock]:
    """What is put to the room: considerations, themes, areas with their questions."""
    if step.notes:
        name = "themes" if step.kind is StepKind.THEMES else "considerations"
        yield from say_block(texts, f"agenda_{name}")
        yield list_texts(step.notes)
    if step.areas:
        groups = max(plan.groups_asked.values(), default=0)
        name = "agenda_group_work" if groups > 1 else "agenda_areas"
        count = str(len(step.areas))
        yield from say_block(texts, name, count=count, groups=str(groups))
        yield _list_areas(step.areas, plan)


def _list_areas(areas: Sequence[str], plan: Plan) -> Listing:
    return Listing(items=tuple(_tell_area(area, plan) for area in areas))


def _tell_area(area: str, plan: Plan) -> Paragraph:
    name = Run(text=area, voice=Voice.STRONG)
    question = plan.questions.get(area, "")
    asked = (Run(text=f": {question}"),) if question else ()
    return Paragraph(runs=(name, *asked))


def _find_kind(step: Step) -> PartKind:
    return PartKind.THEMES if step.kind is StepKind.THEMES else PartKind.TEXT


def _tell_background(
    plan: Plan, gathered: Gathered, title: str, say: ReportWords, texts: TextBlocks
) -> MinutesPart:
    sentences = [texts.fill("note_background", title=title)]
    areas = [area.name for area in list_areas(plan, gathered)]
    if areas:
        told = say.join(areas)
        sentences.append(texts.fill("note_areas", areas=told, count=str(len(areas))))
    return replace(_begin("background", say), blocks=(write_text(" ".join(sentences)),))


def _tell_chosen(
    plan: Plan, gathered: Gathered, chosen: Collection[str], say: ReportWords
) -> MinutesPart:
    """Those most widely carried first, area by area; a choice of a person's stays."""
    items = [
        tell_carried(one, area, say)
        for area in list_areas(plan, gathered)
        for one in area.carried
        if one.point.id in chosen
    ]
    part = _begin("findings", say)
    if not items:
        return part
    blocks = (Listing(items=tuple(items)),)
    return replace(part, blocks=blocks, origin=Origin.WRITTEN)


def _begin(name: str, say: ReportWords) -> MinutesPart:
    return MinutesPart(anchor=name, kind=PartKind.TEXT, title=say(f"note {name}"))
