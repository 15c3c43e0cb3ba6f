"""What to look at before minutes are closed: lines on nothing, what was left out."""

from dataclasses import dataclass

from folkmoot.documents.draft_areas import list_input
from folkmoot.documents.draft_plan import Gathered, Plan
from folkmoot.documents.minutes_model import Minutes, list_summary_lines
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Place, Relation

_SIDES = frozenset({Relation.SUPPORTS, Relation.OPPOSES})


@dataclass(frozen=True, kw_only=True)
class LooseClause:
    """A clause of a summary line that rests on nothing; the line has an anchor."""

    line: str
    text: str
    is_whole_line: bool


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """Clauses that rest on nothing, and statements that no summary line restates."""

    loose: tuple[LooseClause, ...]
    not_restated: tuple[StatementId, ...]


def find_gaps(minutes: Minutes, plan: Plan, gathered: Gathered) -> Gaps:
    """The gaps of the minutes as they stand now, whoever wrote them.

    A line restates the statements it rests on, those behind the key points it rests
    on, and their duplicates. What was set aside need not be restated.
    """
    lines = tuple(list_summary_lines(minutes))
    loose = tuple(
        LooseClause(
            line=line.anchor or "",
            text=run.text.strip(),
            is_whole_line=not any(one.sources for one in line.runs),
        )
        for line in lines
        for run in line.runs
        if not run.sources and _has_words(run.text)
    )
    cited = {source for line in lines for run in line.runs for source in run.sources}
    restated = _reach(cited, gathered)
    rows = {row.statement_id: row for row in gathered.ledger}
    not_restated = []
    for _, statement in list_input(plan):
        row = rows.get(statement.id)
        is_aside = row is not None and row.place is Place.SET_ASIDE
        original = row.duplicate_of if row else None
        if not is_aside and not {statement.id, original} & restated:
            not_restated.append(statement.id)
    return Gaps(loose=loose, not_restated=tuple(not_restated))


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _reach(cited: set[str], gathered: Gathered) -> set[str | None]:
    """The statements behind the anchors; None is what nothing repeats."""
    reached: set[str | None] = {
        anchor.removeprefix("s-") for anchor in cited if anchor.startswith("s-")
    }
    for point in gathered.key_points:
        if f"k-{point.id}" in cited:
            reached |= {m.statement for m in point.matches if m.relation in _SIDES}
    return reached - {None}
