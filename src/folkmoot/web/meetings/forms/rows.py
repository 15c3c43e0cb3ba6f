"""A form of rows: those that are there, and empty ones to write in.

The rows come in the order of the page, each with its id, so that moving a row is moving
its element. Each row carries what the page showed of it (`Seen`): only what was touched
since is saved, and never over another's words.
"""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.models import Recorded
from folkmoot.web.meetings.commands.rows import Conflict, RowEdit

EMPTY_ROWS = 3
TEMPLATE_ID = "00000000-0000-0000-0000-000000000000"
MOST_ROWS = 2_000


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the page showed of a row when it was made; it travels with the row."""

    values: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    # Where it stood; None for a new row.
    place: float | None = None
    # The writer was told that another took the row away.
    is_removed: bool = False

    def write(self) -> str:
        return json.dumps(asdict(self), cls=DjangoJSONEncoder)

    @classmethod
    def read(cls, text: str) -> "Seen | None":
        """None where it is nothing we wrote."""
        try:
            seen = cls(**json.loads(text or "{}"))
        except (TypeError, ValueError):
            return None
        are_whole = isinstance(seen.values, dict) and isinstance(seen.versions, dict)
        if not are_whole or not isinstance(seen.place, float | int | None):
            return None
        return seen if all(type(v) is int for v in seen.versions.values()) else None


class RowForm(forms.Form):
    """One row. Subclasses add its fields, in the order they stand in."""

    # The field of the model, where its name is another than the form's.
    attributes: ClassVar[dict[str, str]] = {}
    # A row with nothing else in it is still empty.
    not_alone: tuple[str, ...] = ()
    label_of_row = _("Row")

    removed = forms.BooleanField(required=False, label=_("Remove"))
    use_required_attribute = False

    def __init__(
        self, row_id: str, data: QueryDict | None = None, row: Recorded | None = None
    ) -> None:
        self.row_id = row_id
        self.conflict: Conflict | None = None
        prefix = f"row-{row_id}"
        read = None if data is None else Seen.read(data.get(f"{prefix}-seen", ""))
        self.is_damaged = data is not None and read is None
        self.seen = read or Seen() if row is None else self.see(row)
        super().__init__(data, prefix=prefix, initial=dict(self.seen.values))
        for name in self.column_names:
            self.fields[name].widget.attrs["data-column"] = name

    @classmethod
    def see(cls, row: Recorded) -> Seen:
        """What a page shows of a stored row."""
        place = getattr(row, "place", None)
        return Seen(
            values={
                name: own.prepare_value(getattr(row, cls.attributes.get(name, name)))
                for name, own in cls.base_fields.items()
                if name != "removed"
            },
            versions=dict(row.versions),
            place=place if isinstance(place, float | int) else 0.0,
            is_removed=row.removed_at is not None,
        )

    @property
    def column_names(self) -> list[str]:
        return [name for name in self.fields if name != "removed"]

    @property
    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.column_names]

    @property
    def is_new(self) -> bool:
        return self.seen.place is None

    @property
    def is_empty(self) -> bool:
        """A new row nobody wrote in."""
        touched = set(self.changed_data) & set(self.column_names)
        return self.is_new and not touched - set(self.not_alone)

    @property
    def conflicts(self) -> list[tuple[str, Any]]:
        """What another wrote in fields that were touched here too."""
        if self.conflict is None:
            return []
        names = {self.attributes.get(n, n): n for n in self.column_names}
        now = self.see(self.conflict.stored).values
        return [
            (str(self.fields[names[a]].label), now[names[a]])
            for a in self.conflict.fields
            if a in names
        ]

    def clean(self) -> dict[str, Any]:
        if self.is_damaged:
            raise forms.ValidationError(
                _("The page was damaged on the way. Load it again."), code="damaged"
            )
        return super().clean() or {}

    def read_edit(self) -> RowEdit:
        touched = self.column_names if self.is_new else self.changed_data
        kept = [] if self.cleaned_data["removed"] else touched
        names = self.attributes
        return RowEdit(
            id=uuid.UUID(self.row_id),
            values={
                names.get(name, name): self.cleaned_data[name]
                for name in kept
                if name in self.column_names
            },
            base=self.seen.versions,
            seen_place=self.seen.place,
            is_removed=self.cleaned_data["removed"],
            is_restored=self.seen.is_removed,
        )


FormT = TypeVar("FormT", bound=RowForm)


class Rows(Generic[FormT]):
    """All rows of one page's form."""

    def __init__(
        self,
        form_class: type[FormT],
        *,
        stored: Sequence[Recorded] = (),
        data: QueryDict | None = None,
        **options: Any,
    ) -> None:
        self.form_class = form_class
        self.options = options
        self.data = data
        self.is_bound = data is not None
        self.forms: list[FormT] = (
            [self._make(str(row.id), row=row) for row in stored]
            if data is None
            else [self._make(row_id, data=data) for row_id in list_ids(data)]
        )

    def __iter__(self) -> Iterator[FormT]:
        return iter(self.forms)

    @property
    def empty_rows(self) -> list[FormT]:
        """Rows to write in where the page runs without scripts, or has none yet."""
        unused = sum(1 for form in self.forms if self.is_bound and form.is_empty)
        wanted = max(0, EMPTY_ROWS - unused)
        return [self._make(str(uuid.uuid4())) for _ in range(wanted)]

    @property
    def template_row(self) -> FormT:
        return self._make(TEMPLATE_ID)

    def is_valid(self) -> bool:
        """Whether every row that is not empty can be saved."""
        return self.errors == 0

    @property
    def errors(self) -> int:
        """How many rows cannot be saved as they are."""
        return len(self.failed)

    @property
    def failed(self) -> list[FormT]:
        if not self.is_bound:
            return []
        return [form for form in self.forms if not self._is_sound(form)]

    @property
    def conflicts(self) -> list[FormT]:
        """The rows that another changed too."""
        return [form for form in self.forms if form.conflict is not None]

    def read_edits(self) -> list[RowEdit]:
        return [form.read_edit() for form in self.forms if not form.is_empty]

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> "Rows[FormT]":
        """The same rows, as typed, beside what the others wrote meanwhile.

        Saving them once more is a choice made with both wordings in sight.
        """
        assert self.data is not None  # noqa: S101
        data = self.data.copy()
        found = {str(conflict.stored.id): conflict for conflict in conflicts}
        for row_id, conflict in found.items():
            self._renew(data, row_id, conflict)
        rows = Rows(self.form_class, data=data, **self.options)
        for form in rows:
            form.conflict = found.get(form.row_id)
        return rows

    def _renew(self, data: QueryDict, row_id: str, conflict: Conflict) -> None:
        """Let the row be seen anew where another changed the same: the choice is open.

        Fields that only the other changed stay as untouched as they were.
        """
        now = self.form_class.see(conflict.stored)
        before = self._make(row_id, data=data).seen
        names = self.form_class.attributes
        met = {
            n: v for n, v in now.values.items() if names.get(n, n) in conflict.fields
        }
        seen = replace(now, values={**before.values, **met}, place=before.place)
        data[f"row-{row_id}-seen"] = seen.write()

    def _make(self, row_id: str, **given: Any) -> FormT:
        return self.form_class(row_id, **given, **self.options)

    def _is_sound(self, form: FormT) -> bool:
        if form.is_empty or form.data.get(form.add_prefix("removed")):
            # Nothing of it will be kept, so nothing of it can be wrong.
            form.full_clean()
            form.errors.clear()
            return not form.is_damaged
        return form.is_valid()


def list_ids(data: QueryDict) -> list[str]:
    """The rows' ids in the order of the page; what is no id is no row of ours."""
    ids: dict[str, None] = {}
    for row_id in data.getlist("row")[:MOST_ROWS]:
        with suppress(ValueError):
            ids[str(uuid.UUID(row_id))] = None
    ids.pop(TEMPLATE_ID, None)
    return _move(list(ids), data.get("move", ""))


def _move(ids: list[str], asked: str) -> list[str]:
    """The order after a press on "up" or "down" in a page without scripts."""
    row_id, _colon, way = asked.partition(":")
    if row_id in ids and way in {"up", "down"}:
        at = ids.index(row_id)
        to = min(max(at + (-1 if way == "up" else 1), 0), len(ids) - 1)
        ids.insert(to, ids.pop(at))
    return ids
