"""Forms of the groups page: adding, naming, moving, merging, splitting, balancing."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import Attendee, Group
from folkmoot.web.meetings.queries.groups import RoundView, TableView
from folkmoot.web.meetings.queries.suggested_groups import BalanceWish

MOST_GROUPS = 200
MOST_ROUNDS = 9
_SEEDS = 10_000


class AddGroupsForm(forms.Form):
    """More tables in a round."""

    count = forms.IntegerField(
        label=_("How many more groups"), min_value=1, max_value=MOST_GROUPS, initial=1
    )
    round = forms.IntegerField(
        min_value=1, max_value=MOST_ROUNDS, widget=forms.HiddenInput, initial=1
    )


class GroupForm(forms.Form):
    """What a group is called, and how many sit there."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        required=False,
        help_text=_("Without a name it is called by its number."),
    )
    size = forms.IntegerField(
        label=_("How many sit there"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Only where nobody wrote down who sits there."),
    )
    name_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    size_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def of_group(cls, group: Group) -> "GroupForm":
        versions = group.versions
        return cls(
            initial={
                "name": group.name,
                "size": group.size,
                "name_version": versions.get("name", 0),
                "size_version": versions.get("size", 0),
            }
        )

    def read_base(self) -> dict[str, int]:
        """The versions the writer saw."""
        told = {n: self.cleaned_data.get(f"{n}_version") for n in ("name", "size")}
        return {name: version for name, version in told.items() if version is not None}


class MoveForm(forms.Form):
    """Somebody changes tables; an empty group is without a place."""

    attendee = forms.UUIDField()
    round = forms.IntegerField(min_value=1, max_value=MOST_ROUNDS)
    from_group = forms.UUIDField(required=False)
    to_group = forms.UUIDField(required=False)
    count = forms.IntegerField(min_value=1, required=False)


class MergeForm(forms.Form):
    """Which other table it becomes one with."""

    into = forms.ModelChoiceField(
        label=_("Becomes part of"), queryset=Group.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


class SplitForm(forms.Form):
    """Who goes along to the new table: each, or how many of several."""

    name = forms.CharField(
        label=_("Name of the new group"), max_length=100, required=False
    )

    def __init__(self, *args: Any, table: TableView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._members = table.members
        for member in table.members:
            self.fields[str(member.attendee.id)] = _make_member_field(
                member.attendee, member.count
            )

    def read_moving(self) -> dict[uuid.UUID, int]:
        """How many of each go along."""
        told = {
            member.attendee.id: int(self.cleaned_data[str(member.attendee.id)] or 0)
            for member in self._members
        }
        return {attendee: count for attendee, count in told.items() if count}


class BalanceForm(forms.Form):
    """How many groups, or how many people in each; how many rounds; who stays."""

    groups = forms.IntegerField(
        label=_("Number of groups"),
        min_value=1,
        max_value=MOST_GROUPS,
        required=False,
    )
    people = forms.IntegerField(
        label=_("or people in each group"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_("Counts only where the number of groups is empty."),
    )
    rounds = forms.IntegerField(label=_("Rounds"), min_value=1, max_value=MOST_ROUNDS)
    kept = forms.MultipleChoiceField(
        label=_("Groups that stay as they are"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seed = forms.IntegerField(
        min_value=1, max_value=_SEEDS, required=False, widget=forms.HiddenInput
    )

    def __init__(
        self, *args: Any, rounds: Iterable[RoundView], heads: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._heads = heads
        views = list(rounds)
        self.fields["kept"].choices = [  # type: ignore[attr-defined]
            (str(table.group.id), _name_table(table, view.number, len(views)))
            for view in views
            for table in view.tables
            if table.members
        ]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not told.get("groups") and not told.get("people"):
            self.add_error(
                "groups", gettext("Say how many groups, or how many in each.")
            )
        return told

    def read_wish(self) -> BalanceWish:
        told = self.cleaned_data
        groups = told.get("groups") or -(-self._heads // told["people"])
        return BalanceWish(
            groups=max(1, groups),
            rounds=told["rounds"],
            seed=told["seed"] or 1,
            kept=frozenset(uuid.UUID(group) for group in told["kept"]),
        )


def _make_member_field(attendee: Attendee, count: int) -> forms.Field:
    if count == 1:
        return forms.BooleanField(label=str(attendee), required=False)
    label = gettext("%(who)s – how many of %(count)d")
    return forms.IntegerField(
        label=label % {"who": attendee, "count": count},
        min_value=0,
        max_value=count,
        required=False,
    )


def _name_table(table: TableView, number: int, rounds: int) -> str:
    if rounds == 1:
        return str(table.group)
    told = {"group": str(table.group), "round": number}
    return gettext("%(group)s, round %(round)d") % told
