"""One meeting's plan as a page, its facts, and copying it to the next stop."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.meetings.access import fetch_meeting, find_role
from folkmoot.web.meetings.commands.meetings import (
    change_meeting,
    copy_meeting,
    remove_meeting,
    take_over_plan,
)
from folkmoot.web.meetings.forms.meetings import CopyForm, MeetingForm, PlanSourceForm
from folkmoot.web.meetings.models import Hearing, Meeting, Role
from folkmoot.web.meetings.queries.plans import (
    find_meetings,
    find_neighbours,
    has_plan,
    read_plan,
)
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    do_or_tell,
    name_actor,
    of_one,
    tell_saved,
)
from folkmoot.web.ui.notices import tell_problem


def show_plan(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id)
    if meeting.hearing != Hearing.MEETING:
        # Nobody met for a survey: there is no plan to see.
        return redirect("meetings:consultation", meeting.consultation_id)
    role = find_role(request.user, meeting.consultation_id)
    may_plan = role == Role.SECRETARY
    is_bare = may_plan and not has_plan(meeting)
    before, after = find_neighbours(meeting)
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "plan": read_plan(meeting),
        "may_plan": may_plan,
        "may_run": may_plan or role == Role.FACILITATOR,
        "before": before,
        "after": after,
        "sources": _make_source_form(meeting) if is_bare else None,
    }
    return render(request, "meetings/plan_meeting.html", context)


def change_facts(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    page = RowsPage(
        template="meetings/plan_facts.html",
        form=MeetingForm,
        stored=[meeting],
        save=of_one(
            lambda edit: change_meeting(
                meeting=meeting, edit=edit, by=name_actor(request)
            )
        ),
        back=reverse("meetings:plan", args=[meeting.id]),
        told=_("The meeting is changed."),
        context={"meeting": meeting, "consultation": meeting.consultation},
    )
    return answer_rows(request, page)


def copy_as_next_stop(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    source = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    data = request.POST if request.method == "POST" else None
    form = CopyForm(data, initial={"starts": source.starts, "ends": source.ends})
    if data is not None and form.is_valid():
        meeting, batch = copy_meeting(
            source=source, values=form.cleaned_data, by=name_actor(request)
        )
        tell_saved(request, batch, _("The meeting is on the tour, with its plan."))
        return redirect("meetings:plan", meeting.id)
    context = {"form": form, "meeting": source, "consultation": source.consultation}
    status = 200 if data is None else 422
    return render(request, "meetings/plan_copy.html", context, status=status)


@require_POST
def take_over(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    form = _make_source_form(meeting, request)
    back = reverse("meetings:plan", args=[meeting.id])
    if form is None or not form.is_valid():
        tell_problem(request, _("Choose which meeting’s plan to take over."))
        return redirect(back)
    source = form.cleaned_data["source"]
    return do_or_tell(
        request,
        lambda: take_over_plan(source=source, meeting=meeting, by=name_actor(request)),
        told=_("The plan of “%(meeting)s” is taken over.") % {"meeting": source.title},
        back=back,
    )


@require_POST
def remove(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    return do_or_tell(
        request,
        lambda: remove_meeting(meeting=meeting, by=name_actor(request)),
        told=_("“%(meeting)s” is taken off the tour.") % {"meeting": meeting.title},
        back=reverse("meetings:consultation", args=[meeting.consultation_id]),
    )


def _make_source_form(
    meeting: Meeting, request: HttpRequest | None = None
) -> PlanSourceForm | None:
    """The other stops that have a plan; None where there is none."""
    stops = find_meetings(meeting.consultation).exclude(id=meeting.id)
    others = stops.filter(programmeitems__removed_at=None).exclude(programmeitems=None)
    if not others.exists():
        return None
    data = None if request is None else request.POST
    return PlanSourceForm(data, others=others.distinct())
