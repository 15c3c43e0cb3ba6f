"""A paper as a file: as it stands, or as it was when it was closed."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_GET

from folkmoot.documents.minutes_model import Minutes
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.models import Edition, Paper
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.minutes.queries.showing import load_edition
from folkmoot.web.minutes.queries.written import FORMATS, read_kept_file, write_file
from folkmoot.web.minutes.views.fetching import fetch_edition, fetch_paper

_LONGEST_NAME = 80


@require_GET
def download(request: HttpRequest, paper_id: uuid.UUID, kind: str) -> HttpResponse:
    """The paper as it stands now; a closed one as it was closed."""
    paper = fetch_paper(request, paper_id)
    if paper.final is not None and paper.final.content:
        return _answer_edition(paper, paper.final, kind)
    return _answer(paper, load_paper(paper), kind)


@require_GET
def download_edition(
    request: HttpRequest, paper_id: uuid.UUID, number: int, kind: str
) -> HttpResponse:
    """One version; of a closed one the same bytes each time."""
    paper = fetch_paper(request, paper_id)
    return _answer_edition(paper, fetch_edition(paper, number), kind)


def attach(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be kept, which no browser runs anything of."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, name) or "attachment"
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def attach_paper(
    minutes: Minutes, kind: str, consultation: Consultation, title: str
) -> HttpResponse:
    """A paper as a file of its kind. Raises Http404 where there is no such kind."""
    if kind not in FORMATS:
        raise Http404
    content = write_file(minutes, kind, consultation)
    return attach(content, name_file(title, kind), FORMATS[kind].media_type)


def name_file(title: str, ending: str) -> str:
    """A name that every system takes."""
    return f"{get_valid_filename(title)[:_LONGEST_NAME]}.{ending}"


def _answer_edition(paper: Paper, edition: Edition, kind: str) -> HttpResponse:
    kept = read_kept_file(edition, kind)
    if kept is None:
        return _answer(paper, load_edition(edition), kind)
    return attach(kept, name_file(_title(paper), kind), FORMATS[kind].media_type)


def _answer(paper: Paper, minutes: Minutes, kind: str) -> HttpResponse:
    return attach_paper(minutes, kind, paper.meeting.consultation, _title(paper))


def _title(paper: Paper) -> str:
    return f"{paper} {paper.meeting}"
