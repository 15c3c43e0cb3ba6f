"""The programme of a meeting: its steps, what belongs to each, and the focus areas."""

import uuid
from collections.abc import Sequence

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting
from folkmoot.web.meetings.commands.programme import (
    attach_file,
    detach_file,
    lay_standard_programme,
    move_item,
    save_item_lines,
    save_meeting_areas,
    save_programme,
)
from folkmoot.web.meetings.commands.rows import RowEdit
from folkmoot.web.meetings.forms.programme import (
    AddAreasForm,
    FileForm,
    LineRow,
    MeetingAreaRow,
    ProgrammeRow,
)
from folkmoot.web.meetings.models import (
    Consideration,
    FocusArea,
    ItemKind,
    Meeting,
    ProgrammeItem,
    Role,
    Theme,
)
from folkmoot.web.meetings.queries.plans import (
    Step,
    find_areas_to_add,
    find_meeting_areas,
    list_steps,
)
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    do_or_tell,
    name_actor,
    tell_saved,
)
from folkmoot.web.ui.notices import tell_problem

DEFAULT_AREA_MINUTES = 25


def edit_programme(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    page = RowsPage(
        template="meetings/plan_programme.html",
        form=ProgrammeRow,
        stored=list(ProgrammeItem.objects.kept().filter(meeting=meeting)),
        save=lambda edits: save_programme(
            meeting=meeting, edits=edits, by=name_actor(request)
        ),
        back=_back(meeting, "programme"),
        told=_("The programme is saved."),
        context={
            "meeting": meeting,
            "consultation": meeting.consultation,
            "steps": list_steps(meeting),
        },
    )
    return answer_rows(request, page)


@require_POST
def lay_standard(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    return do_or_tell(
        request,
        lambda: lay_standard_programme(meeting=meeting, by=name_actor(request)),
        told=_("A standard programme is laid. Change what you like."),
        back=_back(meeting, "programme"),
    )


@require_POST
def move(request: HttpRequest, item_id: uuid.UUID) -> HttpResponse:
    item = _fetch_item(request, item_id)
    is_up = request.POST.get("way") == "up"
    return do_or_tell(
        request,
        lambda: move_item(item=item, up=is_up, by=name_actor(request)),
        told=_("“%(step)s” is moved.") % {"step": item},
        back=_back(item.meeting, f"step-{item.id}"),
    )


def edit_item(request: HttpRequest, item_id: uuid.UUID) -> HttpResponse:
    """An opening's preliminary considerations and file, or a discussion's themes."""
    item = _fetch_item(request, item_id)
    kind = Consideration if item.kind == ItemKind.OPENING else Theme
    page = RowsPage(
        template="meetings/plan_item.html",
        form=LineRow,
        stored=list(kind._default_manager.filter(item=item, removed_at=None)),
        save=lambda edits: save_item_lines(
            item=item, kind=kind, edits=edits, by=name_actor(request)
        ),
        back=_back(item.meeting, f"step-{item.id}"),
        told=_("The preliminary considerations are saved.")
        if kind is Consideration
        else _("The themes are saved."),
        context={
            "item": item,
            "meeting": item.meeting,
            "consultation": item.meeting.consultation,
            "is_opening": kind is Consideration,
            "file_form": FileForm(),
        },
    )
    return answer_rows(request, page)


def change_file(request: HttpRequest, item_id: uuid.UUID) -> HttpResponse:
    """Attach the presentation, or take it off."""
    item = _fetch_item(request, item_id)
    back = reverse("meetings:item", args=[item.id])
    if "detach" in request.POST:
        return do_or_tell(
            request,
            lambda: detach_file(item=item, by=name_actor(request)),
            told=_("The presentation is taken off."),
            back=back,
        )
    is_sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if is_sent else FileForm()
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        batch = attach_file(
            item=item, name=file.name, content=file, by=name_actor(request)
        )
        tell_saved(request, batch, _("The presentation is attached."))
        return redirect(back)
    context = {
        "item": item,
        "meeting": item.meeting,
        "consultation": item.meeting.consultation,
        "file_form": form,
    }
    status = 422 if is_sent else 200
    return render(request, "meetings/plan_file.html", context, status=status)


@require_safe
def download_file(request: HttpRequest, item_id: uuid.UUID) -> HttpResponseBase:
    """The presentation, to keep; never shown as a page of ours."""
    item = _fetch_item(request, item_id, Role.MEMBER)
    if not item.file or not item.file.storage.exists(item.file.name):
        tell_problem(request, _("There is no presentation to fetch."))
        return redirect("meetings:plan", item.meeting_id)
    name = item.file.name.rpartition("/")[2]
    return FileResponse(
        item.file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        },
    )


def edit_meeting_areas(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    steps = [s for s in list_steps(meeting) if s.item.kind == ItemKind.GROUP_WORK]
    missing = find_areas_to_add(meeting)
    adding = AddAreasForm(
        request.POST if request.method == "POST" else None, areas=missing
    )
    areas = list(find_meeting_areas(meeting))
    page = RowsPage(
        template="meetings/plan_areas.html",
        form=MeetingAreaRow,
        stored=areas,
        save=lambda edits: save_meeting_areas(
            meeting=meeting,
            edits=[*edits, *_read_added(adding, steps)],
            by=name_actor(request),
        ),
        back=_back(meeting, "programme"),
        told=_("The focus areas of the meeting are saved."),
        context={
            "meeting": meeting,
            "consultation": meeting.consultation,
            "adding": adding,
        },
        options={"steps": steps, "areas": areas},
    )
    return answer_rows(request, page)


def _read_added(adding: AddAreasForm, steps: Sequence[Step]) -> list[RowEdit]:
    """The areas that were ticked, at the end of the only step of group work."""
    if not adding.is_valid():
        return []
    item_id = steps[0].item.id if steps else None
    chosen: list[FocusArea] = list(adding.cleaned_data["areas"])
    values = {"item_id": item_id, "minutes": DEFAULT_AREA_MINUTES}
    return [
        RowEdit(id=uuid.uuid4(), values={**values, "focus_area_id": area.id})
        for area in chosen
    ]


def _fetch_item(
    request: HttpRequest, item_id: uuid.UUID, role: Role = Role.SECRETARY
) -> ProgrammeItem:
    return fetch_of_meeting(
        ProgrammeItem, request.user, item_id, role=role, removed_at=None
    )


def _back(meeting: Meeting, part: str) -> str:
    return f"{reverse('meetings:plan', args=[meeting.id])}#{part}"
