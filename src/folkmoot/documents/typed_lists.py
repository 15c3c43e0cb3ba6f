"""Lists whose numbers were typed by hand, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from folkmoot.documents.block_lines import strip_marker
from folkmoot.documents.block_queue import DraftBlock
from folkmoot.documents.blocks import BlockKind
from folkmoot.documents.list_markers import Marker, find_marker

_PLAIN = (BlockKind.PARAGRAPH, BlockKind.CELL)


def mark_typed_lists(drafts: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Make list items of paragraphs that count on from one to the next.

    A number that stands alone may be part of a heading or a sentence.
    """
    marked = list(drafts)
    for series in _find_series(drafts):
        for position, marker in series if len(series) > 1 else ():
            draft = drafts[position]
            marked[position] = replace(
                draft,
                setting=replace(
                    draft.setting, kind=BlockKind.LIST_ITEM, label=marker.label
                ),
                runs=strip_marker(draft.runs, marker.length),
            )
    return marked


def _find_series(drafts: Sequence[DraftBlock]) -> Iterator[list[tuple[int, Marker]]]:
    """Neighbours, but for what is set aside, whose labels follow on each other."""
    series: list[tuple[int, Marker]] = []
    for position, draft in enumerate(drafts):
        if draft.setting.kind is BlockKind.ASIDE:
            continue
        marker = find_marker(draft.text) if draft.setting.kind in _PLAIN else None
        if marker is None or marker.label is None:
            yield series
            series = []
            continue
        last = drafts[series[-1][0]] if series else draft
        is_next = not series or _follows(series[-1][1].label, marker.label)
        if not is_next or last.setting.cell != draft.setting.cell:
            yield series
            series = []
        series.append((position, marker))
    yield series


def _follows(before: str | None, label: str) -> bool:
    """Whether "b)" is before "c)"; "2." and "3)" are of different lists."""
    counted, next_counted = _strip(before or ""), _strip(label)
    if (before or "").replace(counted, "_") != label.replace(next_counted, "_"):
        return False
    if counted.isdecimal() and next_counted.isdecimal():
        return int(next_counted) == int(counted) + 1
    is_lettered = len(counted) == len(next_counted) == 1
    return is_lettered and ord(next_counted) == ord(counted) + 1


def _strip(label: str) -> str:
    return label.strip("(). ")
