"""What speaks for a clause restating a statement, as numbers.

Each piece of evidence is a matrix with a row per clause and a column per statement.
How near the two are counts only beside how near their rivals are: a clause that is
near to everything says little, and so does a statement that every clause is near to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from folkmoot.analysis.clauses import split_parts
from folkmoot.analysis.embedding import centre_vectors, find_centre
from folkmoot.analysis.encoders import Encoder
from folkmoot.analysis.ngrams import Profile, compare_profiles, profile_texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SPELLING_IN_NEARNESS = 0.5
_LONGEST_HEADING = 80


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A clause to be traced, and the whole line that it stands in."""

    text: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement with the heading it stands under, if any."""

    text: str
    heading: str

    @property
    def under_heading(self) -> str:
        """Short notes are understood by their heading, by people and model alike."""
        if not self.heading or len(self.heading) > _LONGEST_HEADING:
            return self.text
        return f"{self.heading}: {self.text}"


def gather_evidence(
    wanted: Sequence[Wanted], said: Sequence[Said], *, encoder: Encoder
) -> dict[str, Matrix]:
    """Each kind of evidence by name.

    Cosines of meaning with the clause, its nearest part and its line; of spelling with
    clause and line; and how near the best rivals of statement and of clause are.
    """
    meaning, part, line = _compare_meaning(wanted, said, encoder)
    spelling, line_spelling = _compare_spelling(wanted, said)
    near = (meaning + part) / 2 + SPELLING_IN_NEARNESS * spelling
    return {
        "meaning": meaning,
        "part": part,
        "line": line,
        "spelling": spelling,
        "line_spelling": line_spelling,
        **weigh_rivals(near),
    }


def list_texts(wanted: Sequence[Wanted], said: Sequence[Said]) -> list[str]:
    """The texts that `gather_evidence` asks the encoder for, each once."""
    parts = (part for each in wanted for part in split_parts(each.text))
    asked = (text for each in wanted for text in (each.text, each.line))
    heard = (each.under_heading for each in said)
    return list(dict.fromkeys([*heard, *asked, *parts]))


def _compare_meaning(
    wanted: Sequence[Wanted], said: Sequence[Said], encoder: Encoder
) -> tuple[Matrix, Matrix, Matrix]:
    """Clause, best part of the clause, and whole line against each statement."""
    import numpy as np

    clauses = [each.text for each in wanted]
    lines = [each.line for each in wanted]
    parts = [split_parts(text) for text in clauses]
    flat = [part for some in parts for part in some]
    given = encoder.encode([each.under_heading for each in said])
    known = list(dict.fromkeys([*clauses, *lines, *flat]))
    vectors = encoder.encode(known)
    rows = {text: number for number, text in enumerate(known)}
    prior = find_centre(np.concatenate([given, vectors]))
    columns = centre_vectors(given, prior=prior).T

    def compare(texts: Sequence[str]) -> Matrix:
        chosen = vectors[[rows[text] for text in texts]]
        return np.asarray(centre_vectors(chosen, prior=prior) @ columns)

    meaning = compare(clauses)
    part = meaning.copy()
    if flat:
        _keep_best_part(part, compare(flat), [len(some) for some in parts])
    return meaning, part, compare(lines)


def _keep_best_part(part: Matrix, near: Matrix, counts: Iterable[int]) -> None:
    start = 0
    for row, count in enumerate(counts):
        if count:
            part[row] = near[start : start + count].max(axis=0)
        start += count


def weigh_rivals(near: Matrix) -> dict[str, Matrix]:
    """How near the best of the statement's rivals are, and the best of the clause's."""
    return {
        "rivals_of_statement": _average_best(near, 5, floor=0.2),
        "rivals_of_clause": _average_best(near.T, 3, floor=0.15).T,
    }


def _average_best(matrix: Matrix, count: int, *, floor: float) -> Matrix:
    """For each row the mean of its best, itself included.

    Those that are missing or lower count as `floor`, which is what the best of many
    unlike texts reach by chance. So short minutes are judged as strictly as long ones.
    """
    import numpy as np

    padding = np.full((len(matrix), count), floor)
    raised = np.concatenate([np.maximum(matrix, floor), padding], axis=1)
    best = np.sort(raised, axis=1)[:, -count:].mean(axis=1, keepdims=True)
    return np.broadcast_to(best, matrix.shape)


def _compare_spelling(
    wanted: Sequence[Wanted], said: Sequence[Said]
) -> tuple[Matrix, Matrix]:
    texts = [each.text for each in said]
    clauses = [each.text for each in wanted]
    among = [*texts, *clauses]
    given = profile_texts(texts, among=among)
    return (
        _compare_all(profile_texts(clauses, among=among), given),
        _compare_all(profile_texts([each.line for each in wanted], among=among), given),
    )


def _compare_all(rows: Sequence[Profile], columns: Sequence[Profile]) -> Matrix:
    import numpy as np

    return np.array(
        [[compare_profiles(row, column) for column in columns] for row in rows]
    )
