"""Lines of one block: hyphenation joined, and lists written with line breaks found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.hyphenation import join_lines
from folkmoot.documents.list_markers import Marker, find_marker, shape_of

Run = tuple[str, bool]
Line = list[Run]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Lines that belong together; `marker` is set where they are a list item."""

    runs: tuple[Run, ...]
    marker: Marker | None = None


def split_lines(runs: Iterable[Run]) -> list[Line]:
    """The runs line by line; lines without words or signs are left out."""
    lines: list[Line] = [[]]
    for text, is_bold in runs:
        first, *others = text.split("\n")
        lines[-1].append((first, is_bold))
        lines.extend([(other, is_bold)] for other in others)
    trimmed = (_trim(line) for line in lines)
    return [line for line in trimmed if line]


def _trim(line: Line) -> Line:
    """The line without blank runs at its ends, so that its edges are words."""
    filled = [position for position, (text, _) in enumerate(line) if text.strip()]
    return line[filled[0] : filled[-1] + 1] if filled else []


def line_text(line: Iterable[Run]) -> str:
    """The letters of the runs."""
    return "".join(text for text, _ in line)


def join_runs(lines: Sequence[Sequence[Run]]) -> tuple[Run, ...]:
    """The lines as one row of runs, words that were divided put together again."""
    joined: list[Run] = []
    for line in lines:
        if not joined:
            joined.extend(line)
            continue
        before, is_bold = joined.pop()
        (after, after_is_bold), *others = line
        ending, separator = join_lines(before, after)
        joined += [(ending, is_bold), (separator, is_bold and not separator.isspace())]
        joined.append((after.lstrip(), after_is_bold))
        joined += others
    return tuple(joined)


def strip_marker(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    """The runs without their first `length` letters."""
    left = []
    for text, is_bold in runs:
        left.append((text[length:], is_bold))
        length = max(0, length - len(text))
    return tuple(left)


def split_pieces(runs: Iterable[Run], *, is_item: bool = False) -> list[Piece]:
    """Part the lines where they are clearly the items of a list; else one piece.

    A lone dash may be a dash; two lines with the same sign, or one after a colon, are
    a list. A line that goes on in small letters belongs to the item before it. Where
    the runs are known to be an item, the marker that they begin with is taken as one.
    """
    lines = split_lines(runs)
    markers = _find_markers([line_text(line) for line in lines], is_item=is_item)
    pieces: list[Piece] = []
    group: list[Line] = []
    marker: Marker | None = None
    for line, found in zip(lines, markers, strict=True):
        leaves_list = marker is not None and not is_item and _starts_anew(line)
        if group and (found or leaves_list):
            pieces.append(_make_piece(group, marker))
            group, marker = [], None
        marker = found or marker
        group.append(line)
    if group:
        pieces.append(_make_piece(group, marker))
    return pieces


def _make_piece(lines: list[Line], marker: Marker | None) -> Piece:
    runs = join_runs(lines)
    if marker:
        runs = strip_marker(runs, marker.length)
    return Piece(runs=runs, marker=marker)


def _starts_anew(line: Line) -> bool:
    return not re.match(r"\s*[a-zæøåäöü,;)]", line_text(line))


def _find_markers(lines: list[str], *, is_item: bool) -> list[Marker | None]:
    """The markers of the lines, without those that stand alone and may be words."""
    markers = [find_marker(line) for line in lines]
    return [
        marker
        if marker
        and (_is_listlike(position, lines, markers) or (is_item and position == 0))
        else None
        for position, marker in enumerate(markers)
    ]


def _is_listlike(position: int, lines: list[str], markers: list[Marker | None]) -> bool:
    marker = markers[position]
    if marker is None:
        return False
    if marker.is_plain or (len(lines) == 1 and marker.label is None):
        return True
    if position and lines[position - 1].rstrip().endswith(":"):
        return True
    others = (other for index, other in enumerate(markers) if index != position)
    return any(other and shape_of(other) == shape_of(marker) for other in others)
