"""How wide a table's columns are, in twentieths of a point, from what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.documents.report_tree import Run, Table

_LETTER = 92
_PADDING = 175
# A word longer than this is broken, rather than that its column takes all.
_LONGEST_WORD = 16
# A text longer than this is broken into lines wherever there is no room for it.
_LONGEST_LINE = 70
_NUMBER = 800
_TURNED = 560
_TURNED_LINES = 2
_TURNED_LETTER = 88
_SHORTEST_TURNED, _LONGEST_TURNED = 1_000, 4_600


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Some columns of a table that fit on the page, each with its width.

    `turned` is how high the heading row is where headings of numbers are turned on
    end to fit; None where they are not.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    turned: int | None = None


def plan_columns(table: Table, *, width: int) -> list[Plan]:
    """One plan, or several where there are more columns of numbers than fit.

    Each of several begins with the first column, which names the rows.
    """
    numbers = [n for n, column in enumerate(table.columns) if column.numeric]
    rest = [n for n, column in enumerate(table.columns) if not column.numeric]
    needs = [_find_need(table, n) for n in range(len(table.columns))]
    # What the columns of words have at least, if they have as much to say.
    third = min(sum(_find_want(table, n) for n in rest), width // 3)
    words = max(sum(needs[n] for n in rest), third)
    if not numbers or words + sum(needs[n] for n in numbers) <= width:
        return [_spread(table, range(len(needs)), needs, width)]
    height = _measure_turned([table.columns[n].label for n in numbers])
    needs = [_TURNED if n in numbers else need for n, need in enumerate(needs)]
    share = max((width - words) // _TURNED, 1)
    if len(numbers) <= share:
        return [_spread(table, range(len(needs)), needs, width, height)]
    cuts = [numbers[start : start + share] for start in range(0, len(numbers), share)]
    return [
        _spread(table, [*(rest if n == 0 else rest[:1]), *cut], needs, width, height)
        for n, cut in enumerate(cuts)
    ]


def _find_need(table: Table, number: int) -> int:
    """Room for the longest word, in so far as it is no monster."""
    texts = [table.columns[number].label, *list_texts(table, number)]
    # Split at plain spaces: others do not let a line break.
    longest = max((len(word) for text in texts for word in text.split(" ")), default=1)
    return min(longest, _LONGEST_WORD) * _LETTER + _PADDING


def list_texts(table: Table, number: int) -> list[str]:
    """The texts of a column's cells."""
    return [_join(row.cells[number]) for row in table.rows if number < len(row.cells)]


def _join(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _spread(
    table: Table,
    columns: Sequence[int],
    needs: Sequence[int],
    width: int,
    turned: int | None = None,
) -> Plan:
    """What each column needs, and the rest to where the texts are long."""
    least = [needs[n] for n in columns]
    wanted = [max(_find_want(table, n), needs[n]) for n in columns]
    if turned:
        wanted = [
            needs[n] if table.columns[n].numeric else want
            for n, want in zip(columns, wanted, strict=True)
        ]
    if sum(least) > width:
        widths = _share_out(width, least)
    elif sum(wanted) < width:
        widths = _share_out(width, wanted)
    else:
        more = [
            0 if table.columns[n].numeric else want - need
            for n, want, need in zip(columns, wanted, least, strict=True)
        ]
        extra = _share_out(width - sum(least), more)
        widths = [need + one for need, one in zip(least, extra, strict=True)]
    widths[0] += width - sum(widths)
    return Plan(columns=tuple(columns), widths=tuple(widths), turned=turned)


def _share_out(width: int, weights: Sequence[int]) -> list[int]:
    total = sum(weights) or 1
    return [width * weight // total for weight in weights]


def _find_want(table: Table, number: int) -> int:
    if table.columns[number].numeric:
        return _NUMBER
    lengths = [len(text) for text in list_texts(table, number)] or [0]
    middling = (sum(lengths) / len(lengths) + max(lengths)) / 2
    return round(min(middling, _LONGEST_LINE) * _LETTER) + _PADDING


def _measure_turned(labels: Sequence[str]) -> int:
    longest = max(map(len, labels))
    height = longest * _TURNED_LETTER // _TURNED_LINES + 2 * _PADDING
    word = max(len(word) for label in labels for word in label.split(" "))
    height = max(height, min(word, 40) * _TURNED_LETTER + _PADDING)
    return min(max(height, _SHORTEST_TURNED), _LONGEST_TURNED)
