"""What was understood of a pasted list, counted, in words."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import ngettext

from folkmoot.web.meetings.queries.pasted_people import Candidate, Standing


def summarise(candidates: Iterable[Candidate]) -> list[str]:
    """How many lines stand how; what there is none of is not spoken of."""
    counts = Counter(candidate.standing for candidate in candidates)
    counts[Standing.NEW] += counts.pop(Standing.NAMESAKE, 0)
    return [_word(s, count) % {"n": count} for s in Standing if (count := counts[s])]


def _word(standing: Standing, n: int) -> str:
    words = {
        Standing.NEW: ngettext("%(n)d new", "%(n)d new", n),
        Standing.FILLS: ngettext(
            "%(n)d is there already, with more to add",
            "%(n)d are there already, with more to add",
            n,
        ),
        Standing.DIFFERS: ngettext(
            "%(n)d is there already, but different",
            "%(n)d are there already, but different",
            n,
        ),
        Standing.KNOWN: ngettext(
            "%(n)d is there already", "%(n)d are there already", n
        ),
        Standing.TWICE: ngettext(
            "%(n)d stands twice in the list", "%(n)d stand twice in the list", n
        ),
        Standing.TOTAL: ngettext("%(n)d total", "%(n)d totals", n),
        Standing.PROBLEM: ngettext("%(n)d not understood", "%(n)d not understood", n),
    }
    return words[standing]
