"""One group: its name and size, merging and parting, splitting, taking away."""

import uuid

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.access import fetch_of_meeting
from folkmoot.web.meetings.commands.groups import (
    change_group,
    merge_groups,
    part_group,
    remove_group,
    restore_group,
    split_group,
)
from folkmoot.web.meetings.forms.groups import GroupForm, MergeForm, SplitForm
from folkmoot.web.meetings.models import Group, Role
from folkmoot.web.meetings.queries.groups import (
    find_standing_groups,
    has_written,
    view_table,
)
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor


@require_safe
def show_group(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = _fetch(request, group_id)
    return _show(request, group)


@require_POST
def change(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = _fetch(request, group_id)
    form = GroupForm(request.POST)
    if not form.is_valid():
        return _show(request, group, form=form)
    values = {name: form.cleaned_data[name] for name in ("name", "size")}
    return do_or_tell(
        request,
        lambda: change_group(
            group=group, values=values, base=form.read_base(), by=name_actor(request)
        ),
        told=_("The group is changed."),
        back=_list(group),
    )


@require_POST
def merge(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = _fetch(request, group_id)
    form = MergeForm(request.POST, others=_find_others(group))
    if not form.is_valid():
        return _show(request, group, merge_form=form)
    into = form.cleaned_data["into"]
    told = {"group": group, "into": into}
    return do_or_tell(
        request,
        lambda: merge_groups(group=group, into=into, by=name_actor(request)),
        told=_("%(group)s is part of %(into)s now.") % told,
        back=_list(group),
    )


@require_POST
def part(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = _fetch(request, group_id)
    return do_or_tell(
        request,
        lambda: part_group(group=group, by=name_actor(request)),
        told=_("%(group)s stands for itself again.") % {"group": group},
        back=_list(group),
    )


@require_POST
def split(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = _fetch(request, group_id)
    form = SplitForm(request.POST, table=view_table(group))
    if not form.is_valid():
        return _show(request, group, split_form=form)

    def do() -> Batch | None:
        return split_group(
            group=group,
            moving=form.read_moving(),
            name=form.cleaned_data["name"],
            by=name_actor(request),
        )

    return do_or_tell(
        request,
        do,
        told=_("There is a new group. What was written stays where it was written."),
        back=_list(group),
    )


@require_POST
def remove(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = _fetch(request, group_id)
    return do_or_tell(
        request,
        lambda: remove_group(group=group, by=name_actor(request)),
        told=_("%(group)s is taken away; it can come back.") % {"group": group},
        back=_list(group),
    )


@require_POST
def restore(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = _fetch(request, group_id)
    return do_or_tell(
        request,
        lambda: restore_group(group=group, by=name_actor(request)),
        told=_("The group is back."),
        back=_list(group),
    )


def _fetch(request: HttpRequest, group_id: uuid.UUID) -> Group:
    return fetch_of_meeting(Group, request.user, group_id, role=Role.FACILITATOR)


def _list(group: Group) -> str:
    return reverse("meetings:groups", args=[group.meeting_id])


def _find_others(group: Group) -> QuerySet[Group]:
    others = find_standing_groups(group.meeting).filter(round=group.round)
    return others.exclude(id=group.id)


def _show(
    request: HttpRequest,
    group: Group,
    *,
    form: GroupForm | None = None,
    merge_form: MergeForm | None = None,
    split_form: SplitForm | None = None,
) -> HttpResponse:
    table = view_table(group)
    others = _find_others(group)
    failed = form or merge_form or split_form
    context = {
        "meeting": group.meeting,
        "consultation": group.meeting.consultation,
        "group": group,
        "table": table,
        "form": form or GroupForm.of_group(group),
        "merge_form": merge_form or (MergeForm(others=others) if others else None),
        "split_form": split_form or SplitForm(table=table),
        "has_written": has_written(group),
    }
    status = 422 if failed else 200
    return render(request, "meetings/group.html", context, status=status)
