"""Key points that have their words from a statement whose words are erased."""

from collections.abc import Sequence

from folkmoot.web.events.erasure import forget_texts
from folkmoot.web.events.models import EventText, Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.meetings.commands.quoting import GAP
from folkmoot.web.statements.models import KeyPoint, Statement


def erase_wordings(change: Change, rows: Sequence[Recorded], words: set[str]) -> None:
    """Leave a gap where a key point says a part of the statement it was worded by.

    What it gathers stays with it; the secretary words it anew.
    """
    statements = [row.id for row in rows if isinstance(row, Statement)]
    folded = [said.casefold() for said in words]
    for point in KeyPoint.objects.filter(worded_by__in=statements).exclude(text=""):
        if any(point.text.casefold() in said for said in folded):
            change.change(point, text=GAP)
            texts = EventText.objects.filter(subject=point.id)
            forget_texts(change, texts.exclude(body=GAP))
