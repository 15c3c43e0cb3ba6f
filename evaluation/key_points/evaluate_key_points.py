"""Measure matching and grouping against the gold sets.

    python evaluation/key_points/evaluate_key_points.py [PATH_TO_SHARED_DATA]

prints the tables and writes them to evaluation/results/key_points.md. Without the path
(by default `../shared/data` beside the project) ArgKP-2021 is left out, and said so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gold import HELD_OUT, ROOT, TUNED, Topic, load_argkp, load_made_up
from measure import (
    Counts,
    Judged,
    compare_groups,
    count_statements,
    draw_interval,
    list_chances,
    measure_calibration,
    measure_likely_calibration,
    measure_precision,
)

from folkmoot.analysis.encoders import load_encoder
from folkmoot.analysis.grouping import group_texts
from folkmoot.analysis.key_point_matching import match_topic
from folkmoot.analysis.pair_judge import CueJudge

RESULT = ROOT / "evaluation/results/key_points.md"
STYLES = ("plain", "oblique")


class RememberingEncode:
    """Encodes each text once."""

    def __init__(self) -> None:
        self._encoder = load_encoder()
        self._known: dict[str, np.ndarray] = {}
        self.name = self._encoder.name

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def judge(topic: Topic, encode: RememberingEncode, *, every: bool = False) -> Judged:
    judged = match_topic(
        [one.text for one in topic.statements],
        [one.text for one in topic.key_points],
        encode=encode,
        every=every,
    )
    return {
        (topic.statements[row].id, topic.key_points[column].id): (
            judgement.relation.value,
            judgement.score,
        )
        for row, column, judgement in judged
    }


def tell_matching(topics: Sequence[Topic], encode: RememberingEncode) -> list[str]:
    """A row per topic and one for each style."""
    units = {
        topic.name: count_statements(topic, judge(topic, encode)) for topic in topics
    }
    rows = [tell_counts(t.name, t.style, units[t.name]) for t in topics]
    for style in STYLES:
        some = [one for t in topics if t.style == style for one in units[t.name]]
        if some:
            rows.append(tell_counts(f"**all {style}**", style, some))
    return rows


def tell_counts(name: str, style: str, units: Sequence[Counts]) -> str:
    total = sum(units, Counts())
    low, high = draw_interval(units, lambda some: sum(some, Counts()).f1)
    share_low, share_high = draw_interval(
        units, lambda some: sum(some, Counts()).opposed_share
    )
    return (
        f"| {name} | {style} | {total.f1:.3f} ({low:.2f}–{high:.2f}) "
        f"| {total.precision:.3f} | {total.recall:.3f} "
        f"| {total.opposed_as_support} of {total.opposed}, {total.opposed_share:.2f} "
        f"({share_low:.2f}–{share_high:.2f}) "
        f"| {total.opposed_as_opposes} + {total.opposed_as_unresolved} "
        f"| {total.wrongly_called_opposes} of {total.called_opposes} |"
    )


def tell_calibration(
    name: str, topics: Sequence[Topic], encode: RememberingEncode
) -> list[str]:
    """How far the probability of support is from how often it held, by style."""
    rows = []
    for style in STYLES:
        units = [
            unit
            for topic in topics
            if topic.style == style
            for unit in list_chances(topic, judge(topic, encode, every=True))
        ]
        cells = []
        for measure in (measure_calibration, measure_likely_calibration):
            low, high = draw_interval(units, measure)
            cells.append(f"{measure(units):.3f} ({low:.3f}–{high:.3f})")
        rows.append(f"| {name} | {style} | {' | '.join(cells)} |")
    return rows


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What is measured of one topic and stance of ArgKP-2021."""

    strict: float
    relaxed: float
    published_strict: float
    published_relaxed: float
    rand: float


def measure_argkp(topic: Topic, encode: RememberingEncode) -> Figures:
    scores = judge(topic, encode, every=True)
    strict = measure_precision(topic, scores, relaxed=False)
    relaxed = measure_precision(topic, scores, relaxed=True)
    grouped = group_texts([one.text for one in topic.statements], encode=encode)
    groups = {
        one.id: str(found[0]) if found else None
        for one, found in zip(topic.statements, grouped, strict=True)
    }
    return Figures(
        strict=strict.over_half,
        relaxed=relaxed.over_half,
        published_strict=strict.published,
        published_relaxed=relaxed.published,
        rand=compare_groups(topic, groups),
    )


ARGKP_ROWS: dict[str, Callable[[Figures], float]] = {
    "matching, AP over the half, strict (limit 0.55)": lambda one: one.strict,
    "matching, AP over the half, relaxed (limit 0.76)": lambda one: one.relaxed,
    "matching, mAP as published, strict": lambda one: one.published_strict,
    "matching, mAP as published, relaxed": lambda one: one.published_relaxed,
    "found and grouped, ARI (limit 0.25)": lambda one: one.rand,
}


def average(values: Sequence[float]) -> float:
    return float(np.mean(values))


def tell_argkp(topics: Iterable[Topic], encode: RememberingEncode) -> list[str]:
    found = [measure_argkp(topic, encode) for topic in topics]
    rows = []
    for name, get in ARGKP_ROWS.items():
        mean = average([get(one) for one in found])
        low, high = draw_interval([get(one) for one in found], average)
        rows.append(f"| {name} | {mean:.3f} ({low:.2f}–{high:.2f}) |")
    return rows


def write_report(data: Path) -> str:
    encode = RememberingEncode()
    head = (
        "| topic | style | F1 of support (95 %) | precision | recall "
        "| opposites called support | called opposing + unresolved "
        "| wrongly among all called opposing |\n" + "|---" * 8 + "|"
    )
    argkp = load_argkp(data, "dev")
    rows = tell_argkp(argkp, encode) if argkp else ["| (data set not there) | |"]
    return "\n".join(
        [
            "# Matching and grouping\n",
            f"Encoder: {encode.name}. Judge: {CueJudge.name}. How it is measured, and "
            "what the sets are: `evaluation/key_points/`. Intervals by drawing "
            "statements (ArgKP: topics) 1,000 times.\n",
            "## Danish, held out: never used for weights, threshold or rules\n",
            head,
            *tell_matching(load_made_up(HELD_OUT), encode),
            "\n## Danish, tuned on (weights are fitted on these very topics)\n",
            head,
            *tell_matching(load_made_up(TUNED), encode),
            "\n## Calibration of the probability of support\n",
            "| set | style | expected error, all pairs (95 %) "
            "| each statement's likeliest key point |\n|---|---|---|---|",
            *tell_calibration("held out", load_made_up(HELD_OUT), encode),
            *tell_calibration("tuned on", load_made_up(TUNED), encode),
            "\n## ArgKP-2021, dev, by topic and stance, no trained encoder\n",
            "| figure | mean (95 %) |\n|---|---|",
            *rows,
            "",
        ]
    )


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data"
    report = write_report(data)
    RESULT.write_text(report, "utf-8")
    print(report)


if __name__ == "__main__":
    main()
