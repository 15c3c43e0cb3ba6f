"""What all addresses of the papers share: whose paper it is, and how it answers."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting, find_role
from folkmoot.web.meetings.models import Hearing, Meeting, Role
from folkmoot.web.minutes.models import Edition, Paper


def fetch_paper(
    request: HttpRequest, paper_id: uuid.UUID, *, role: Role = Role.MEMBER
) -> Paper:
    """The paper, for one who has at least this role in its consultation."""
    paper = fetch_of_meeting(
        Paper, request.user, paper_id, role=role, removed_at=None,
        meeting__removed_at=None, meeting__consultation__removed_at=None,
    )  # fmt: skip
    return paper


def fetch_edition(paper: Paper, number: int) -> Edition:
    """A version of a paper one may see, whose words were not erased."""
    found = Edition.objects.kept().filter(paper=paper, number=number)
    edition: Edition | None = found.exclude(content="").first()
    if edition is None:
        raise Http404
    return edition


def fetch_met(
    request: HttpRequest, meeting_id: uuid.UUID, *, role: Role = Role.MEMBER
) -> Meeting:
    """A meeting that papers are written of: practice and surveys have none."""
    meeting = fetch_meeting(request.user, meeting_id, role=role)
    if meeting.practice_of_id is not None or meeting.hearing != Hearing.MEETING:
        raise Http404
    return meeting


def may_write(request: HttpRequest, consultation_id: uuid.UUID) -> bool:
    return find_role(request.user, consultation_id) == Role.SECRETARY


def read_person(request: HttpRequest) -> User:
    """Who asks; no address of a paper is open to anybody else."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def answer(values: dict[str, Any], **options: Any) -> JsonResponse:
    """An answer kept by nobody on the way."""
    response = JsonResponse(
        values, json_dumps_params={"ensure_ascii": False}, **options
    )
    patch_cache_control(response, private=True, no_store=True)
    return response
