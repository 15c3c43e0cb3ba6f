"""The recommendations as files, from the same document whatever the format."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from folkmoot.web.minutes.views.files import attach_paper
from folkmoot.web.recommendations.queries.advice import compose_paper
from folkmoot.web.recommendations.views.fetching import fetch_own


@require_GET
def download(
    request: HttpRequest, consultation_id: uuid.UUID, kind: str
) -> HttpResponse:
    """With notes on what each rests on; Word in the house's own template."""
    consultation = fetch_own(request, consultation_id)
    title = f"{_('Recommendations')} {consultation}"
    return attach_paper(compose_paper(consultation), kind, consultation, title)
