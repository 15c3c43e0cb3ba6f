"""Measure what is drawn together on the board against the gold sets.

    python evaluation/drawing_together/evaluate_drawing_together.py [SHARED_DATA]

prints the tables and writes them to evaluation/results/drawing_together.md. Without the
data (by default `../shared/data` beside the project) ArgKP-2021 is left out.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from gold_pairs import (
    ROOT,
    Area,
    Truth,
    load_argkp,
    load_gathering,
    load_matching,
    load_training,
)

from folkmoot.analysis.drawing_together import Said, draw_together
from folkmoot.analysis.encoders import load_encoder
from folkmoot.analysis.gathering import gather
from folkmoot.analysis.grouping import group_texts
from folkmoot.analysis.segmentation import split_ideas
from folkmoot.analysis.voices import Voice
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Relation, Segment

RESULT = ROOT / "evaluation/results/drawing_together.md"
ROUNDS = 1000
AT_A_TIME = 5
HEAD = (
    "| set | statements | clusters | of these without a wrong pair "
    "| pairs drawn, truly (95 %) | opposites among them | left open "
    "| of the pairs that say the same |\n" + "|---" * 8 + "|"
)
Clusters = Sequence[Sequence[int]]
Draw = Callable[[Area], Clusters]


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


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Pairs of one cluster, or of many."""

    clusters: int = 0
    clean: int = 0
    right: int = 0
    opposed: int = 0
    wrong: int = 0
    open: int = 0

    def __add__(self, other: Tally) -> Tally:
        mine, others = vars(self), vars(other)
        return Tally(**{name: mine[name] + others[name] for name in mine})

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.opposed + self.wrong)


def tally(area: Area, cluster: Sequence[int]) -> Tally:
    found = [area.tell(*pair) for pair in combinations(cluster, 2)]
    opposed, wrong = found.count(Truth.OPPOSED), found.count(Truth.OTHER)
    return Tally(
        clusters=1,
        clean=not (opposed or wrong),
        right=found.count(Truth.SAME),
        opposed=opposed,
        wrong=wrong,
        open=found.count(Truth.OPEN),
    )


def tell_sets(sets: Sequence[tuple[str, Sequence[Area]]], draw: Draw) -> Iterator[str]:
    for name, areas in sets:
        units = [tally(area, each) for area in areas for each in draw(area)]
        total = sum(units, Tally())
        low, high = draw_interval(units)
        made = total.right + total.opposed + total.wrong
        same = sum(area.count_same() for area in areas)
        yield (
            f"| {name} | {sum(len(area.texts) for area in areas)} | {total.clusters} "
            f"| {total.clean} | {total.right} of {made}, {total.precision:.2f} "
            f"({low:.2f}–{high:.2f}) | {total.opposed} | {total.open} "
            f"| {total.right} of {same}, {total.right / max(1, same):.2f} |"
        )


def draw_interval(units: Sequence[Tally]) -> tuple[float, float]:
    """95 % interval by drawing clusters with replacement."""
    dice = random.Random(1)
    if not units:
        return 0.0, 1.0
    values = sorted(
        sum(dice.choices(units, k=len(units)), Tally()).precision for _ in range(ROUNDS)
    )
    return values[25], values[974]


def say_all(area: Area) -> list[Said]:
    return [
        Said(id=str(number), text=text, voice=voice)
        for number, (text, voice) in enumerate(
            zip(area.texts, area.voices, strict=True)
        )
    ]


def draw_at_once(area: Area, encode: RememberingEncode) -> Clusters:
    return _number(draw_together(say_all(area), encode=encode))


def draw_as_they_come(area: Area, encode: RememberingEncode) -> Clusters:
    return _number(list(grow(area, encode))[-1])


