"""The rows of the minutes: papers with their versions, and their correction rounds."""

from folkmoot.web.minutes.models.corrections import (
    Answer,
    CorrectionRound,
    Corrector,
    Proposal,
)
from folkmoot.web.minutes.models.papers import (
    LONGEST_TITLE,
    Approval,
    Edition,
    EditionFile,
    HouseTemplate,
    Paper,
    PaperKind,
    PaperPart,
)
from folkmoot.web.minutes.models.wordings import Wording

__all__ = [
    "LONGEST_TITLE",
    "Answer",
    "Approval",
    "CorrectionRound",
    "Corrector",
    "Edition",
    "EditionFile",
    "HouseTemplate",
    "Paper",
    "PaperKind",
    "PaperPart",
    "Proposal",
    "Wording",
]
