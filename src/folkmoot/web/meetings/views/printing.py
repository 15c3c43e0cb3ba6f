"""What is printed: group sheets, door poster, programme; and the calendar file.

Everything is in the consultation's language, whatever language the reader has chosen.
"""

import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from folkmoot.documents.print_values import Paper
from folkmoot.documents.write_calendar import write_calendar
from folkmoot.documents.write_group_sheets import (
    write_door_poster,
    write_group_sheets,
    write_programme,
)
from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting, find_role
from folkmoot.web.meetings.commands.keys import change_key, ensure_keys
from folkmoot.web.meetings.join_keys import show_code
from folkmoot.web.meetings.models import Group, JoinKey, Meeting, Role
from folkmoot.web.meetings.queries.groups import find_standing_groups
from folkmoot.web.meetings.queries.plans import read_plan
from folkmoot.web.meetings.queries.prints import (
    DOOR_PATH,
    find_keys,
    print_door,
    print_groups,
    print_meeting,
    print_people,
    print_steps,
    read_calendar_entry,
)
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor
from folkmoot.web.ui.addresses import tell_site
from folkmoot.web.ui.notices import tell_problem

_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@require_safe
def show_prints(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    ensure_keys(meeting=meeting, by=name_actor(request))
    site, keys = tell_site(request), find_keys(meeting)
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "door": keys[None],
        "door_code": show_code(keys[None].code),
        "groups": [
            (group, keys[group.id], show_code(keys[group.id].code))
            for group in find_standing_groups(meeting)
        ],
        "address": f"{site}{DOOR_PATH}",
        "may_change_keys": (
            find_role(request.user, meeting.consultation_id) == Role.SECRETARY
        ),
        "is_own_machine": urlsplit(site).hostname in _OWN_MACHINE,
        "has_day": read_calendar_entry(meeting, url="") is not None,
    }
    return render(request, "meetings/prints.html", context)


@never_cache
@require_safe
def print_all_sheets(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    return _print_sheets(request, meeting)


@never_cache
@require_safe
def print_sheet(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    group = fetch_of_meeting(
        Group, request.user, group_id, role=Role.FACILITATOR, removed_at=None
    )
    return _print_sheets(request, group.meeting, only=group)


@never_cache
@require_safe
def print_poster(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    ensure_keys(meeting=meeting, by=name_actor(request))
    door = print_door(find_keys(meeting)[None], site=tell_site(request))
    paper = Paper.A3 if request.GET.get("paper") == Paper.A3 else Paper.A4
    return _answer_pdf(
        meeting,
        lambda: write_door_poster(print_meeting(meeting), door, paper=paper),
        name=_("door poster"),
    )


@require_safe
def print_programme(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id)
    plan = read_plan(meeting)
    return _answer_pdf(
        meeting,
        lambda: write_programme(
            print_meeting(meeting),
            hosts=print_people(plan.hosts),
            steps=print_steps(plan),
        ),
        name=_("programme"),
    )


@require_safe
def give_calendar(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id)
    page = reverse("meetings:plan", args=[meeting.id])
    entry = read_calendar_entry(meeting, url=f"{tell_site(request)}{page}")
    if entry is None:
        tell_problem(
            request,
            _(
                "There is no calendar file yet, because the day of the meeting is not "
                "fully known. Write day, month and year under time and place first."
            ),
        )
        return redirect(page)
    language = meeting.consultation.language
    text = write_calendar(entry, language=language, written_at=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    return _name_file(response, f"{meeting.title}.ics", is_shown=False)


@require_POST
def renew_key(request: HttpRequest, join_key_id: uuid.UUID) -> HttpResponse:
    """Make what was printed worthless; those who came by it must scan again."""
    join_key = fetch_of_meeting(
        JoinKey, request.user, join_key_id, role=Role.SECRETARY, removed_at=None
    )
    return do_or_tell(
        request,
        lambda: change_key(join_key=join_key, by=name_actor(request)),
        told=_(
            "The key is changed. What was printed with the old one no longer opens "
            "anything, and phones that came by it must scan the new one. Their unsent "
            "words stay on them. Print the new sheet now."
        ),
        back=reverse("meetings:prints", args=[join_key.meeting_id]),
    )


def _print_sheets(
    request: HttpRequest, meeting: Meeting, *, only: Group | None = None
) -> HttpResponse:
    ensure_keys(meeting=meeting, by=name_actor(request))
    site = tell_site(request)
    return _answer_pdf(
        meeting,
        lambda: write_group_sheets(
            print_meeting(meeting), print_groups(meeting, site=site, only=only)
        ),
        name=str(only) if only is not None else _("group sheets"),
    )


def _answer_pdf(
    meeting: Meeting, write: Callable[[], bytes], *, name: str
) -> HttpResponse:
    with translation.override(meeting.consultation.language):
        response = HttpResponse(write(), content_type="application/pdf")
    return _name_file(response, f"{meeting.title} – {name}.pdf", is_shown=True)


def _name_file(response: HttpResponse, name: str, *, is_shown: bool) -> HttpResponse:
    told = content_disposition_header(not is_shown, _clean_name(name))
    response.headers["Content-Disposition"] = told or "attachment"
    return response


def _clean_name(name: str) -> str:
    """Without what folders and file systems trip over."""
    return "".join(c for c in name if c.isprintable() and c not in '/\\:*?"<>|')[:120]
