"""Groups of people who answered alike in the plenary of one meeting.

The method is that of Polis (Small, Bjørkegren, Erkkilä, Shaw & Megill 2021, "Polis:
Scaling deliberation by mapping high dimensional opinion spaces", Recerca 26(2); its
formulas as in polismath's `pca`, `repness` and `stats`): answers as a matrix of people
and key points, what was not answered filled with the key point's mean; two principal
components; people projected by what they answered only, and pushed outwards where they
answered little; k-means with k by silhouette; what is typical of a group by how much
more of it than of the others takes a side. Unlike Polis, which groups ever larger
crowds as they come, all is computed at once, from a start that chance has no part in.

Answers can be joined within one meeting only: a phone has another number at the next.
Nothing that leaves here tells where a single person stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from folkmoot.analysis.typical_answers import find_typical
from folkmoot.domain.key_points import KeyPointId
from folkmoot.domain.opinion_groups import (
    FEWEST_IN_GROUP,
    FEWEST_PEOPLE,
    Ellipse,
    OpinionGroup,
    OpinionGroups,
    PlenaryAnswer,
    Tally,
)

MOST_GROUPS = 5
# Who answered less tells too little of where they stand; Polis asks for as many.
FEWEST_ANSWERS = 7
_ROUNDS = 100
_DECIMALS = 6
# An ellipse of so many standard deviations stands for a group.
_SPREAD = 2.0
Matrix = NDArray[np.float64]
Labels = NDArray[np.intp]


def find_opinion_groups(answers: Iterable[PlenaryAnswer]) -> OpinionGroups:
    """Groups among those who answered at one meeting; see the module for the method.

    Each person has one answer on a key point. The order of the answers changes nothing.
    """
    given = {(each.person, each.key_point): each.value for each in answers}
    points = sorted({point for _, point in given})
    everybody = sorted({person for person, _ in given})
    matrix = np.full((len(everybody), len(points)), np.nan)
    rows = {person: row for row, person in enumerate(everybody)}
    columns = {point: column for column, point in enumerate(points)}
    for (person, point), value in given.items():
        matrix[rows[person], columns[point]] = value
    enough = min(FEWEST_ANSWERS, len(points))
    matrix = matrix[(~np.isnan(matrix)).sum(axis=1) >= enough]
    if len(matrix) < FEWEST_PEOPLE or len(points) < 2:
        return _tell_none(len(everybody), len(matrix))
    places = project(matrix)
    best, score = _choose_groups(places)
    if best is None:
        return _tell_none(len(everybody), len(matrix))
    return OpinionGroups(
        answered=len(everybody),
        placed=len(matrix),
        silhouette=round(score, _DECIMALS),
        groups=_describe(matrix, places, best, points),
    )


def project(matrix: Matrix) -> Matrix:
    """People on the first two principal components; NaN is what was not answered."""
    is_given = ~np.isnan(matrix)
    # A key point that nobody of these answered tells nothing.
    matrix, is_given = (
        matrix[:, is_given.any(axis=0)],
        is_given[:, is_given.any(axis=0)],
    )
    centre = np.nanmean(matrix, axis=0)
    from_centre = np.where(is_given, matrix - centre, 0.0)
    _, _, axes = np.linalg.svd(from_centre, full_matrices=False)
    axes = axes[:2]
    # An axis has no direction of its own; its largest weight points to agreement.
    largest = np.abs(axes.round(_DECIMALS)).argmax(axis=1)
    axes = axes * np.sign(axes[range(len(axes)), largest])[:, None]
    stretch = np.sqrt(matrix.shape[1] / is_given.sum(axis=1))
    projected: Matrix = (from_centre @ axes.T * stretch[:, None]).round(_DECIMALS)
    return projected


def measure_silhouette(places: Matrix, labels: Labels) -> float:
    """Mean silhouette (Rousseeuw 1987): 1 where groups lie well apart, 0 where not."""
    distances = np.linalg.norm(places[:, None] - places[None], axis=2)
    belongs = labels[None] == np.unique(labels)[:, None]
    sizes = belongs.sum(axis=1)
    sums = distances @ belongs.T
    own = belongs.argmax(axis=0)
    people = np.arange(len(places))
    within = sums[people, own] / np.maximum(sizes[own] - 1, 1)
    between = sums / sizes
    between[people, own] = np.inf
    nearest = between.min(axis=1)
    widest = np.maximum(within, nearest)
    apart = np.where(
        widest > 0, (nearest - within) / np.where(widest > 0, widest, 1), 0
    )
    apart[sizes[own] == 1] = 0
    return float(apart.mean())


def part_by_means(places: Matrix, count: int) -> Labels:
    """k-means from a start that lies far apart; equal input gives equal groups."""
    centres = places[_start(places, count)]
    labels = np.zeros(len(places), dtype=np.intp)
    for _ in range(_ROUNDS):
        distances = np.linalg.norm(places[:, None] - centres[None], axis=2)
        labels = distances.round(_DECIMALS).argmin(axis=1)
        moved = np.array(
            [
                places[labels == own].mean(axis=0) if (labels == own).any() else centre
                for own, centre in enumerate(centres)
            ]
        )
        if np.allclose(moved, centres):
            break
        centres = moved
    return labels


def _choose_groups(places: Matrix) -> tuple[Labels | None, float]:
    """The parting with the best silhouette in which no group is too small."""
    best: Labels | None = None
    score = 0.0
    different = len(np.unique(places, axis=0))
    for count in range(2, min(MOST_GROUPS, different) + 1):
        labels = part_by_means(places, count)
        sizes = np.bincount(labels, minlength=count)
        if sizes.min() < FEWEST_IN_GROUP:
            continue
        found = round(measure_silhouette(places, labels), _DECIMALS)
        if found > score:
            best, score = labels, found
    return best, score


def _start(places: Matrix, count: int) -> list[int]:
    """The one farthest from the middle, then each time the one farthest from those."""
    farthest = np.linalg.norm(places - places.mean(axis=0), axis=1).round(_DECIMALS)
    chosen = [int(farthest.argmax())]
    while len(chosen) < count:
        near = np.linalg.norm(places[:, None] - places[chosen][None], axis=2)
        chosen.append(int(near.min(axis=1).round(_DECIMALS).argmax()))
    return chosen


def _describe(
    matrix: Matrix, places: Matrix, labels: Labels, points: Sequence[KeyPointId]
) -> tuple[OpinionGroup, ...]:
    everybody = _tally(matrix)
    found = []
    for own in np.unique(labels):
        members = labels == own
        found.append(
            OpinionGroup(
                size=int(members.sum()),
                ellipse=_draw_around(places[members]),
                typical=find_typical(points, _tally(matrix[members]), everybody),
            )
        )
    return tuple(
        sorted(found, key=lambda each: (-each.size, each.ellipse.x, each.ellipse.y))
    )


def _tally(matrix: Matrix) -> list[Tally]:
    return [
        Tally(
            agree=int((column == 1).sum()),
            disagree=int((column == -1).sum()),
            answered=int((~np.isnan(column)).sum()),
        )
        for column in matrix.T
    ]


def _draw_around(places: Matrix) -> Ellipse:
    centre = places.mean(axis=0)
    spread = np.cov(places.T)
    lengths, directions = np.linalg.eigh(spread)
    high, wide = _SPREAD * np.sqrt(np.maximum(lengths, 0.0))
    across = directions[:, 1]
    angle = math.atan2(across[1], across[0]) % math.pi
    return Ellipse(
        x=round(float(centre[0]), _DECIMALS),
        y=round(float(centre[1]), _DECIMALS),
        wide=round(float(wide), _DECIMALS),
        high=round(float(high), _DECIMALS),
        angle=round(angle, _DECIMALS),
    )


def _tell_none(answered: int, placed: int) -> OpinionGroups:
    return OpinionGroups(answered=answered, placed=placed, silhouette=0.0, groups=())
