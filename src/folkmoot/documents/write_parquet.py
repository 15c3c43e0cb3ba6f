"""The tables of an analysis as Parquet, for programs: ledger, matches, key points."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from folkmoot.domain.errors import DomainError
from folkmoot.domain.key_points import Analysis, KeyPoint, LedgerRow, Match

if TYPE_CHECKING:
    import pyarrow as pa


def check_parquet() -> None:
    """Say before the work that the extra is not installed.

    Raises:
        DomainError: "parquet_missing".
    """
    if find_spec("pyarrow") is None:
        raise DomainError("parquet_missing", extra="parquet")


def dump_parquet(analysis: Analysis) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the files; equal analyses give equal bytes.

    Texts stand as they were said: nothing in Parquet is taken for a formula.
    """
    yield "ledger.parquet", write_table(map(_list_row, analysis.ledger), _row_schema())
    matches = (
        _list_match(key_point, match)
        for key_point in analysis.key_points
        for match in key_point.matches
    )
    yield "matches.parquet", write_table(matches, _match_schema())
    points = map(_list_key_point, analysis.key_points)
    yield "key_points.parquet", write_table(points, _key_point_schema())


def _list_row(row: LedgerRow) -> dict[str, Any]:
    return {
        "statement_id": row.statement_id,
        "role": row.role.value,
        "place": row.place.value if row.place else None,
        "key_points": list(row.key_points),
        "duplicate_of": row.duplicate_of,
        "reason": row.reason,
        "meeting": row.meeting,
        "focus_area": row.focus_area,
        "group": row.group,
        "text": make_whole(row.text),
    }


def _list_match(key_point: KeyPoint, match: Match) -> dict[str, Any]:
    return {
        "key_point_id": key_point.id,
        "statement_id": match.statement,
        "start": match.segment.start,
        "end": match.segment.end,
        "segment": make_whole(match.segment.text),
        "relation": match.relation.value,
        "score": round(match.score, 6),
        "reason": make_whole(match.reason),
        "decided_by": match.decided_by,
    }


def _list_key_point(point: KeyPoint) -> dict[str, Any]:
    counts = point.prevalence
    return {
        "key_point_id": point.id,
        "text": make_whole(point.text),
        "source_statement": point.source_statement,
        "focus_areas": list(point.focus_areas),
        "groups": counts.groups,
        "groups_asked": counts.groups_asked,
        "meetings": counts.meetings,
        "meetings_asked": counts.meetings_asked,
        "respondents": counts.respondents,
        "respondents_asked": counts.respondents_asked,
    }


def make_whole(text: str) -> str:
    """Half a character, which UTF-8 cannot hold, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _row_schema() -> pa.Schema:
    names = "duplicate_of reason meeting focus_area group text".split()
    return make_schema(
        {"statement_id": "text", "role": "text", "place": "text", "key_points": "texts"}
        | dict.fromkeys(names, "text")
    )


def _match_schema() -> pa.Schema:
    return make_schema(
        {"key_point_id": "text", "statement_id": "text"}
        | {"start": "number", "end": "number", "segment": "text", "relation": "text"}
        | {"score": "score", "reason": "text", "decided_by": "text"}
    )


def _key_point_schema() -> pa.Schema:
    who = ("groups", "meetings", "respondents")
    counts = [name for one in who for name in (one, f"{one}_asked")]
    return make_schema(
        {"key_point_id": "text", "text": "text", "source_statement": "text"}
        | {"focus_areas": "texts", **dict.fromkeys(counts, "number")}
    )


def make_schema(columns: dict[str, str]) -> pa.Schema:
    """The columns by name: of a text, several texts, a number, a score or a flag."""
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.int64(),
        "score": pa.float64(),
        "flag": pa.bool_(),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def write_table(rows: Iterable[dict[str, Any]], schema: pa.Schema) -> bytes:
    """A file of the rows; equal rows give equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    result = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), result)
    return result.getvalue()
