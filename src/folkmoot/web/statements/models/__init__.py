"""What was said, and how people gathered it into key points."""

from folkmoot.web.statements.models.capture import (
    MOST_IMPORTANT,
    Crossing,
    Device,
    Document,
    HandIn,
    LateArrival,
    Origin,
    Part,
    Photo,
    Respondent,
    Retelling,
    Sheet,
    Statement,
)
from folkmoot.web.statements.models.gathering import (
    AsideReason,
    Heading,
    KeyPoint,
    Match,
    Placement,
    Segment,
    Side,
)

__all__ = [
    "MOST_IMPORTANT",
    "AsideReason",
    "Crossing",
    "Device",
    "Document",
    "HandIn",
    "Heading",
    "KeyPoint",
    "LateArrival",
    "Match",
    "Origin",
    "Part",
    "Photo",
    "Placement",
    "Respondent",
    "Retelling",
    "Segment",
    "Sheet",
    "Side",
    "Statement",
]
