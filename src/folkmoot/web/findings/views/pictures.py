"""The views of the findings: each a picture, its table, and both as files."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from folkmoot.documents.finding_pictures import Picture, tabulate
from folkmoot.documents.svg_findings import draw_picture
from folkmoot.documents.write_pictures import write_picture
from folkmoot.web.findings.queries.picture_choices import list_choices
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.findings.queries.pictures import VIEWS
from folkmoot.web.findings.queries.questions import list_questions
from folkmoot.web.findings.telling import word_of_asked
from folkmoot.web.findings.views.fetching import Reading, open_findings
from folkmoot.web.minutes.views.files import attach, name_file

_MEDIA = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
def pictures(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What can be looked at."""
    reading = open_findings(request, consultation_id)
    return reading.show("findings/pictures.html", "views", views=VIEWS)


@require_GET
def picture(
    request: HttpRequest, consultation_id: uuid.UUID, which: str
) -> HttpResponse:
    """One picture with its table; every figure leads to its statements."""
    reading = open_findings(request, consultation_id)
    settings = Settings.read(request.GET.dict())
    drawn = _draw(reading, which, settings)
    return reading.show(
        "findings/picture.html",
        "views",
        picture=drawn,
        svg=draw_picture(drawn, of=word_of_asked(), base=reading.base, alone=False),
        twin=tabulate(drawn.body),
        kinds=_MEDIA,
        settings=settings,
        query=request.GET.urlencode(),
        choices=list_choices(which, reading.findings, settings),
        questions=_list_questions(reading, which),
        points=reading.findings.key_points,
    )


@require_GET
def picture_file(
    request: HttpRequest, consultation_id: uuid.UUID, which: str, form: str
) -> HttpResponse:
    """A picture or its table as a file; equal findings give equal bytes."""
    reading = open_findings(request, consultation_id)
    if form not in _MEDIA:
        raise Http404
    drawn = _draw(reading, which, Settings.read(request.GET.dict()))
    content = write_picture(
        drawn,
        form,
        of=word_of_asked(),
        asked=_("asked"),
        language=get_language() or reading.consultation.language,
    )
    title = f"{reading.consultation} {drawn.title}"
    return attach(content, name_file(title, form), _MEDIA[form])


def _draw(reading: Reading, name: str, settings: Settings) -> Picture:
    if name not in VIEWS:
        raise Http404
    return VIEWS[name].draw(reading.desk, reading.findings, settings)


def _list_questions(reading: Reading, name: str) -> list[object]:
    if name != "questions":
        return []
    return list(list_questions(reading.desk, reading.findings))
