"""Of what the machine found, that about which nobody has decided, as rows of a run."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from folkmoot.domain.key_points import Match, Relation
from folkmoot.domain.words import fold_text
from folkmoot.jobs.suggesting import Seen, Suggestions
from folkmoot.web.board.commands.points import LONGEST_POINT
from folkmoot.web.desk.models import Run, SuggestedPoint, Suggestion, SuggestionKind
from folkmoot.web.desk.queries.decided import Decided, Span, find_declined_source
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.models import KeyPoint, Side

# A key point is proposed where so many speak for it that nobody has placed yet.
FEWEST_VOICES = 2
# A statement that repeats another but for an ending or an article.
_NEARLY = 0.9
_LONGEST_REASON = 300


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A statement as the machine read it."""

    text: str
    meeting: uuid.UUID
    focus_area: uuid.UUID | None


Said = Mapping[uuid.UUID, Heard]


@dataclass(frozen=True)
class Sifted:
    """The rows, not saved yet."""

    points: list[SuggestedPoint] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)


def read_said(desk: Desk) -> Said:
    """The words of the desk's statements."""
    found = desk.find_statements().order_by().values_list(
        "id", "text", "meeting_id", "sheet__area__focus_area_id",
        "asked__focus_area_id",
    )  # fmt: skip
    return {
        own: Heard(text=text, meeting=meeting, focus_area=area or asked)
        for own, text, meeting, area, asked in found
    }


def sift(run: Run, found: Suggestions, decided: Decided, said: Said) -> Sifted:
    """What the run suggests. Its ids are made of the run's, so that they are the same
    when it is done over."""
    sieve = _Sieve(run, found, decided, said)
    for number, seen in enumerate(found.key_points):
        sieve.take_point(seen, rank=number)
    sieve.take_duplicates()
    sieve.take_questions()
    return sieve.sifted


class _Sieve:
    def __init__(
        self, run: Run, found: Suggestions, decided: Decided, said: Said
    ) -> None:
        self._run, self._found, self._decided, self._said = run, found, decided, said
        self.sifted = Sifted()

    def take_point(self, seen: Seen, *, rank: int) -> None:
        source = find_declined_source(seen.id)
        is_declined = source is not None
        if seen.is_new:
            source = uuid.UUID(seen.source)
            if source in self._decided.declined_points:
                return
        standing = None if source else self._decided.points[uuid.UUID(seen.id)]
        point = self._make_point(seen, source, standing, rank)
        rows = [
            row
            for row in self._list_rows(seen, point)
            if standing is None or self._may_stand(row, standing)
        ]
        is_carried = standing is not None or is_declined or self._is_carried(rows)
        if rows and is_carried and len(point.text) <= LONGEST_POINT:
            self.sifted.points.append(point)
            self.sifted.suggestions.extend(rows)

    def take_duplicates(self) -> None:
        for copy, original in self._found.duplicate_of.items():
            one, other = uuid.UUID(copy), uuid.UUID(original)
            declined = (other, one) in self._decided.declined_duplicates
            if declined or not self._is_open(one) or other not in self._said:
                continue
            words = fold_text(self._said[one].text).casefold()
            same = words == fold_text(self._said[other].text).casefold()
            self._suggest(
                SuggestionKind.DUPLICATE,
                one,
                original_id=other,
                score=1.0 if same else _NEARLY,
            )

    def take_questions(self) -> None:
        for each in map(uuid.UUID, self._found.questions):
            if self._is_open(each):
                self._suggest(SuggestionKind.QUESTION, each, score=1.0)

    def _make_point(
        self,
        seen: Seen,
        source: uuid.UUID | None,
        standing: KeyPoint | None,
        rank: int,
    ) -> SuggestedPoint:
        heard = self._said.get(source) if source else None
        area = heard.focus_area if heard else None
        return SuggestedPoint(
            id=uuid.uuid5(self._run.id, f"point {seen.id}"),
            run=self._run,
            key_point=standing,
            focus_area_id=standing.focus_area_id if standing else area,
            source_id=standing.worded_by_id if standing else source,
            text=seen.text,
            rank=rank,
        )

    def _list_rows(self, seen: Seen, point: SuggestedPoint) -> Iterator[Suggestion]:
        """A row for each statement and side."""
        by_side: defaultdict[tuple[uuid.UUID, Relation], list[Match]]
        by_side = defaultdict(list)
        for match in seen.matches:
            by_side[uuid.UUID(match.statement), match.relation].append(match)
        for (statement, relation), matches in by_side.items():
            if statement not in self._said:
                continue
            span = _find_span(self._said[statement].text, matches)
            is_declined = (
                point.key_point_id is None
                and (point.source_id, statement) in self._decided.declined_matches
            )
            if is_declined or not self._is_open(statement, span):
                continue
            best = max(matches, key=lambda match: match.score)
            yield Suggestion(
                id=uuid.uuid5(point.id, f"{statement} {relation}"),
                run=self._run,
                kind=SuggestionKind.MATCH,
                statement_id=statement,
                point=point,
                side=Side(relation.value),
                start=span[0] if span else None,
                end=span[1] if span else None,
                score=best.score,
                reason=best.reason[:_LONGEST_REASON],
            )

    def _is_open(self, statement: uuid.UUID, span: Span | None = None) -> bool:
        """Whether nobody has decided about it, or about these words of it."""
        decided = self._decided
        is_known = statement in self._said
        if not is_known or statement in decided.placed or statement in decided.whole:
            return False
        gathered = decided.spans.get(statement, [])
        if span is None:
            return not gathered
        return all(end <= span[0] or span[1] <= start for start, end in gathered)

    def _may_stand(self, row: Suggestion, standing: KeyPoint) -> bool:
        """A meeting's key point holds only what was said there."""
        meeting = self._said[row.statement_id].meeting
        return standing.meeting_id in (None, meeting)

    def _is_carried(self, rows: Iterable[Suggestion]) -> bool:
        voices = {
            self._found.speakers.get(str(row.statement_id))  # type: ignore[call-overload]
            for row in rows
            if row.side == Side.SUPPORTS
        }
        return len(voices) >= FEWEST_VOICES

    def _suggest(
        self,
        kind: SuggestionKind,
        statement: uuid.UUID,
        *,
        score: float,
        original_id: uuid.UUID | None = None,
    ) -> None:
        self.sifted.suggestions.append(
            Suggestion(
                id=uuid.uuid5(self._run.id, f"{kind} {statement}"),
                run=self._run,
                kind=kind,
                statement_id=statement,
                original_id=original_id,
                score=score,
            )
        )


def _find_span(text: str, matches: Sequence[Match]) -> Span | None:
    """Where the words stand in the statement; None where that is all of it, or where
    they read otherwise there."""
    spans = [_locate(text, match.segment.text) for match in matches]
    found = [span for span in spans if span is not None]
    if not found or len(found) < len(spans):
        return None
    start, end = min(span[0] for span in found), max(span[1] for span in found)
    is_all = not text[:start].strip() and not text[end:].strip(" \t\n.!?,;:")
    return None if is_all else (start, end)


def _locate(text: str, words: str) -> Span | None:
    start = text.find(words)
    return None if start < 0 else (start, start + len(words))
