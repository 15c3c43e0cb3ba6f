"""What earlier minutes of a meeting tell in their own words, beside what was said.

A meeting that was imported is not told in our sentences but in those that its minutes
have: steps, considerations, themes, summary lines, who met, the programme.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from folkmoot.documents.draft_plan import Plan, Step, StepKind, SummaryLine
from folkmoot.documents.json_values import make_decoder, parse_json, to_plain
from folkmoot.documents.step_kinds import find_step_kind
from folkmoot.domain.record import Host, Meeting, Participant, Section, SectionKind
from folkmoot.domain.words import fold_text

_SENTENCE_ENDS = (".", ":", "?", "!", "…", ".”", ".»", ".)")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Somebody as the meeting tells of them, and as the minutes word it."""

    known: str
    text: str


@dataclass(frozen=True, kw_only=True)
class EarlierMinutes:
    """What the minutes tell; `worded` has who met."""

    steps: tuple[Step, ...] = ()
    lines: tuple[SummaryLine, ...] = ()
    summary_title: str = ""
    programme: tuple[str, ...] = ()
    prepared_by: str = ""
    worded: tuple[Wording, ...] = ()


def retell(
    meeting: Meeting,
    *,
    lines: Iterable[SummaryLine] = (),
    worded: Iterable[Wording] = (),
) -> EarlierMinutes:
    """Put together what the sections of earlier minutes tell, in their order."""
    steps = tuple(_part_from_areas(step, meeting) for step in _tell_steps(meeting))
    told = fold_text(" ".join(text for step in steps for text in step.told))
    titles = [
        section.heading or ""
        for section in meeting.sections
        if section.kind is SectionKind.SUMMARY
    ]
    return EarlierMinutes(
        steps=steps,
        lines=tuple(lines),
        summary_title=next(filter(None, titles), ""),
        programme=tuple(
            line for line in meeting.programme if fold_text(line) not in told
        ),
        prepared_by=meeting.prepared_by or "",
        worded=tuple(worded),
    )


def tell_earlier(plan: Plan, earlier: EarlierMinutes) -> Plan:
    """The plan of the meeting, told as its earlier minutes tell it."""
    meeting = plan.meeting
    return replace(
        plan,
        meeting=replace(
            meeting,
            prepared_by=meeting.prepared_by or earlier.prepared_by or None,
            hosts=tuple(_word(one, earlier) for one in meeting.hosts),
            participants=tuple(_word(one, earlier) for one in meeting.participants),
            commission=tuple(_word(one, earlier) for one in meeting.commission),
        ),
        steps=earlier.steps,
        planned=plan.steps,
        lines=earlier.lines,
        summary_title=earlier.summary_title,
        programme=earlier.programme,
    )


def dump_earlier(earlier: EarlierMinutes) -> str:
    """As JSON; equal values give equal texts."""
    return json.dumps(to_plain(earlier), ensure_ascii=False, sort_keys=True)


def load_earlier(text: str) -> EarlierMinutes:
    """Read it back. Raises MisfitError where it is none of our JSON."""
    earlier: EarlierMinutes = _decode(parse_json(text))
    return earlier


_decode = make_decoder(EarlierMinutes)
Told = TypeVar("Told", Host, Participant)


def _word(told: Told, earlier: EarlierMinutes) -> Told:
    texts = (one.text for one in earlier.worded if one.known == told.text)
    return replace(told, text=next(texts, told.text))


def _part_from_areas(step: Step, meeting: Meeting) -> Step:
    """Part a list of areas from the sentence after it, where a line break got lost."""
    named = {one.name for one in meeting.aliases}
    named |= {section.focus_area for section in meeting.sections if section.focus_area}
    ends = "|".join(re.escape(f", {name} ") for name in sorted(named))
    if not ends:
        return step
    lost = re.compile(rf"(?:{ends})(?=[A-ZÆØÅ])")
    told = [lost.sub(lambda found: f"{found[0].rstrip()}\n", one) for one in step.told]
    return replace(step, told=tuple(line for one in told for line in one.split("\n")))


def _tell_steps(meeting: Meeting) -> list[Step]:
    """A step for each section that tells something; areas follow their group work."""
    sections = meeting.sections
    kinds = [section.kind for section in sections]
    has_plenary = SectionKind.PLENARY in kinds
    steps: list[Step] = []
    is_after_areas = is_after_summary = False
    for section in sections:
        if section.kind is SectionKind.SUMMARY:
            is_after_summary = True
        elif section.kind is SectionKind.FOCUS_AREA:
            if not is_after_areas:
                _lead_to_areas(steps)
            is_after_areas = True
        elif step := _tell_step(section):
            kind = step.kind
            if kind is StepKind.GROUP_WORK and is_after_areas:
                kind = StepKind.OTHER
            is_said = section.kind is SectionKind.PLENARY
            if kind is StepKind.PLENARY and has_plenary and not is_said:
                kind = StepKind.OTHER
            steps.append(replace(step, kind=kind, is_after_summary=is_after_summary))
    return steps


def _lead_to_areas(steps: list[Step]) -> None:
    """The step before the first area is its group work, whatever it is called."""
    last = steps[-1] if steps else None
    if last is None or last.kind in (StepKind.THEMES, StepKind.PLENARY):
        steps.append(Step(kind=StepKind.GROUP_WORK, is_told=True))
    else:
        steps[-1] = replace(last, kind=StepKind.GROUP_WORK)
    for number, step in enumerate(steps[:-1]):
        if step.kind is StepKind.GROUP_WORK:
            steps[number] = replace(step, kind=StepKind.OTHER)


def _tell_step(section: Section) -> Step | None:
    heading = section.heading or ""
    is_title = not _is_sentence(heading)
    told = () if is_title else (heading,)
    title = heading if is_title else ""
    if section.kind is SectionKind.PLENARY:
        return Step(kind=StepKind.PLENARY, title=title, told=told, is_told=True)
    if not section.statements:
        return None
    if section.kind is SectionKind.THEME:
        notes = tuple(one.text for one in section.statements)
        kind = StepKind.THEMES
        return Step(kind=kind, title=title, told=told, notes=notes, is_told=True)
    paragraphs, notes = _part_notes(_join_lines(section))
    words = " ".join((heading, *paragraphs))
    return Step(
        kind=find_step_kind(words),
        title=title,
        told=(*told, *paragraphs),
        notes=notes,
        is_told=True,
    )


def _join_lines(section: Section) -> list[str]:
    """Sentences of one line of the source stand in one paragraph."""
    return [
        " ".join(one.text for one in statements)
        for _, statements in groupby(
            section.statements, key=lambda one: one.source.line or one.source.start
        )
    ]


def _part_notes(texts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paragraphs, and the items after a colon or that are no sentences."""
    for place, text in enumerate(texts):
        if not _is_sentence(text):
            return tuple(texts[:place]), tuple(texts[place:])
        if text.endswith(":"):
            return tuple(texts[: place + 1]), tuple(texts[place + 1 :])
    return tuple(texts), ()


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_ENDS)
