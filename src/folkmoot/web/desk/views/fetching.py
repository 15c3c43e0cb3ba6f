"""What all addresses of the desk share: whose desk it is, and how it answers."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.access import fetch_consultation, find_role
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.queries.counted_meetings import counted_meetings


def fetch_desk(
    request: HttpRequest, consultation_id: uuid.UUID, *, role: Role = Role.MEMBER
) -> Desk:
    """The consultation's desk, or a meeting's where the address names one."""
    consultation = fetch_consultation(request.user, consultation_id, role=role)
    return open_desk(consultation, request.GET.get("meeting"))


def open_desk(consultation: Any, meeting_id: str | None) -> Desk:
    """The desk for one who may see the consultation. Practice has none."""
    if not meeting_id:
        return Desk(consultation)
    wanted = read_id(meeting_id)
    meetings = counted_meetings().filter(consultation=consultation)
    meeting = meetings.filter(id=wanted).first() if wanted else None
    if meeting is None:
        raise Http404
    return Desk(consultation, meeting)


def may_work(request: HttpRequest, consultation_id: uuid.UUID) -> bool:
    """Whether the person may decide here, and not only read."""
    role = find_role(request.user, consultation_id)
    return role in (Role.FACILITATOR, Role.SECRETARY)


def read_person(request: HttpRequest) -> User:
    """Who asks; no address of the desk is open to anybody else."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def read_id(told: object) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(told))
    except ValueError:
        return None


def answer(values: dict[str, Any], **options: Any) -> JsonResponse:
    """An answer of the desk's, kept by nobody on the way."""
    response = JsonResponse(
        values, json_dumps_params={"ensure_ascii": False}, **options
    )
    patch_cache_control(response, private=True, no_store=True)
    return response
