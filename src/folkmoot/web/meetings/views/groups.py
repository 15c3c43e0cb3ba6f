"""The groups of a meeting: who sits where, moving people, balanced suggestions."""

import uuid
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.access import RANK, fetch_meeting, find_role
from folkmoot.web.meetings.commands.balancing import lay_groups
from folkmoot.web.meetings.commands.groups import add_groups
from folkmoot.web.meetings.commands.seats import move_person
from folkmoot.web.meetings.forms.groups import AddGroupsForm, BalanceForm, MoveForm
from folkmoot.web.meetings.models import Attendee, Group, Meeting, Role
from folkmoot.web.meetings.queries.groups import (
    count_participants,
    list_removed_groups,
    list_rounds,
)
from folkmoot.web.meetings.queries.suggested_groups import suggest_groups
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor, tell_saved
from folkmoot.web.ui.notices import tell_problem

Row = TypeVar("Row", Attendee, Group)
# A table of seven is talked around without anybody waiting long.
GOOD_SIZE = 7


@require_safe
def show_groups(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id)
    role = find_role(request.user, meeting.consultation_id)
    rounds = list_rounds(meeting)
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "rounds": rounds,
        "people": count_participants(meeting),
        "has_groups": any(view.tables for view in rounds),
        "removed": list_removed_groups(meeting),
        "may_change": role is not None and RANK[role] >= RANK[Role.FACILITATOR],
        "add_form": AddGroupsForm(),
    }
    return render(request, "meetings/groups.html", context)


@require_POST
def add(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    form = AddGroupsForm(request.POST)
    if not form.is_valid():
        tell_problem(request, _("Write how many more groups, from 1 to 200."))
        return redirect("meetings:groups", meeting.id)
    count = form.cleaned_data["count"]
    told = ngettext("%(count)d group is added.", "%(count)d groups are added.", count)
    return do_or_tell(
        request,
        lambda: add_groups(
            meeting=meeting,
            count=count,
            round_number=form.cleaned_data["round"],
            by=name_actor(request),
        ),
        told=told % {"count": count},
        back=reverse("meetings:groups", args=[meeting.id]),
    )


@require_POST
def move(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    form = MoveForm(request.POST)
    here = reverse("meetings:groups", args=[meeting.id])
    attendee = form.is_valid() and _find(Attendee, meeting, form, "attendee")
    if not isinstance(attendee, Attendee):
        tell_problem(request, _("This could not be read. Load the page again."))
        return redirect(here)
    to_group = _find(Group, meeting, form, "to_group")
    told = {"person": attendee, "group": to_group}
    return do_or_tell(
        request,
        lambda: _move(request, meeting, attendee, form),
        told=(
            _("%(person)s sits in %(group)s.") % told
            if to_group
            else _("%(person)s has no place in this round.") % told
        ),
        back=f"{here}#move-{form.cleaned_data['round']}-{attendee.id}",
    )


def balance(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Show a suggestion, or lay it. What is laid is what was looked at."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    rounds, heads = list_rounds(meeting), count_participants(meeting)
    data = request.POST if request.method == "POST" else request.GET
    standing = len(rounds[0].tables)
    initial = {
        "groups": standing or max(1, round(heads / GOOD_SIZE)),
        "rounds": len(rounds),
        "seed": 1,
    }
    form = BalanceForm(
        data if "rounds" in data else None, rounds=rounds, heads=heads, initial=initial
    )
    suggestion = None
    if form.is_bound and form.is_valid():
        suggestion = suggest_groups(meeting, form.read_wish())
        if request.method == "POST" and data.get("basis") == suggestion.basis:
            try:
                batch = lay_groups(
                    meeting=meeting, suggestion=suggestion, by=name_actor(request)
                )
            except ChangeRefusedError as error:
                return _refuse(request, meeting, error)
            tell_saved(request, batch, _("The groups are laid."))
            return redirect("meetings:groups", meeting.id)
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "form": form,
        "people": heads,
        "suggestion": suggestion,
        "hidden": _list_hidden(form),
        "is_old": request.method == "POST" and suggestion is not None,
        "next_seed": suggestion.wish.seed % 1000 + 1 if suggestion else 1,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "meetings/groups_balance.html", context, status=status)


def _list_hidden(form: BalanceForm) -> list[tuple[str, object]]:
    """What was asked for, to be asked again with another seed or laid."""
    if not form.is_bound or not form.is_valid():
        return []
    told = form.cleaned_data
    single = [(name, told[name]) for name in ("groups", "people", "rounds")]
    kept = [("kept", group) for group in told["kept"]]
    return [*((name, value) for name, value in single if value), *kept]


def _refuse(
    request: HttpRequest, meeting: Meeting, error: ChangeRefusedError
) -> HttpResponse:
    def refused() -> Batch | None:
        raise error

    here = reverse("meetings:groups", args=[meeting.id])
    return do_or_tell(request, refused, told="", back=here)


def _move(
    request: HttpRequest, meeting: Meeting, attendee: Attendee, form: MoveForm
) -> Batch | None:
    told = form.cleaned_data
    return move_person(
        attendee=attendee,
        round_number=told["round"],
        from_group=_find(Group, meeting, form, "from_group"),
        to_group=_find(Group, meeting, form, "to_group"),
        count=told["count"] or 1,
        by=name_actor(request),
    )


def _find(model: type[Row], meeting: Meeting, form: MoveForm, name: str) -> Row | None:
    """A row of this meeting that the form names."""
    asked = form.cleaned_data.get(name)
    found = model.objects.filter(meeting=meeting, id=asked).first() if asked else None
    return found
