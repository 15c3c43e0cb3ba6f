"""A draft, for one who is secretary of its consultation."""

import uuid

from django.http import Http404, HttpRequest

from folkmoot.web.imports.models import Draft
from folkmoot.web.meetings.access import require_role
from folkmoot.web.meetings.models import Role


def fetch_draft(request: HttpRequest, draft_id: uuid.UUID) -> Draft:
    found = Draft.objects.select_related(
        "consultation", "document", "replaces", "dropped_by"
    )
    draft = found.filter(id=draft_id, consultation__removed_at=None).first()
    if draft is None:
        raise Http404
    require_role(request.user, draft.consultation_id, Role.SECRETARY)
    return draft
