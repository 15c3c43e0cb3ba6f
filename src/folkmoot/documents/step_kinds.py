"""What kind of step of a programme a line tells of, by its words."""

import re

from folkmoot.documents.draft_plan import StepKind

# The first that fits: a plenary often rests on the group work, and says so.
_WORDS = (
    (StepKind.PLENARY, r"plenum|plenary|fælles debat"),
    (StepKind.GROUP_WORK, r"gruppe(?:r|arbejde|drøft)|group work|workshop"),
    (
        StepKind.CLOSING,
        r"opsaml|opsummer|tak for|afslut|sluttede|næste skridt|closing|next steps",
    ),
    (StepKind.THEMES, r"\btema(?:er)?\b|indledende drøft|themes?\b"),
    (StepKind.OPENING, r"velkom|oplæg|overvejelser|præsent|welcome|opening"),
    (StepKind.BREAK, r"pause|frokost|kaffe|break|lunch"),
)


def find_step_kind(text: str) -> StepKind:
    """The kind that the words of a line or heading speak of; else `OTHER`."""
    return next(
        (kind for kind, words in _WORDS if re.search(words, text, re.IGNORECASE)),
        StepKind.OTHER,
    )
