"""The tables of `match` and `group`: their rows and their CSV.

Ids stand as they were given, for they are what tables are joined by; other words are
neutralised, see `csv_cells`.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.csv_cells import neutralise
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import KeyPointId, Relation

MATCH_COLUMNS = ("statement_id", "key_point_id", "score", "relation", "reason")
GROUP_COLUMNS = ("statement_id", "key_point_id", "key_point_text", "relation")


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchRow:
    """How a statement stands to a key point; `score` is the probability of support."""

    statement_id: StatementId
    key_point_id: KeyPointId
    score: float
    relation: Relation
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupRow:
    """A statement and its best key point; all is None where it stands alone."""

    statement_id: StatementId
    key_point_id: KeyPointId | None = None
    key_point_text: str | None = None
    relation: Relation | None = None


def dump_matches(rows: Iterable[MatchRow]) -> str:
    """RFC 4180 with a header and line feeds; scores have six decimals."""
    return _dump(
        MATCH_COLUMNS,
        (
            (
                row.statement_id,
                row.key_point_id,
                f"{row.score:.6f}",
                row.relation,
                neutralise(row.reason),
            )
            for row in rows
        ),
    )


def dump_groups(rows: Iterable[GroupRow]) -> str:
    """RFC 4180 with a header and line feeds; what is None is an empty cell."""
    return _dump(
        GROUP_COLUMNS,
        (
            (
                row.statement_id,
                row.key_point_id or "",
                neutralise(row.key_point_text or ""),
                row.relation or "",
            )
            for row in rows
        ),
    )


def _dump(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
