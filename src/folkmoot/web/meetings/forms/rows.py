"""A form of rows: those that are there, and empty ones to write in.

The rows come in the order of the page, each with its id, so that moving a row is moving
its element. Each field carries what it was when the page was made, and each row the
versions of its fields: only what was touched is saved, and never over another's words.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.models import Recorded
from folkmoot.web.meetings.commands.rows import Conflict, RowEdit

EMPTY_ROWS = 3
TEMPLATE_ID = "00000000-0000-0000-0000-000000000000"
MOST_ROWS = 2_000


class RowForm(forms.Form):
    """One row. Subclasses add its fields, in the order they stand in."""

    # The field of the model, where its name is another than the form's.
    attributes: ClassVar[dict[str, str]] = {}
    # A row with nothing else in it is still empty.
    not_alone: tuple[str, ...] = ()
    # A field the page asks for in every row.
    label_of_row = _("Row")

    versions = forms.JSONField(required=False, widget=forms.HiddenInput)
    seen_place = forms.FloatField(required=False, widget=forms.HiddenInput)
    removed = forms.BooleanField(
        required=False, label=_("Remove"), widget=forms.CheckboxInput
    )
    restore = forms.BooleanField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(
        self, row_id: str, data: QueryDict | None = None, row: Recorded | None = None
    ) -> None:
        self.row_id = row_id
        self.row = row
        self.conflict: Conflict | None = None
        super().__init__(data, prefix=f"row-{row_id}", initial=self._initial_of(row))
        for name in self.column_names:
            self.fields[name].show_hidden_initial = True
            self.fields[name].widget.attrs["data-column"] = name

    @property
    def column_names(self) -> list[str]:
        own = {"versions", "seen_place", "removed", "restore"}
        return [name for name in self.fields if name not in own]

    @property
    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.column_names]

    @property
    def is_new(self) -> bool:
        return bool(self["seen_place"].value() in (None, ""))

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
        stored = self.conflict.stored
        return [
            (str(self.fields[names[a]].label), self.show(names[a], getattr(stored, a)))
            for a in self.conflict.fields
            if a in names
        ]

    def show(self, name: str, value: Any) -> Any:
        """A stored value as the form writes it."""
        return self.fields[name].prepare_value(value)

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
            base=self.cleaned_data["versions"],
            seen_place=self.cleaned_data["seen_place"],
            is_removed=self.cleaned_data["removed"],
            is_restored=self.cleaned_data["restore"],
        )

    def clean_versions(self) -> dict[str, int]:
        versions = self.cleaned_data["versions"] or {}
        if not isinstance(versions, dict) or not all(
            isinstance(version, int) for version in versions.values()
        ):
            raise forms.ValidationError("malformed")
        return versions

    def _initial_of(self, row: Recorded | None) -> dict[str, Any]:
        if row is None:
            return {}
        names = [n for n in self.base_fields if n not in RowForm.base_fields]
        initial = {n: getattr(row, self.attributes.get(n, n)) for n in names}
        place = getattr(row, "place", None)
        place = place if isinstance(place, float | int) else 0.0
        return {**initial, "versions": dict(row.versions), "seen_place": place}


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
        form = self._make(row_id, row=conflict.stored)
        prefix = f"row-{row_id}"
        data[f"{prefix}-versions"] = json.dumps(dict(conflict.stored.versions))
        if conflict.stored.removed_at is not None:
            data[f"{prefix}-restore"] = "on"
        names = {form.attributes.get(n, n): n for n in form.column_names}
        for attribute in conflict.fields:
            if attribute in names:
                name = names[attribute]
                shown = form.show(name, getattr(conflict.stored, attribute))
                data[f"initial-{prefix}-{name}"] = "" if shown is None else str(shown)

    def _make(self, row_id: str, **given: Any) -> FormT:
        return self.form_class(row_id, **given, **self.options)

    def _is_sound(self, form: FormT) -> bool:
        if form.is_empty or form.data.get(form.add_prefix("removed")):
            # Nothing of it will be kept, so nothing of it can be wrong.
            is_readable = form.is_empty or not form.has_error("versions")
            form.errors.clear()
            return is_readable
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
