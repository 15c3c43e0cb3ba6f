"""Who takes part: hosts, the commission's own people, participants, pasted lists."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_meeting
from folkmoot.web.meetings.commands.attendees import (
    Addition,
    add_attendees,
    save_attendees,
)
from folkmoot.web.meetings.forms.attendees import ROW_OF_PART, PasteForm
from folkmoot.web.meetings.forms.pasted_lists import (
    list_choices,
    read_columns,
    read_taken,
)
from folkmoot.web.meetings.models import Attendee, Meeting, Part, Role
from folkmoot.web.meetings.queries.pasted_lists import PastedTable, read_table
from folkmoot.web.meetings.queries.pasted_people import (
    Candidate,
    compare_people,
    digest_candidates,
)
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    name_actor,
    tell_saved,
)
from folkmoot.web.meetings.views.paste_words import summarise

_ADDRESSES = {
    Part.HOST: ("meetings:hosts", "meetings:paste_hosts"),
    Part.COMMISSION: ("meetings:commission", "meetings:paste_commission"),
    Part.PARTICIPANT: ("meetings:participants", "meetings:paste_participants"),
}


def edit_attendees(
    request: HttpRequest, meeting_id: uuid.UUID, part: Part
) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    page = RowsPage(
        template="meetings/plan_attendees.html",
        form=ROW_OF_PART[part],
        stored=_list_attendees(meeting, part),
        save=lambda edits: save_attendees(
            meeting=meeting, part=part, edits=edits, by=name_actor(request)
        ),
        back=_back(meeting, part),
        told=_("The list of people is saved."),
        context=_describe(meeting, part),
    )
    return answer_rows(request, page)


def paste_attendees(
    request: HttpRequest, meeting_id: uuid.UUID, part: Part
) -> HttpResponse:
    """Paste a list, look at what was understood, and take it in."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    if request.method != "POST":
        return _show_paste(request, meeting, part, PasteForm())
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_paste(request, meeting, part, form, status=422)
    text = form.cleaned_data["list"]
    table = read_table(text)
    columns = read_columns(request.POST, table, part)
    candidates = compare_people(table, columns, _list_attendees(meeting, part))
    preview = _describe_preview(request, part, table, columns, candidates)
    preview["digest"] = digest_candidates(candidates)
    form = PasteForm(initial={"text": text})
    if "add" not in request.POST:
        return _show_paste(request, meeting, part, form, **preview)
    if request.POST.get("digest") != preview["digest"]:
        return _show_paste(
            request, meeting, part, form, status=409, is_changed=True, **preview
        )
    return _take_in(request, meeting, part, read_taken(request.POST, candidates))


def _take_in(
    request: HttpRequest, meeting: Meeting, part: Part, taken: list[Candidate]
) -> HttpResponse:
    try:
        batch = add_attendees(
            meeting=meeting,
            part=part,
            additions=[_make_addition(candidate) for candidate in taken],
            by=name_actor(request),
        )
    except ChangeRefusedError:
        # Somebody changed one of them in this very moment: look once more.
        return redirect(reverse(_ADDRESSES[part][1], args=[meeting.id]))
    count = len(taken)
    told = ngettext(
        "%(count)d line of the list is taken in.",
        "%(count)d lines of the list are taken in.",
        count,
    ) % {"count": count}
    tell_saved(request, batch, told)
    return redirect(_back(meeting, part))


def _make_addition(candidate: Candidate) -> Addition:
    if candidate.match is not None and candidate.adds is not None:
        return Addition(values=candidate.adds, to=candidate.match)
    return Addition(values=candidate.values)


def _describe_preview(
    request: HttpRequest,
    part: Part,
    table: PastedTable,
    columns: tuple[Any, ...],
    candidates: list[Candidate],
) -> dict[str, Any]:
    """What the preview shows: columns with their choices, lines with their standing."""
    taken = set(request.POST.getlist("take")) if "digest" in request.POST else None
    heads = table.header.cells if table.header else [""] * table.width
    return {
        "table": table,
        "choices": list_choices(part),
        "columns": [
            {"index": i, "head": heads[i], "holds": columns[i].value,
             "sample": table.sample(i)}
            for i in range(table.width)
        ],
        "candidates": [
            (c, c.is_chosen if taken is None else str(c.line) in taken)
            for c in candidates
        ],
        "summary": summarise(candidates),
    }  # fmt: skip


def _show_paste(
    request: HttpRequest,
    meeting: Meeting,
    part: Part,
    form: PasteForm,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    context = {**_describe(meeting, part), "form": form, **context}
    return render(request, "meetings/plan_paste.html", context, status=status)


def _describe(meeting: Meeting, part: Part) -> dict[str, Any]:
    edit, paste = (reverse(name, args=[meeting.id]) for name in _ADDRESSES[part])
    return {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "part": part.value,
        "edit_address": edit,
        "paste_address": paste,
        "back": _back(meeting, part),
    }


def _list_attendees(meeting: Meeting, part: Part) -> list[Attendee]:
    return list(Attendee.objects.kept().filter(meeting=meeting, part=part))


def _back(meeting: Meeting, part: Part) -> str:
    return f"{reverse('meetings:plan', args=[meeting.id])}#{part.value}"
