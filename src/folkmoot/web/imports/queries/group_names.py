"""The groups of a document: what it calls them, and the numbers they get."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.web.imports.corrections import GroupWish

_NUMBERED = re.compile(r"^\D{0,30}?(\d{1,4})$")
_LONGEST_NAME = 100


@dataclass(frozen=True, kw_only=True)
class GroupChoice:
    """A group as it would be taken in; several labels may mean the same one."""

    label: str
    number: int
    name: str


def number_groups(
    labels: Iterable[str], wishes: Mapping[str, GroupWish]
) -> dict[str, GroupChoice]:
    """A number for each label: the one wished for, the one it tells, else a free one.

    "Gruppe 3" needs no name; "De unge" keeps its words as its name.
    """
    wanted = [label for label in dict.fromkeys(labels) if label]
    asked = {label: wishes.get(label, GroupWish()) for label in wanted}
    numbers = {one: wish.number for one, wish in asked.items() if wish.number}
    taken = set(numbers.values())
    for label in wanted:
        told = _read_number(label)
        if label not in numbers and told is not None and told not in taken:
            numbers[label] = told
            taken.add(told)
    for label in wanted:
        if label not in numbers:
            numbers[label] = _find_free(taken)
            taken.add(numbers[label])
    return {
        label: GroupChoice(
            label=label,
            number=numbers[label] or 1,
            name=asked[label].name or _name(label, numbers[label]),
        )
        for label in wanted
    }


def _name(label: str, number: int | None) -> str:
    """A label that only tells the number is no name."""
    return "" if _read_number(label) == number else label[:_LONGEST_NAME]


def _read_number(label: str) -> int | None:
    found = _NUMBERED.match(label)
    return int(found[1]) or None if found else None


def _find_free(taken: Iterable[int | None]) -> int:
    return max((number for number in taken if number), default=0) + 1
