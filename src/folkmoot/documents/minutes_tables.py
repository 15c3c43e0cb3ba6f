"""Tables in minutes: who met, the programme, groups and areas, agenda and decisions."""

from collections.abc import Callable, Sequence
from typing import Protocol

from folkmoot.documents.cues import Role, is_decision, match_group
from folkmoot.documents.focus_areas import name_area
from folkmoot.documents.minutes_context import Context
from folkmoot.documents.minutes_head import MinutesHead
from folkmoot.documents.minutes_sections import SectionWriter
from folkmoot.documents.pieces import Piece, Table, TableCell
from folkmoot.documents.table_columns import Column, name_columns
from folkmoot.domain.record import SectionKind
from folkmoot.domain.words import split_words


class Walk(Protocol):
    """What a table needs of the walk through the minutes."""

    text: str
    writer: SectionWriter
    context: Context
    head: MinutesHead

    def say(self, piece: Piece, *, passes_group_on: bool = False) -> None:
        """Say the piece in the walk's context."""


def read_table(walk: Walk, table: Table) -> None:
    """Read a table by the first shape that fits it."""
    rows = list(table.rows)
    if not rows:
        return
    columns = name_columns(rows[0])
    kinds = set(columns.values())
    reader = _choose_reader(walk, rows, kinds)
    reader(walk, rows, columns)


_Reader = Callable[[Walk, list[tuple[TableCell, ...]], dict[int, Column]], None]


def _choose_reader(
    walk: Walk, rows: list[tuple[TableCell, ...]], kinds: set[Column]
) -> _Reader:
    listed = walk.context.role
    said = kinds & {Column.STATEMENT, Column.DECISION}
    is_matrix = Column.GROUP in kinds and Column.STATEMENT not in kinds
    shapes: tuple[tuple[bool, _Reader], ...] = (
        (listed in (Role.PARTICIPANTS, Role.COMMISSION), _read_people),
        (_lists_people(kinds), _read_people),
        (listed is Role.PROGRAMME, _read_programme),
        (_is_label_table(walk, rows), _read_labels),
        (Column.TIME in kinds and len(kinds) > 1, _read_programme),
        (_heads_with_groups(rows[0]), _read_groups_across),
        (is_matrix and len(rows[0]) > 1, _read_groups_down),
        (Column.ACTION in kinds and not said, _read_information),
        (bool(said), _read_columns),
        (_starts_with_groups(rows), _read_groups_down),
    )
    return next((reader for fits, reader in shapes if fits), _read_plain)


def _lists_people(kinds: set[Column]) -> bool:
    return Column.NAME in kinds and bool(kinds & {Column.FUNCTION, Column.ORGANISATION})


def _mark(walk: Walk, cell: TableCell) -> None:
    for piece in cell.pieces:
        walk.writer.mark(piece.start, piece.end)


