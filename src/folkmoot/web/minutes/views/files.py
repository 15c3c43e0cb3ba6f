"""A paper as a file, from the same document whatever the format."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_GET

from folkmoot.documents.minutes_json import dump_minutes
from folkmoot.documents.minutes_model import Minutes
from folkmoot.documents.write_minutes_docx import write_minutes_docx
from folkmoot.documents.write_minutes_html import write_minutes_html
from folkmoot.documents.write_minutes_markdown import write_minutes_markdown
from folkmoot.documents.write_minutes_odt import write_minutes_odt
from folkmoot.documents.write_minutes_pdf import write_minutes_pdf
from folkmoot.web.minutes.models import HouseTemplate
from folkmoot.web.minutes.queries.house import find_template
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.minutes.views.fetching import fetch_paper

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST_NAME = 80


@dataclass(frozen=True)
class Format:
    """How a paper is written as one kind of file."""

    media_type: str
    write: Callable[[Minutes], bytes]


FORMATS: Mapping[str, Format] = {
    "pdf": Format("application/pdf", write_minutes_pdf),
    "odt": Format("application/vnd.oasis.opendocument.text", write_minutes_odt),
    "html": Format("text/html", lambda each: write_minutes_html(each).encode()),
    "md": Format("text/markdown", lambda each: write_minutes_markdown(each).encode()),
    "json": Format("application/json", lambda each: dump_minutes(each).encode()),
}


@require_GET
def download(request: HttpRequest, paper_id: uuid.UUID, kind: str) -> HttpResponse:
    """The paper as it stands now; Word in the house's own template, if it has one."""
    paper = fetch_paper(request, paper_id)
    minutes = load_paper(paper)
    name = get_valid_filename(f"{paper} {paper.meeting}")[:_LONGEST_NAME]
    if kind == "docx":
        template = find_template(paper.meeting.consultation)
        content = write_minutes_docx(minutes, template=_read(template))
        return attach(content, f"{name}.docx", WORD)
    if kind not in FORMATS:
        raise Http404
    wanted = FORMATS[kind]
    return attach(wanted.write(minutes), f"{name}.{kind}", wanted.media_type)


def attach(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be kept, which no browser runs anything of."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, name) or "attachment"
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _read(template: HouseTemplate | None) -> bytes | None:
    if template is None or not template.file:
        return None
    with template.file.open("rb") as file:
        content: bytes = file.read()
    return content