def grow(
    area: Area, encode: RememberingEncode
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The clusters after every few statements, as a hall sees them."""
    said, clusters = say_all(area), ()
    for end in range(AT_A_TIME, len(said) + AT_A_TIME, AT_A_TIME):
        clusters = draw_together(said[:end], encode=encode, earlier=clusters)
        yield clusters


def _number(clusters: Sequence[Sequence[str]]) -> Clusters:
    return [[int(one) for one in cluster] for cluster in clusters]


def count_moves(areas: Sequence[Area], encode: RememberingEncode) -> tuple[int, int]:
    """How often a statement left a cluster it stood in; how many ever stood in one."""
    left, stood = 0, set()
    for area in areas:
        before: list[set[str]] = []
        for clusters in grow(area, encode):
            now = [set(cluster) for cluster in clusters]
            for cluster in before:
                best = max((len(cluster & each) for each in now), default=0)
                left += len(cluster) - best
            stood |= {(area.name, one) for cluster in now for one in cluster}
            before = now
    return left, len(stood)


def draw_by_grouping(area: Area, encode: RememberingEncode) -> Clusters:
    """`group_texts`, which lets every text go with its nearest; supports only."""
    groups: dict[int, list[int]] = {}
    for number, found in enumerate(group_texts(area.texts, encode=encode)):
        if found and found[1] is Relation.SUPPORTS:
            groups.setdefault(found[0], []).append(number)
    return [each for each in groups.values() if len(each) > 1]


def draw_by_gathering(area: Area, encode: RememberingEncode) -> Clusters:
    """The key points of `gather`, each with its supports."""
    voices = [
        Voice(
            statement=StatementId(one.id),
            text=one.text,
            segments=tuple(
                Segment(start=start, end=end, text=one.text[start:end])
                for start, end in split_ideas(one.text)
            ),
            focus_area=None,
            group=one.voice,
        )
        for one in say_all(area)
    ]
    drafts = gather(voices, encode=encode).key_points
    found = [
        {int(draft.source_statement)}
        | {int(m.statement) for m in draft.matches if m.relation is Relation.SUPPORTS}
        for draft in drafts
    ]
    return [sorted(each) for each in found if len(each) > 1]


def tell_time(encode: RememberingEncode) -> str:
    """600 statements of 100 letters, of which ten are new."""
    texts = [text for area in load_training()[:20] for text in area.texts]
    said = [
        Said(
            id=str(number),
            text=f"{text} {texts[-number - 1]}"[:100],
            voice=str(number % 9),
        )
        for number, text in enumerate(texts[:600])
    ]
    clusters = draw_together(said[:590], encode=encode)
    start = time.perf_counter()
    draw_together(said, encode=encode, earlier=clusters)
    took = time.perf_counter() - start
    return (
        "600 statements of 100 letters, ten of them new, the others' vectors known: "
        f"{took:.1f} s on one core."
    )


def write_report(data: Path) -> str:
    encode = RememberingEncode()
    training = load_training()
    tuned = [
        ("gathering, tuned", load_gathering("tuned")),
        ("ArgKP-2021, dev", load_argkp(data, "dev")),
        ("matching, tuned (oblique)", load_matching(["tuned", "plain_tuned"])),
    ]
    held_out = [
        ("ArgKP-2021, eight of train", load_argkp(data, "train")[:8]),
        ("gathering, held out", load_gathering("held_out")),
        ("matching, held out (oblique)", load_matching(["held_out"])),
    ]
    read = [("the encoder's training topics (oblique)", training)]
    left, stood = count_moves([a for _, areas in tuned for a in areas], encode)
    return "\n".join(
        [
            "# Drawing similar statements together\n",
            "What the board draws together while people write: "
            "`folkmoot.analysis.drawing_together`. A pair is right where an annotator "
            "gave both to one point, on the same side. The gathering sets have the "
            "shape of a real focus area. The others were made to be hard: statements "
            "that share a point share few words, and those that share words often do "
            "not share a point; there a pair is as often wrong as right, so what is "
            "drawn together is marked as the machine's suggestion, and one button "
            "takes a statement out of it. Intervals draw clusters. "
            f"Encoder: {encode.name}.\n",
            "## Thresholds were chosen on these\n",
            HEAD,
            *tell_sets(tuned, lambda area: draw_at_once(area, encode)),
            f"\nThe same, {AT_A_TIME} statements at a time, as they come:\n",
            HEAD,
            *tell_sets(tuned, lambda area: draw_as_they_come(area, encode)),
            f"\nMeanwhile a statement left a cluster it stood in {left} times, of "
            f"{stood} statements that ever stood in one.",
            "\n## Held out: no threshold was chosen on these, but they were seen "
            "in the making\n",
            HEAD,
            *tell_sets(held_out, lambda area: draw_at_once(area, encode)),
            "\n## Not chosen on, but the encoder has read them\n",
            HEAD,
            *tell_sets(read, lambda area: draw_at_once(area, encode)),
            "\n## What else there was\n",
            "`gather` (the key points with their supports) and `group_texts` (every "
            "text with its nearest), on the sets that were tuned on:\n",
            HEAD,
            *tell_sets(
                [(f"{name}: gather", areas) for name, areas in tuned],
                lambda area: draw_by_gathering(area, encode),
            ),
            *tell_sets(
                [(f"{name}: group_texts", areas) for name, areas in tuned],
                lambda area: draw_by_grouping(area, encode),
            ),
            f"\n## Time\n\n{tell_time(encode)}\n",
        ]
    )


def main() -> None:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data"
    report = write_report(given)
    RESULT.write_text(report, "utf-8")
    print(report)


if __name__ == "__main__":
    main()