def _read_people(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    role = walk.context.role
    if role not in (Role.PARTICIPANTS, Role.COMMISSION):
        role = Role.PARTICIPANTS
    for row in rows[1:] if columns else rows:
        cells = {columns.get(cell.place.column): cell.text for cell in row}
        walk.head.add_person(
            role,
            text=", ".join(cell.text for cell in row),
            function=cells.get(Column.FUNCTION),
            organisation=cells.get(Column.ORGANISATION),
        )
    for row in rows:
        for cell in row:
            _mark(walk, cell)


def _read_programme(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    for row in rows[1:] if columns else rows:
        walk.head.add_listed_text(Role.PROGRAMME, " ".join(cell.text for cell in row))
    for row in rows:
        for cell in row:
            _mark(walk, cell)


def _is_label_table(walk: Walk, rows: Sequence[Sequence[TableCell]]) -> bool:
    pairs = [pair for row in rows for pair in _pair_cells(row)]
    labelled = [pair for pair in pairs if walk.head.find_label(pair[0].text)]
    is_wide = any(len(row) > 2 for row in rows)
    return len(labelled) * 2 > len(pairs) and (not is_wide or labelled == pairs)


def _pair_cells(row: Sequence[TableCell]) -> list[Sequence[TableCell]]:
    """Label and value, which may stand twice in a row."""
    return [row[place : place + 2] for place in range(0, len(row), 2)]


def _read_labels(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    for pair in [pair for row in rows for pair in _pair_cells(row)]:
        label = walk.head.find_label(pair[0].text)
        if label is None or not walk.head.has_field(label):
            _note_cells(walk, pair)
            continue
        for cell in pair:
            _mark(walk, cell)
        for cell in pair[1:]:
            for piece in cell.pieces:
                walk.head.add_value(label, piece.start, piece.end)


def _heads_with_groups(header: Sequence[TableCell]) -> bool:
    named = [match_group(cell.text) for cell in header[1:]]
    return len(named) > 1 and all(group is not None for group in named)


def _starts_with_groups(rows: Sequence[Sequence[TableCell]]) -> bool:
    named = [match_group(row[0].text) is not None for row in rows]
    return sum(named) * 2 > len(named) and max(len(row) for row in rows) > 1


def _read_groups_across(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    """Each column is a group; the first names the focus area."""
    groups = {cell.place.column: cell.text for cell in rows[0]}
    for cell in rows[0]:
        _mark(walk, cell)
    for row in rows[1:]:
        first, *cells = row
        if first.place.column == 0 and split_words(first.text):
            _open_area(walk, first)
        else:
            cells = list(row)
        for cell in cells:
            _say_cell(walk, cell, group=_group_name(groups[cell.place.column]))


def _read_groups_down(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    """Each row is a group; the header names the focus areas, where it has them."""
    has_header = match_group(rows[0][0].text) is None
    body = rows[1:] if has_header else rows
    header = {c.place.column: c for c in rows[0]} if has_header else {}
    for cell in header.values():
        _mark(walk, cell)
    for column in sorted({c.place.column for row in body for c in row} - {0}):
        head = header.get(column)
        if head is not None and columns.get(column, Column.OTHER) is Column.OTHER:
            _open_area(walk, head)
        for row in body:
            _say_column(walk, row, column, group=_row_group(row, header.get(0)))
    for row in body:
        if row[0].place.column == 0:
            _mark(walk, row[0])


def _say_column(
    walk: Walk, row: Sequence[TableCell], column: int, *, group: str | None
) -> None:
    for cell in row:
        if cell.place.column == column:
            _say_cell(walk, cell, group=group)


def _row_group(row: Sequence[TableCell], head: TableCell | None) -> str | None:
    return _name_row_group(row[0], head) if row[0].place.column == 0 else None


def _name_row_group(cell: TableCell, head: TableCell | None) -> str:
    """A bare "3" under the header "Gruppe" is "Gruppe 3"."""
    name = cell.text
    if match_group(name) or head is None:
        return _group_name(name)
    return f"{head.text} {name}" if name.isdigit() or len(name) == 1 else name


def _group_name(text: str) -> str:
    group = match_group(text)
    return group.name if group else text


def _open_area(walk: Walk, cell: TableCell) -> None:
    name = name_area(cell.text)
    walk.context.group = None
    walk.context.enter_area(name, 1)
    walk.head.is_open = False
    walk.writer.open(SectionKind.FOCUS_AREA, name=name, area=name)
    _mark(walk, cell)


def _say_cell(walk: Walk, cell: TableCell, *, group: str | None) -> None:
    walk.context.group = group
    for piece in cell.pieces:
        walk.say(piece)
    walk.context.group = None


def _read_columns(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    """Rows of topic, group, discussion and decision, as far as the header has them."""
    for cell in rows[0]:
        _mark(walk, cell)
    heads = {cell.place.column: cell for cell in rows[0]}
    group: str | None = None
    for row in rows[1:]:
        for cell in row:
            column = columns.get(cell.place.column, Column.OTHER)
            if column is Column.GROUP:
                group = _name_row_group(cell, heads.get(cell.place.column))
                _mark(walk, cell)
            else:
                _read_cell(walk, cell, column, heads, group=group)


def _read_cell(
    walk: Walk,
    cell: TableCell,
    column: Column,
    heads: dict[int, TableCell],
    *,
    group: str | None,
) -> None:
    if column is Column.AREA:
        if name_area(cell.text) != walk.context.area:
            _open_area(walk, cell)
        _mark(walk, cell)
    elif column is Column.STATEMENT:
        _say_cell(walk, cell, group=group)
    elif column is Column.DECISION:
        _decide(walk, cell, heads[cell.place.column].text)
    else:
        _note_cells(walk, (cell,))


def _decide(walk: Walk, cell: TableCell, heading: str) -> None:
    walk.writer.open(SectionKind.SUMMARY, name=heading, area=walk.context.area)
    for piece in cell.pieces:
        walk.writer.say(piece.start, piece.end, page=piece.page)


def _note_cells(walk: Walk, row: Sequence[TableCell]) -> None:
    for cell in row:
        for piece in cell.pieces:
            walk.writer.note(piece.start, piece.end, page=piece.page)


def _read_information(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    walk.writer.open(SectionKind.INFORMATION)
    for row in rows:
        _note_cells(walk, row)


def _read_plain(
    walk: Walk, rows: list[tuple[TableCell, ...]], columns: dict[int, Column]
) -> None:
    """A table of no known shape: its cells are said where it stands."""
    for row in rows:
        for cell in row:
            if cell.place.is_header or walk.context.kind is SectionKind.INFORMATION:
                _note_cells(walk, (cell,))
            elif is_decision(cell.text) and len(split_words(cell.text)) < 3:
                _mark(walk, cell)
            else:
                _say_cell(walk, cell, group=walk.context.group)
