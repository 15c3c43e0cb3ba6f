"""The brief before the next stop: two pages on what was heard and what to ask.

It holds as much as two pages of A4 hold at most, whatever the tour has come to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.documents.minutes_model import (
    Fact,
    FactKind,
    Minutes,
    MinutesPart,
    Origin,
    PaperKind,
    PartKind,
)
from folkmoot.documents.report_tree import Listing, Paragraph, Run, Voice
from folkmoot.documents.report_words import ReportWords

MOST_POINTS = 7
MOST_DILEMMAS = 4
MOST_ASKED = 7
_MOST_ROLES = 6
# Letters of a text; a longer one ends in an ellipsis.
_LONGEST = 110
_LONGEST_PULL = 250
_PHRASES: Mapping[str, tuple[str, str]] = {
    "heard": ("Bygger på", "Rests on"),
    "points": ("Hørt indtil nu", "Heard so far"),
    "against": (" Imod: {backing}.", " Against: {backing}."),
    "dilemmas": ("Åbne dilemmaer", "Open dilemmas"),
    "suggested": (" (foreslået, ikke gennemset)", " (suggested, not reviewed)"),
    "ask": ("Spørg om", "What to ask"),
    "unheard": (
        "Ingen hovedpointe er knyttet til: {text}",
        "No key point is tied to: {text}",
    ),
    "once": (
        "Kun hørt på {meeting}: {text} Gælder det også her?",
        "Heard only at {meeting}: {text} Is it so here, too?",
    ),
    "silent": (
        "Inviteret, men endnu ikke hørt: {text}",
        "Invited, but not heard yet: {text}",
    ),
    "nothing": ("Intet endnu.", "Nothing yet."),
}


@dataclass(frozen=True, kw_only=True)
class HeardPoint:
    """A key point with who carries it and who is against it, in words."""

    text: str
    backing: str
    against: str


@dataclass(frozen=True, kw_only=True)
class Pull:
    """A dilemma in a sentence."""

    text: str
    is_suggested: bool


@dataclass(frozen=True, kw_only=True)
class Brief:
    """All that the brief tells, the most important first.

    `unheard` are questions that people tied no key point to, `once` the meeting and
    the key point that only it named, `silent` the roles that were invited and are not
    heard.
    """

    title: str
    dated: str
    language: str
    heard: str
    points: Sequence[HeardPoint]
    dilemmas: Sequence[Pull]
    unheard: Sequence[str]
    once: Sequence[tuple[str, str]]
    silent: Sequence[str]


def draft_brief(brief: Brief) -> Minutes:
    """The paper; an equal brief gives an equal paper."""
    say = ReportWords(brief.language, _PHRASES)
    return Minutes(
        kind=PaperKind.BRIEF,
        language=brief.language,
        dated=brief.dated,
        title=_cut(brief.title),
        facts=(Fact(kind=FactKind.OTHER, label=say("heard"), text=brief.heard),),
        parts=(
            _part("points", say("points"), _list_points(brief, say), say),
            _part("dilemmas", say("dilemmas"), _list_dilemmas(brief, say), say),
            _part("ask", say("ask"), _list_asked(brief, say), say),
        ),
        is_draft=False,
    )


def _list_points(brief: Brief, say: ReportWords) -> Iterator[Paragraph]:
    for point in brief.points[:MOST_POINTS]:
        told = f" – {point.backing}."
        if point.against:
            told += say("against", backing=point.against)
        yield Paragraph(
            runs=(
                Run(text=_cut(point.text), voice=Voice.STRONG),
                Run(text=told, voice=Voice.QUIET),
            )
        )


def _list_dilemmas(brief: Brief, say: ReportWords) -> Iterator[Paragraph]:
    for pull in brief.dilemmas[:MOST_DILEMMAS]:
        mark = say("suggested") if pull.is_suggested else ""
        runs = (
            Run(text=_cut(pull.text, _LONGEST_PULL)),
            Run(text=mark, voice=Voice.QUIET),
        )
        yield Paragraph(runs=tuple(run for run in runs if run.text))


def _list_asked(brief: Brief, say: ReportWords) -> Iterator[Paragraph]:
    """What no key point is tied to, who is missing, and what one meeting named."""
    told = [
        *(say("unheard", text=_cut(text)) for text in brief.unheard),
        *(
            [say("silent", text=say.join(list(brief.silent[:_MOST_ROLES])))]
            if brief.silent
            else []
        ),
        *(
            say("once", meeting=_cut(meeting, 60), text=_end(_cut(text)))
            for meeting, text in brief.once
        ),
    ]
    for text in told[:MOST_ASKED]:
        yield Paragraph(runs=(Run(text=text),))


def _part(
    anchor: str, title: str, items: Iterator[Paragraph], say: ReportWords
) -> MinutesPart:
    told = tuple(items)
    nothing = Paragraph(runs=(Run(text=say("nothing"), voice=Voice.QUIET),))
    return MinutesPart(
        anchor=anchor,
        kind=PartKind.TEXT,
        title=title,
        blocks=(Listing(items=told),) if told else (nothing,),
        origin=Origin.WRITTEN,
    )


def _cut(text: str, longest: int = _LONGEST) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _end(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
