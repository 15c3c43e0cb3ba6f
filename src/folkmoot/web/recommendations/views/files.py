"""The recommendations as files, from the same document whatever the format."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from folkmoot.web.minutes.queries.written import FORMATS, write_file
from folkmoot.web.minutes.views.files import attach
from folkmoot.web.recommendations.queries.advice import compose_paper
from folkmoot.web.recommendations.views.fetching import fetch_own

_LONGEST_NAME = 80


@require_GET
def download(
    request: HttpRequest, consultation_id: uuid.UUID, kind: str
) -> HttpResponse:
    """With notes on what each rests on; Word in the house's own template."""
    consultation = fetch_own(request, consultation_id)
    if kind not in FORMATS:
        raise Http404
    content = write_file(compose_paper(consultation), kind, consultation)
    told = f"{_('Recommendations')} {consultation}"
    name = get_valid_filename(told)[:_LONGEST_NAME]
    return attach(content, f"{name}.{kind}", FORMATS[kind].media_type)
