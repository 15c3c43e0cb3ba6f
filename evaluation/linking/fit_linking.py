"""Fit the weights of the evidence on the tuning sets.

    python evaluation/linking/fit_linking.py [PATH_TO_SHARED_DATA]

prints the constants for `folkmoot/analysis/linking.py`, and the F1 of each tuning set
when the weights and the threshold are fitted on all the others. The sets that are held
out are not read.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gold import GoldSet, load_made_up, load_shared
from measure import Counts, count_pairs

from folkmoot.analysis.encoders import load_encoder
from folkmoot.analysis.evidence import Said, Wanted, gather_evidence
from folkmoot.analysis.linking import cut_clauses
from folkmoot.analysis.opposition import is_opposed
from folkmoot.domain.record import INPUT_KINDS, Clause, SectionKind, Statement

RIDGE = 1.0
THRESHOLDS = np.arange(0.15, 0.6, 0.01)


@dataclass(frozen=True, kw_only=True)
class Table:
    """The evidence of one meeting: clause × statement × kind, and the truth of it."""

    gold: GoldSet
    names: tuple[str, ...]
    clauses: list[tuple[Statement, Clause]]
    statements: list[Statement]
    evidence: np.ndarray
    truth: np.ndarray
    opposed: np.ndarray

    @property
    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        decided = ~np.isnan(self.truth)
        return self.evidence[decided], self.truth[decided]


def make_table(gold: GoldSet, encoder: object) -> Table:
    (meeting,) = gold.record.meetings
    text = gold.record.documents[0].text
    said = [
        (statement, section)
        for section in meeting.sections
        if section.kind in INPUT_KINDS
        for statement in section.statements
    ]
    clauses = [
        (line, clause)
        for section in meeting.sections
        if section.kind is SectionKind.SUMMARY
        for line in section.statements
        for clause in cut_clauses(line, text)
    ]
    evidence = gather_evidence(
        [Wanted(text=clause.text, line=line.text) for line, clause in clauses],
        [
            Said(
                text=statement.text,
                heading=section.focus_area or section.heading or "",
            )
            for statement, section in said
        ],
        encoder=encoder,
    )
    statements = [statement for statement, _ in said]
    return Table(
        gold=gold,
        names=tuple(evidence),
        clauses=clauses,
        statements=statements,
        evidence=np.stack(list(evidence.values()), axis=-1),
        truth=np.array(
            [[judge(gold, *clause, s) for s in statements] for clause in clauses]
        ),
        opposed=np.array(
            [[is_opposed(c.text, s.text) for s in statements] for _, c in clauses]
        ),
    )


def judge(gold: GoldSet, line: Statement, clause: Clause, said: Statement) -> float:
    """1 and 0 for right and wrong; NaN for what a fair reader might add."""
    near = [
        part
        for part in gold.parts
        if part.line == line.id and part.start < clause.end and clause.start < part.end
    ]
    if any(said.id in part.restates for part in near):
        return 1.0
    return np.nan if any(said.id in part.perhaps for part in near) else 0.0


def fit(tables: list[Table]) -> tuple[np.ndarray, float]:
    """Logistic regression with a ridge on standardised evidence; weights and bias."""
    evidence = np.concatenate([table.pairs[0] for table in tables])
    truth = np.concatenate([table.pairs[1] for table in tables])
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0)
    design = np.column_stack([(evidence - mean) / spread, np.ones(len(evidence))])
    ridge = np.diag([RIDGE] * len(mean) + [0.0])
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-design @ weights))
        curve = (design * (likely * (1 - likely))[:, None]).T @ design + ridge
        slope = design.T @ (truth - likely) - ridge @ weights
        weights += np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return scaled, float(weights[-1] - scaled @ mean)


def count(table: Table, weights: np.ndarray, bias: float, threshold: float) -> Counts:
    likely = 1 / (1 + np.exp(-(table.evidence @ weights + bias)))
    chosen = np.argwhere((likely >= threshold) & ~table.opposed)
    pairs = {
        (table.clauses[row][0].id, table.statements[column].id)
        for row, column in chosen
    }
    return count_pairs(pairs, table.gold)


def choose_threshold(tables: list[Table], weights: np.ndarray, bias: float) -> float:
    """The middle of the thresholds that are as good as the best, within 0.005."""
    f1s = [
        sum((count(t, weights, bias, x) for t in tables), Counts()).f1
        for x in THRESHOLDS
    ]
    good = [x for x, f1 in zip(THRESHOLDS, f1s, strict=True) if f1 >= max(f1s) - 0.005]
    return float(np.mean(good))


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sets = [gold for gold in load_made_up() if not gold.is_held_out]
    sets += load_shared(data) if data else []
    encoder = load_encoder()
    tables = [make_table(gold, encoder) for gold in sets]
    counts = leave_out_each(tables)
    for source, some in counts.items():
        print(f"{source:20} {some}")
    print(f"{'all':20} {sum(counts.values(), Counts())}")
    weights, bias = fit(tables)
    print("\nBIAS =", round(bias, 3), "\nWEIGHTS = {")
    for name, weight in zip(tables[0].names, weights, strict=True):
        print(f'    "{name}": {weight:.3f},')
    print("}\nTHRESHOLD =", round(choose_threshold(tables, weights, bias), 2))


def leave_out_each(tables: list[Table]) -> dict[str, Counts]:
    """Each source counted with weights and threshold from all the others."""
    counts: dict[str, Counts] = {}
    for source in dict.fromkeys(table.gold.source for table in tables):
        others = [table for table in tables if table.gold.source != source]
        own = [table for table in tables if table.gold.source == source]
        counts[source] = fit_and_count(others, own)
    return counts


def fit_and_count(learned: list[Table], measured: list[Table]) -> Counts:
    weights, bias = fit(learned)
    threshold = choose_threshold(learned, weights, bias)
    return sum((count(t, weights, bias, threshold) for t in measured), Counts())


if __name__ == "__main__":
    main()
