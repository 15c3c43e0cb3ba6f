"""How often Python looks for rings of objects that nobody holds any more."""

import gc

# At Python's own (700, 10, 10) the findings of a tour, read anew after each step at the
# desk, make it go through all that is kept, for a quarter of a second, in every other
# answer. What a request leaves behind in rings is found among the young all the same:
# they are looked through often, and few at a time.
_SELDOM = (10_000, 3, 1_000)


def look_for_rings_seldom() -> None:
    """From now on; what is there already is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
