"""A draft of minutes from the programme, what was said, and what was gathered.

Equal inputs give equal drafts. All words are those of people, of the house's text
blocks, or of `draft_words`; nothing is worded by a machine.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from folkmoot.documents.draft_areas import list_areas
from folkmoot.documents.draft_facts import list_facts
from folkmoot.documents.draft_findings import (
    tell_annex,
    tell_answers,
    tell_area,
    tell_dilemmas,
    tell_plenary,
)
from folkmoot.documents.draft_plan import (
    Gathered,
    LineClause,
    Plan,
    Step,
    StepKind,
)
from folkmoot.documents.draft_steps import (
    list_texts,
    number_step,
    say_block,
    write_text,
)
from folkmoot.documents.draft_words import PHRASES, TextBlocks
from folkmoot.documents.minutes_model import (
    Minutes,
    MinutesBlock,
    MinutesPart,
    PartKind,
)
from folkmoot.documents.report_tree import Listing, Paragraph, Run
from folkmoot.documents.report_words import ReportWords

_KINDS = {
    StepKind.OPENING: PartKind.OPENING,
    StepKind.THEMES: PartKind.THEMES,
    StepKind.GROUP_WORK: PartKind.GROUP_WORK,
    StepKind.PLENARY: PartKind.PLENARY,
    StepKind.CLOSING: PartKind.CLOSING,
}
_AFTER_AREAS = {StepKind.REPORT_BACK: "report_back", StepKind.CLOSING: "closing"}


def compose_minutes(
    plan: Plan,
    gathered: Gathered,
    *,
    language: str,
    dated: str,
    texts: TextBlocks | None = None,
    with_annex: bool = False,
) -> Minutes:
    """The draft in Danish (`da`) or English (`en`), every part of it generated.

    `dated` is the day it is made: 2026-11-26.
    """
    own = texts or TextBlocks(language=language)
    draft = _Draft(plan, gathered, own, with_annex=with_annex)
    return Minutes(
        language=language,
        dated=dated,
        title=plan.meeting.title or draft.say("title"),
        facts=list_facts(plan.meeting, draft.say),
        parts=(*draft.tell_meeting(), *draft.tell_end()),
    )


class _Draft:
    """Tells the meeting step by step, then what comes of it."""

    def __init__(
        self, plan: Plan, gathered: Gathered, texts: TextBlocks, *, with_annex: bool
    ) -> None:
        self.plan, self.gathered, self.texts = plan, gathered, texts
        self._has_annex = with_annex
        self.say = ReportWords(texts.language, PHRASES)
        self.areas = list_areas(plan, gathered)
        self._names = Counter[str]()

    def tell_meeting(self) -> Iterator[MinutesPart]:
        """The notes: each step of the programme, the areas after their group work."""
        if self.plan.programme:
            yield MinutesPart(
                anchor="programme",
                kind=PartKind.TEXT,
                title=self.say("programme"),
                blocks=(list_texts(self.plan.programme),),
            )
        yield MinutesPart(anchor="notes", kind=PartKind.TEXT, title=self.say("notes"))
        last = self._find_last_group_work()
        told: tuple[MinutesBlock, ...] = ()
        for number, step in enumerate(self.plan.steps):
            if step.is_after_summary:
                continue
            part = self._tell_step(
                step, is_after_areas=last is not None and number > last
            )
            # Two openings in a row are told as one.
            if part.blocks and part.blocks != told:
                yield part
                told = part.blocks
            if number == last:
                yield from self._tell_areas()
        if last is None:
            yield from self._tell_areas()

    def _find_last_group_work(self) -> int | None:
        steps = enumerate(self.plan.steps)
        numbers = [n for n, step in steps if step.kind is StepKind.GROUP_WORK]
        return numbers[-1] if numbers else None

    def _tell_areas(self) -> Iterator[MinutesPart]:
        for area in self.areas:
            yield tell_area(area, self.gathered, self.say, has_annex=self._has_annex)
        dilemmas = tell_dilemmas(self.areas, self.say)
        if dilemmas.blocks:
            yield dilemmas

    def _tell_step(self, step: Step, *, is_after_areas: bool = False) -> MinutesPart:
        blocks = list(self._tell_own(step) if step.is_told else self._join(step))
        title = step.title if step.is_told and step.title != self.say("notes") else ""
        if step.kind is StepKind.PLENARY:
            title = title or self.say("plenary")
            blocks += tell_plenary(self.plan, has_annex=self._has_annex)
            blocks += tell_answers(self.plan, self.gathered, self.say)
        elif is_after_areas and not title:
            # Without a heading it would read as if it belonged to the last area.
            title = self.say(_AFTER_AREAS.get(step.kind, "afterwards"))
        return MinutesPart(
            anchor=number_step(step.kind, self._names),
            kind=_KINDS.get(step.kind, PartKind.TEXT),
            title=title,
            level=1 if step.is_after_summary else 2,
            blocks=tuple(blocks),
        )

    def _tell_own(self, step: Step) -> Iterator[MinutesBlock]:
        """The sentences of earlier minutes, as they are."""
        yield from map(write_text, step.told)
        if step.notes:
            yield list_texts(step.notes)

    def _join(self, step: Step) -> Iterator[MinutesBlock]:
        """The text blocks of the step, with what it has to tell."""
        if sentence := self._word(step):
            yield write_text(sentence)
        if step.kind is StepKind.OPENING and step.notes:
            yield from say_block(self.texts, "considerations")
        if step.notes:
            yield list_texts(step.notes)
        if step.kind is StepKind.GROUP_WORK and self.areas:
            yield from say_block(self.texts, "group_work_points")

    def _word(self, step: Step) -> str:
        """The text block of the step, in the form that its facts allow."""
        name: str = step.kind.value
        values = {"title": step.title.rstrip("."), "presenter": step.presenter}
        if step.kind in (StepKind.OPENING, StepKind.CLOSING) and not step.presenter:
            name += "_by_nobody"
        if step.kind is StepKind.GROUP_WORK:
            areas = list(step.areas) or [area.name for area in self.areas]
            if not areas:
                return ""
            name += "_on_one" if len(areas) == 1 else ""
            groups = max((area.groups_asked for area in self.areas), default=0)
            values |= {"areas": self.say.join(areas), "groups": str(groups)}
            values["count"] = str(len(areas))
        if step.kind is StepKind.THEMES:
            values["count"] = str(len(step.notes))
        if step.kind is StepKind.OTHER and not step.title:
            return ""
        return self.texts.fill(name, **values)

    def tell_end(self) -> Iterator[MinutesPart]:
        """What is important for the further work, the next steps, and the annex."""
        lines = tuple(
            Paragraph(anchor=f"l-{line.id}", runs=tuple(_join_clauses(line.clauses)))
            for line in self.plan.lines
        )
        yield MinutesPart(
            anchor="summary",
            kind=PartKind.SUMMARY,
            title=self.plan.summary_title or self.say("summary"),
            blocks=(Listing(items=lines),) if lines else (),
        )
        for step in self.plan.steps:
            if step.is_after_summary:
                yield self._tell_step(step)
        if self.plan.next_steps:
            yield MinutesPart(
                anchor="next-steps",
                kind=PartKind.NEXT_STEPS,
                title=self.say("next steps"),
                blocks=(list_texts(self.plan.next_steps),),
            )
        if self._has_annex:
            yield from tell_annex(self.plan, self.say)


def _join_clauses(clauses: Sequence[LineClause]) -> Iterator[Run]:
    """The words of each with what they rest on; joints rest on nothing."""
    for clause in clauses:
        words = clause.text.rstrip(" –-") if clause.sources else clause.text
        yield Run(text=words, sources=clause.sources)
        if joint := clause.text[len(words) :]:
            yield Run(text=joint)
