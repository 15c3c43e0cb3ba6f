"""Measure the linking of summary lines against the gold sets.

    python evaluation/linking/evaluate_linking.py [PATH_TO_SHARED_DATA]

prints the table and writes it to evaluation/results/linking.md. Without the path (by
default `../shared/data` beside the project) the real minutes are left out, and said so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from fit_linking import Table, fit_and_count, leave_out_each, make_table
from gold import FOLDER, GoldSet, load_made_up, load_shared
from measure import Counts, count_clauses, count_lines, draw_interval

from folkmoot.analysis.encoders import Encoder, load_encoder
from folkmoot.analysis.evidence import SPELLING_IN_NEARNESS, weigh_rivals
from folkmoot.analysis.linking import link_summaries

ROOT = FOLDER.parents[1]
RESULT = ROOT / "evaluation/results/linking.md"
NEAR_MEANING = ("meaning", "part", "line")
NEAR_WORDS = ("spelling", "line_spelling")


class RememberingEncoder:
    """Encodes each text once, since the same texts are measured in several ways."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, np.ndarray] = {}
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimensions = encoder.dimensions

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def keep_evidence(table: Table, names: Iterable[str]) -> Table:
    """The table with only some evidence, its rivals found by that alone."""
    all_of = dict(zip(table.names, np.moveaxis(table.evidence, -1, 0), strict=True))
    kept = {name: all_of[name] for name in names}
    near = np.zeros(table.truth.shape)
    if "meaning" in kept:
        near = near + (kept["meaning"] + kept["part"]) / 2
    if "spelling" in kept:
        near = near + SPELLING_IN_NEARNESS * kept["spelling"]
    kept |= weigh_rivals(near)
    return replace(
        table, names=tuple(kept), evidence=np.stack(list(kept.values()), axis=-1)
    )


def tell_sets(
    sets: Sequence[GoldSet], encoder: Encoder, left_out: Mapping[str, Counts]
) -> list[str]:
    """A row per source and two for all of them."""
    units: dict[str, list[Counts]] = {}
    clauses: dict[str, Counts] = {}
    for gold in sets:
        links = link_summaries(gold.record, encoder=encoder).links
        units.setdefault(gold.source, []).extend(count_lines(links, gold))
        before = clauses.get(gold.source, Counts())
        clauses[gold.source] = before + count_clauses(links, gold)
    rows = [
        tell_row(source, units[source], clauses[source], left_out.get(source))
        for source in units
    ]
    everything = [unit for some in units.values() for unit in some]
    total = sum(left_out.values(), Counts()) if left_out else None
    rows.append(
        tell_row("**micro**", everything, sum(clauses.values(), Counts()), total)
    )
    macro = np.mean([sum(some, Counts()).f1 for some in units.values()])
    row = f"| **macro** | {macro:.3f} | | | | |"
    if left_out:
        row += f" {np.mean([counts.f1 for counts in left_out.values()]):.3f} |"
    return [*rows, row]


def tell_row(
    name: str, lines: Sequence[Counts], clauses: Counts, left_out: Counts | None
) -> str:
    total = sum(lines, Counts())
    low, high = draw_interval(lines)
    row = (
        f"| {name} | {total.f1:.3f} ({low:.2f}–{high:.2f}) | {total.precision:.3f} "
        f"| {total.recall:.3f} | {total.made}/{total.wanted} | {clauses.f1:.3f} |"
    )
    return row if left_out is None else f"{row} {left_out.f1:.3f} |"


def tell_ablation(
    name: str, tuned: list[Table], held_out: list[Table], keep: Sequence[str]
) -> str:
    tuned = [keep_evidence(table, keep) for table in tuned]
    held_out = [keep_evidence(table, keep) for table in held_out]
    inside = sum(leave_out_each(tuned).values(), Counts())
    outside = fit_and_count(tuned, held_out)
    return f"| {name} | {inside.f1:.3f} | {outside.f1:.3f} |"


def write_report(
    tuned: list[GoldSet], held_out: list[GoldSet], encoder: Encoder
) -> str:
    make: Callable[[GoldSet], Table] = lambda gold: make_table(gold, encoder)  # noqa: E731
    tables, outside = list(map(make, tuned)), list(map(make, held_out))
    head = "| F1 by line (95 %) | precision | recall | made/wanted | F1 by clause |"
    rule = "|---" * 6 + "|"
    return "\n".join(
        [
            "# Linking summary lines to what they restate\n",
            f"Encoder: {encoder.name}. How it is measured: `evaluation/linking/`.\n",
            "## Held out: never used for weights, threshold or rules\n",
            f"| minutes {head}\n{rule}",
            *tell_sets(held_out, encoder, {}),
            "\n## Tuned on (the last column: fitted on all the others)\n",
            f"| minutes {head} F1 left out |\n{rule}---|",
            *tell_sets(tuned, encoder, leave_out_each(tables)),
            "\n## What each kind of evidence brings, fitted anew (micro F1 by line)\n",
            "| evidence | tuned, left out | held out |\n|---|---|---|",
            tell_ablation("meaning only", tables, outside, NEAR_MEANING),
            tell_ablation("words only", tables, outside, NEAR_WORDS),
            tell_ablation("both", tables, outside, (*NEAR_MEANING, *NEAR_WORDS)),
            "",
        ]
    )


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data"
    made_up = load_made_up()
    shared = load_shared(data)
    encoder = RememberingEncoder(load_encoder())
    tuned = [gold for gold in made_up if not gold.is_held_out] + shared
    held_out = [gold for gold in made_up if gold.is_held_out]
    report = write_report(tuned, held_out, encoder)
    if not shared:
        report += "\nThe real minutes were not there and are left out.\n"
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(report)
    print(report)


if __name__ == "__main__":
    main()
