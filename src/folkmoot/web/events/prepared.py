"""A query that is put into SQL once, however often it is asked.

Django puts a query into SQL anew each time, which takes several times as long as the
database takes to answer it. For the few queries that a full hall asks a hundred times a
second that is what the server's time goes into. Only the values change:

    find_kept = PreparedQuery(lambda sheet: Statement.objects.filter(sheet=sheet))
    find_kept.fetch(sheet=sheet_id)

Values are ids, texts and whole numbers; a list stands for `__in`, and is filled up to a
few lengths, so that there are few kinds of SQL. A query must not depend on a value in
any other way than to compare with it.
"""

import functools
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import query as django_query
from django.db.models.base import ModelState

Row = TypeVar("Row")
# So many ids or times of a column are remembered.
_MOST_KNOWN = 4096
Value: TypeAlias = uuid.UUID | str | int | Sequence[uuid.UUID]


@dataclass(frozen=True)
class _Compiled:
    """The SQL, where which value goes into it, and how a row becomes an answer."""

    sql: str
    places: tuple[tuple[int, str, int], ...]
    constants: tuple[Any, ...]
    make_row: Callable[[Sequence[Any]], Any]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]


class PreparedQuery(Generic[Row]):
    """A query by its values; its rows are instances, or tuples of a values_list."""

    def __init__(self, build: "Callable[..., models.QuerySet[Any, Any]]") -> None:
        self._build = build
        self._compiled: dict[tuple[Any, ...], _Compiled] = {}

    def fetch(self, **values: Value) -> list[Row]:
        """All rows for these values."""
        filled = {name: _fill_up(value) for name, value in values.items()}
        connection = connections[DEFAULT_DB_ALIAS]
        shape = (connection.vendor, *map(_measure, filled.values()))
        compiled = self._compiled.get(shape)
        if compiled is None:
            compiled = self._compiled[shape] = self._compile(filled)
        params = list(compiled.constants)
        for place, name, index in compiled.places:
            value = filled[name]
            each = value[index] if isinstance(value, list) else value
            params[place] = _adapt(each, connection)
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, params)
            rows = cursor.fetchall()
        return [compiled.make_row(_read(row, compiled.readers)) for row in rows]

    def first(self, **values: Value) -> Row | None:
        """The first row, where there is one."""
        rows = self.fetch(**values)
        return rows[0] if rows else None

    def _compile(self, values: dict[str, Any]) -> _Compiled:
        """Put it into SQL with values that nobody has, and see where they went."""
        connection = connections[DEFAULT_DB_ALIAS]
        strange = {name: _make_strange(value) for name, value in values.items()}
        queryset = self._build(**strange)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        found = {}
        for name, value in strange.items():
            for index, each in enumerate(value if isinstance(value, list) else [value]):
                found[_adapt(each, connection)] = (name, index)
        places = tuple(
            (place, *found[param])
            for place, param in enumerate(params)
            if isinstance(param, uuid.UUID | str | int) and param in found
        )
        if {(name, index) for _, name, index in places} != set(found.values()):
            raise ValueError("a value of the query is not found in its SQL")
        fields = [each[0] for each in compiler.select[: compiler.col_count]]
        return _Compiled(
            sql=sql,
            places=places,
            constants=tuple(params),
            make_row=_choose_row(queryset, compiler),
            readers=tuple(
                (column, _choose_reader(converters, expression, connection))
                for column, (converters, expression) in compiler.get_converters(
                    fields
                ).items()
            ),
        )


def _read(
    row: Sequence[Any], readers: tuple[tuple[int, Callable[[Any], Any]], ...]
) -> Sequence[Any]:
    """The row with what Python has in place of what the database has."""
    if not readers:
        return row
    values = list(row)
    for column, read in readers:
        values[column] = read(values[column])
    return values


def _choose_reader(
    converters: Sequence[Callable[..., Any]], expression: Any, connection: Any
) -> Callable[[Any], Any]:
    """How a column's value becomes Python's; ids and times are mostly known already."""

    def convert(value: Any) -> Any:
        for converter in converters:
            value = converter(value, expression, connection)
        return value

    known = (
        getattr(connection.ops, "convert_uuidfield_value", None),
        getattr(connection.ops, "convert_datetimefield_value", None),
    )
    if len(converters) == 1 and converters[0] in known:
        return functools.lru_cache(maxsize=_MOST_KNOWN)(convert)
    return convert


def _choose_row(
    queryset: "models.QuerySet[Any, Any]", compiler: Any
) -> Callable[[Sequence[Any]], Any]:
    """How a row becomes what the queryset would have given."""
    if queryset.query.values_select or queryset.query.annotations:
        return tuple
    info, select = compiler.klass_info, compiler.select
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [each[0].target.attname for each in select[start:end]]
    find_populators = django_query.get_related_populators  # type: ignore[attr-defined]
    populators = find_populators(info, select, DEFAULT_DB_ALIAS)
    _hasten(populators)
    maker = _Maker(info["model"])

    def make_instance(row: Sequence[Any]) -> Any:
        made = maker.from_db(DEFAULT_DB_ALIAS, names, row[start:end])
        for populator in populators:
            populator.populate(row, made)
        return made

    return make_instance


class _Maker:
    """Makes rows as a model's `from_db` does, without what only new rows need.

    None of our models does anything of its own when a row is made.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model

    def from_db(self, db: str, names: Sequence[str], values: Sequence[Any]) -> Any:
        row = self._model.__new__(self._model)
        state = ModelState()
        state.adding = False
        state.db = db
        row._state = state
        row.__dict__.update(zip(names, values, strict=True))
        return row


def _hasten(populators: Sequence[Any]) -> None:
    """Let the rows that others point at be made the same way."""
    for populator in populators:
        populator.model_cls = _Maker(populator.model_cls)
        _hasten(populator.related_populators)


def _fill_up(value: Value) -> Any:
    """A list in one of a few lengths, its last id repeated; an empty one finds none."""
    if isinstance(value, str | int | uuid.UUID):
        return value
    filled = list(value) or [uuid.UUID(int=0)]
    length = 1 << (len(filled) - 1).bit_length()
    return filled + [filled[-1]] * (length - len(filled))


def _measure(value: Any) -> int:
    return len(value) if isinstance(value, list) else 0


def _make_strange(value: Any) -> Any:
    if isinstance(value, list):
        return [uuid.uuid4() for _ in value]
    if isinstance(value, uuid.UUID):
        return uuid.uuid4()
    if isinstance(value, str):
        return uuid.uuid4().hex
    # Within every whole-number field: beyond it, no row could be found, and no SQL is.
    return uuid.uuid4().int >> 98


def _adapt(value: Any, connection: Any) -> Any:
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value
