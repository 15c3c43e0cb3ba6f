"""What was done at a meeting or in a consultation: read, undone, gone back before."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.history import name_row, tell_batches
from folkmoot.web.events.history_files import FORMATS, write_history
from folkmoot.web.events.models import Batch, Recorded
from folkmoot.web.events.queries import find_batches, find_batches_of, find_removal
from folkmoot.web.events.returning import ReturnPlan, plan_return, return_to
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.access import (
    fetch_batch,
    fetch_consultation,
    fetch_meeting,
    fetch_recorded,
    find_role,
)
from folkmoot.web.meetings.forms.history import MomentForm, ReturnForm, WantedForm
from folkmoot.web.meetings.models import Consultation, Meeting, Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.ui.messages import word_refusal
from folkmoot.web.ui.notices import tell_done, tell_problem

_BATCHES_A_PAGE = 50
# What an import made beyond these is in the files one can fetch.
_EVENTS_A_BATCH = 100


@require_POST
def undo(request: HttpRequest, batch_id: uuid.UUID) -> HttpResponse:
    """Undo what was done in one step, and go back to the page one came from."""
    batch = fetch_batch(request.user, batch_id)
    was_undo = batch.undoes.exists()
    try:
        undone = undo_batch(batch=batch, by=name_actor(request))
    except ChangeRefusedError as refused:
        tell_problem(request, _word(refused))
    else:
        address = reverse("meetings:undo", args=[undone.id])
        if was_undo:
            tell_done(request, _("Done again."), undo=address)
        else:
            tell_done(request, _("Undone."), redo=address)
    return redirect(_find_way_back(request, batch))


@require_GET
def show_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    role = find_role(request.user, meeting.consultation_id)
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "may_undo": role == Role.SECRETARY,
        "download": reverse("meetings:history_download", args=[meeting.id]),
    }
    if role == Role.SECRETARY:
        context["return_address"] = reverse("meetings:return", args=[meeting.id])
    return _show_log(request, meeting.id, context)


@require_GET
def show_consultation(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    context = {
        "consultation": consultation,
        "may_undo": True,
        "download": reverse(
            "meetings:consultation_history_download", args=[consultation.id]
        ),
        "meetings": Meeting.objects.kept().filter(consultation=consultation),
        "taken_away": _find_taken_away(consultation),
    }
    return _show_log(request, consultation.id, context)


@require_GET
def show_row(request: HttpRequest, row_id: uuid.UUID) -> HttpResponse:
    """What happened to one statement, one group, one anything."""
    row = fetch_recorded(request.user, row_id, role=Role.FACILITATOR)
    meeting = row if isinstance(row, Meeting) else getattr(row, "meeting", None)
    consultation = _find_consultation(row, meeting)
    page = _page(request, find_batches_of(row.id))
    role = find_role(request.user, consultation.id)
    context = {
        "row": row,
        "name": name_row(row),
        "meeting": meeting,
        "consultation": consultation,
        "may_undo": role == Role.SECRETARY,
        "may_erase": role == Role.SECRETARY and _has_words(row),
        "page": page,
        "stories": tell_batches(list(page), of=row.id),
    }
    return render(request, "meetings/history_row.html", context)


@require_GET
def download_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    return _download(request, meeting.id)


@require_GET
def download_consultation(
    request: HttpRequest, consultation_id: uuid.UUID
) -> HttpResponse:
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    return _download(request, consultation.id)


def go_back(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Show what going back to a moment would do; do it when that was seen."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    if request.method == "POST":
        return _return(request, meeting)
    form = MomentForm(request.GET or None)
    context: dict[str, Any] = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "form": form,
    }
    if form.is_bound and form.is_valid():
        try:
            plan = plan_return(meeting.id, form.cleaned_data["at"])
        except ChangeRefusedError as refused:
            tell_problem(request, _word(refused))
            return redirect("meetings:return", meeting.id)
        context |= _tell_plan(plan)
    return render(request, "meetings/history_return.html", context)


def _tell_plan(plan: ReturnPlan) -> dict[str, Any]:
    return {
        "at": plan.at,
        "moment": plan.at.isoformat(),
        "taken_back": tell_batches(plan.taken_back),
        "refused": [
            (tell_batches([refused.batch])[0], _word(refused))
            for refused in plan.refused
        ],
        "kept": tell_batches(plan.kept),
        "seen": " ".join(str(batch.id) for batch in plan.taken_back),
    }


def _return(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = ReturnForm(request.POST)
    back = reverse("meetings:history", args=[meeting.id])
    if not form.is_valid():
        tell_problem(request, _("Choose the moment once more. Nothing was changed."))
        return redirect("meetings:return", meeting.id)
    try:
        batch = return_to(
            stream_id=meeting.id,
            at=form.cleaned_data["at"],
            seen=form.cleaned_data["seen"],
            by=name_actor(request),
        )
    except ChangeRefusedError as refused:
        tell_problem(request, _word(refused))
        return redirect("meetings:return", meeting.id)
    tell_done(
        request,
        _("Everything is as it was then; what groups wrote since is kept."),
        undo=reverse("meetings:undo", args=[batch.id]),
    )
    return redirect(back)


def _show_log(
    request: HttpRequest, stream_id: uuid.UUID, context: Mapping[str, Any]
) -> HttpResponse:
    form = WantedForm(request.GET, stream_id=stream_id)
    page = _page(request, find_batches(stream_id, form.read()))
    query = request.GET.copy()
    query.pop("page", None)
    shown = {
        **context,
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "stories": tell_batches(list(page), most=_EVENTS_A_BATCH),
    }
    return render(request, "meetings/history.html", shown)


def _page(request: HttpRequest, batches: QuerySet[Batch]) -> Any:
    return Paginator(batches, _BATCHES_A_PAGE).get_page(request.GET.get("page"))


def _download(request: HttpRequest, stream_id: uuid.UUID) -> HttpResponse:
    wanted = WantedForm(request.GET, stream_id=stream_id).read()
    chosen = FORMATS.get(request.GET.get("as", "csv"), FORMATS["csv"])
    batches = find_batches(stream_id, wanted)
    name = f"{_('history')}{chosen.ending}"
    return HttpResponse(
        write_history(tell_batches(list(batches)), chosen),
        content_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _find_taken_away(consultation: Consultation) -> list[tuple[Meeting, Batch]]:
    """Meetings that were taken off the tour, each with the step that did it."""
    found = Meeting.objects.filter(consultation=consultation, practice_of=None)
    away = found.exclude(removed_at=None)
    return [(row, step) for row in away if (step := find_removal(row)) is not None]


def _has_words(row: Recorded) -> bool:
    return any(getattr(row, name) for name in row.erasable)


def _find_consultation(row: Any, meeting: Meeting | None) -> Consultation:
    if isinstance(row, Consultation):
        return row
    found: Consultation = (meeting or row).consultation
    return found


def _find_way_back(request: HttpRequest, batch: Batch) -> str:
    """The page one came from, if it is ours; else the history."""
    for address in (request.POST.get("next"), request.headers.get("Referer")):
        if address and url_has_allowed_host_and_scheme(
            address, {request.get_host()}, require_https=request.is_secure()
        ):
            return address
    if Meeting.objects.kept().filter(id=batch.stream_id).exists():
        return reverse("meetings:history", args=[batch.stream_id])
    return reverse("meetings:home")


def _word(refused: ChangeRefusedError) -> str:
    """Why not; and who did what builds on it."""
    words = word_refusal(refused.code, refused.details)
    later = getattr(refused, "later", None)
    if later is None:
        return words
    (story,) = tell_batches([later])
    told = story.events[0].told if story.events else ""
    return _("%(why)s The later change: %(who)s, %(when)s – %(what)s.") % {
        "why": words,
        "who": story.who,
        "when": date_format(localtime(story.at), "SHORT_DATETIME_FORMAT"),
        "what": told,
    }
