"""Match statements to key points, or find key points among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from folkmoot.documents.read_id_table import IdRow, IdTable, read_id_table
from folkmoot.documents.write_file import check_target, write_whole
from folkmoot.documents.write_matches import (
    GroupRow,
    MatchRow,
    dump_groups,
    dump_matches,
)
from folkmoot.domain.ids import StatementId, make_id
from folkmoot.domain.key_points import Judgement, KeyPointId, Relation
from folkmoot.domain.words import WORD

if TYPE_CHECKING:
    from folkmoot.analysis.encoders import Encoder, Vectors

    Encode = Callable[[Sequence[str]], Vectors]

# Told as stage, done and in all.
Progress = Callable[[str, int, int], None]
_Item = TypeVar("_Item")
_BATCH = 64
_FEWEST_IN_A_KEY_POINT = 2
_WORDLESS = Judgement(relation=Relation.NONE, score=0.0, reason="no words")


@dataclass(frozen=True, kw_only=True)
class LonelyTopic:
    """A topic that has statements but no key points; maybe two spellings of one."""

    topic: str
    statements: int


@dataclass(frozen=True, kw_only=True)
class Matching:
    """The rows of a call of `match`, and what a person should know beside them."""

    rows: tuple[MatchRow, ...]
    statements: int
    key_points: int
    lonely: tuple[LonelyTopic, ...]


def match(
    statements: str | Path,
    key_points: str | Path,
    *,
    out: str | Path | None = None,
    every: bool = False,
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> tuple[MatchRow, ...]:
    """Judge each statement against each key point of its topic.

    Both are CSV files with the columns `id`, `text` and perhaps `topic`; topics are the
    same where their names are. Where a file has no topics, all is one topic. Rows stand
    by topic, statement id and key point id. Without `every`, pairs whose relation is
    "none" are left out. `score` is the probability of support. With `out`, the rows are
    written there as CSV, too. `encoder` is by default the model of the install.

    Raises:
        DomainError: "bad_table" or "cannot_write".
    """
    return run_matching(
        statements,
        key_points,
        out=out,
        every=every,
        encoder=encoder,
        on_progress=on_progress,
    ).rows


def run_matching(
    statements: str | Path,
    key_points: str | Path,
    *,
    out: str | Path | None = None,
    every: bool = False,
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Matching:
    """Match as `match` does, and tell which topics have no key points."""
    if out is not None:
        check_target(Path(out), inputs=[statements, key_points])
    said, points = _part_topics(read_id_table(statements), read_id_table(key_points))
    shared = sorted(said.keys() & points.keys())
    texts = sum(_count_texts(said[topic] + points[topic]) for topic in shared)
    encode = _make_encode(encoder, texts=texts, on_progress=on_progress)
    rows = tuple(
        row
        for topic in shared
        for row in _match_topic(said[topic], points[topic], encode=encode, every=every)
    )
    if out is not None:
        write_whole(Path(out), dump_matches(rows))
    return Matching(
        rows=rows,
        statements=sum(map(len, said.values())),
        key_points=sum(map(len, points.values())),
        lonely=tuple(
            LonelyTopic(topic=topic, statements=len(said[topic]))
            for topic in sorted(said)
            if topic not in points
        ),
    )


def group(
    statements: str | Path,
    *,
    out: str | Path | None = None,
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> tuple[GroupRow, ...]:
    """Find the key points among the statements of a topic, and each one's best.

    `statements` is a CSV file as for `match`. There is one row per statement, by topic
    and id; its key point is None where it stands alone. A key point has at least two
    statements and the words of one of them, from whose id its own is derived.

    Raises:
        DomainError: "bad_table" or "cannot_write".
    """
    if out is not None:
        check_target(Path(out), inputs=[statements])
    table = read_id_table(statements)
    topics = _sort_topics(table.rows)
    texts = sum(map(_count_texts, topics.values()))
    encode = _make_encode(encoder, texts=texts, on_progress=on_progress)
    found = tuple(
        row for topic in sorted(topics) for row in _group_topic(topics[topic], encode)
    )
    if out is not None:
        write_whole(Path(out), dump_groups(found))
    return found


def _part_topics(
    statements: IdTable, key_points: IdTable
) -> tuple[Mapping[str, list[IdRow]], Mapping[str, list[IdRow]]]:
    if statements.has_topics and key_points.has_topics:
        return _sort_topics(statements.rows), _sort_topics(key_points.rows)
    both = [sorted(table.rows, key=_get_id) for table in (statements, key_points)]
    said, points = ({"": rows} if rows else {} for rows in both)
    return said, points


def _sort_topics(rows: Iterable[IdRow]) -> Mapping[str, list[IdRow]]:
    """The rows of each topic by id, so that their order in the file changes nothing."""
    topics: defaultdict[str, list[IdRow]] = defaultdict(list)
    for row in sorted(rows, key=_get_id):
        topics[row.topic].append(row)
    return topics


def _count_texts(rows: Iterable[IdRow]) -> int:
    """How many there are to embed: each text once."""
    return len({row.text for row in rows if _has_words(row)})


def _get_id(row: IdRow) -> str:
    return row.id


def _match_topic(
    statements: Sequence[IdRow],
    key_points: Sequence[IdRow],
    *,
    encode: Encode,
    every: bool,
) -> list[MatchRow]:
    from folkmoot.analysis.key_point_matching import match_topic

    said, points = _leave_out_wordless(statements), _leave_out_wordless(key_points)
    judged = match_topic(
        [statement.text for statement in said],
        [key_point.text for key_point in points],
        encode=encode,
        every=every,
    )
    rows = [_make_row(said[r], points[c], judgement) for r, c, judgement in judged]
    if every:
        rows.extend(
            _make_row(statement, key_point, _WORDLESS)
            for statement in statements
            for key_point in key_points
            if not (_has_words(statement) and _has_words(key_point))
        )
    return sorted(rows, key=lambda row: (row.statement_id, row.key_point_id))


def _leave_out_wordless(rows: Sequence[IdRow]) -> list[IdRow]:
    """What has no words matches nothing and says nothing of the others, either."""
    return [row for row in rows if _has_words(row)]


def _has_words(row: IdRow) -> bool:
    return WORD.search(row.text) is not None


def _make_row(statement: IdRow, key_point: IdRow, judgement: Judgement) -> MatchRow:
    return MatchRow(
        statement_id=StatementId(statement.id),
        key_point_id=KeyPointId(key_point.id),
        score=round(judgement.score, 6),
        relation=judgement.relation,
        reason=judgement.reason,
    )


def _group_topic(statements: Sequence[IdRow], encode: Encode) -> Iterator[GroupRow]:
    from folkmoot.analysis.grouping import group_texts

    said = _leave_out_wordless(statements)
    found = group_texts([statement.text for statement in said], encode=encode)
    members = Counter(one[0] for one in found if one is not None)
    best = {
        statement.id: _join_group(statement, said[one[0]], one[1])
        for statement, one in zip(said, found, strict=True)
        if one is not None and members[one[0]] >= _FEWEST_IN_A_KEY_POINT
    }
    for statement in statements:
        yield best.get(statement.id, GroupRow(statement_id=StatementId(statement.id)))


def _join_group(statement: IdRow, source: IdRow, relation: Relation) -> GroupRow:
    return GroupRow(
        statement_id=StatementId(statement.id),
        key_point_id=KeyPointId(make_id(source.id, "key_point")),
        key_point_text=source.text,
        relation=relation,
    )


def _make_encode(
    encoder: Encoder | None, *, texts: int, on_progress: Progress | None
) -> Encode:
    """Encode in batches that tell how far they are; the model loads when needed."""
    done = 0

    def encode(chunk: Sequence[str]) -> Vectors:
        nonlocal done
        import numpy as np

        from folkmoot.analysis.encoders import load_encoder

        model = encoder or load_encoder()
        parts = []
        for batch in _cut(chunk):
            parts.append(model.encode(batch))
            done += len(batch)
            if on_progress:
                on_progress("embedding", done, max(done, texts))
        return np.concatenate(parts) if parts else model.encode([])

    return encode


def _cut(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
