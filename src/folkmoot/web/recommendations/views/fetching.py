"""Fetching with permission: all may read along, the secretary writes."""

import uuid

from django.http import Http404, HttpRequest

from folkmoot.web.meetings.access import fetch_consultation, fetch_of_consultation
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.recommendations.models import Recommendation


def fetch_own(
    request: HttpRequest, consultation_id: uuid.UUID, *, to_write: bool = False
) -> Consultation:
    """The consultation, for who may read its recommendations, or write in them."""
    role = Role.SECRETARY if to_write else Role.MEMBER
    return fetch_consultation(request.user, consultation_id, role=role)


def fetch_recommendation(
    request: HttpRequest, recommendation_id: uuid.UUID, *, to_write: bool = False
) -> Recommendation:
    """The recommendation, likewise."""
    role = Role.SECRETARY if to_write else Role.MEMBER
    row = fetch_of_consultation(
        Recommendation, request.user, recommendation_id, role=role
    )
    if row.removed_at is not None:
        raise Http404
    return row
