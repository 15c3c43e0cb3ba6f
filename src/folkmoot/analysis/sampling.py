"""A few of many, the same few each time."""

from collections.abc import Sequence


def sample_evenly(numbers: Sequence[int], *, most: int) -> list[int]:
    """At most `most` of the numbers, evenly over all of them."""
    if len(numbers) <= most:
        return list(numbers)
    return [numbers[place * len(numbers) // most] for place in range(most)]
