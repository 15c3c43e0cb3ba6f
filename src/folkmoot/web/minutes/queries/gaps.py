"""What to look at before a paper is closed, each with where it stands."""

from dataclasses import dataclass

from folkmoot.documents.draft_areas import list_input
from folkmoot.documents.draft_gaps import find_gaps
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.minutes.models import Paper, PaperKind
from folkmoot.web.minutes.queries.gathered import read_gathered
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.minutes.queries.plans import read_plan


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Words, and the anchor at which the paper's page shows them."""

    text: str
    anchor: str
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownGaps:
    """Clauses that rest on nothing, and statements that no summary line restates."""

    loose: tuple[Gap, ...] = ()
    not_restated: tuple[Gap, ...] = ()


def list_gaps(paper: Paper) -> ShownGaps:
    """Those of minutes; a note and an agenda need rest on nothing."""
    if paper.kind != PaperKind.MINUTES:
        return ShownGaps()
    desk = Desk(paper.meeting.consultation, paper.meeting)
    plan, gathered = read_plan(desk, paper.meeting), read_gathered(desk)
    gaps = find_gaps(load_paper(paper), plan, gathered)
    said = {statement.id: statement for _, statement in list_input(plan)}
    return ShownGaps(
        loose=tuple(Gap(text=one.text, anchor=one.line) for one in gaps.loose),
        not_restated=tuple(
            Gap(text=said[one].text, anchor=f"s-{one}", who=said[one].group or "")
            for one in gaps.not_restated
        ),
    )
