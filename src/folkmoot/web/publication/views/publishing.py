"""What would be published, what keeps it from it, and what was published."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.findings.queries.versions import read_packed
from folkmoot.web.meetings.access import fetch_consultation, find_role
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.queries.plans import find_meetings
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    do_or_tell,
    get_person,
    name_actor,
    of_one,
)
from folkmoot.web.minutes.views.files import attach, name_file
from folkmoot.web.publication.commands.deciding import save_publishing
from folkmoot.web.publication.commands.releasing import publish
from folkmoot.web.publication.forms.deciding import PublishingForm
from folkmoot.web.publication.queries.material import (
    gather_material,
    read_publishing,
)
from folkmoot.web.publication.queries.releases import (
    find_release,
    list_releases,
)
from folkmoot.web.publication.refusal_words import word_publishing_refusal


@require_GET
def show(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What would be published now, and what was."""
    consultation = fetch_consultation(request.user, consultation_id)
    material = gather_material(consultation)
    context = {
        "consultation": consultation,
        "may_write": find_role(request.user, consultation.id) == Role.SECRETARY,
        "setup": read_publishing(consultation),
        "answer": material.answer,
        "open": material.open,
        "decided": material.decided,
        "meetings": [
            (
                each,
                str(each.id) in material.chatham_house,
                str(each.id) in material.small,
            )
            for each in find_meetings(consultation)
        ],
        "releases": list_releases(consultation),
    }
    return render(request, "publication/publication.html", context)


def set_up(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """By whom it is published, and whose names are looked for."""
    consultation = _fetch_to_write(request, consultation_id)
    publishing = read_publishing(consultation)
    page = RowsPage(
        template="publication/settings.html",
        form=PublishingForm,
        stored=[publishing],
        save=of_one(
            lambda edit: save_publishing(
                publishing=publishing, edit=edit, by=name_actor(request)
            )
        ),
        back=_address(consultation),
        told=_("How it is published is saved."),
        context={"consultation": consultation},
        word=word_publishing_refusal,
    )
    return answer_rows(request, page)


@require_POST
def release(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Write the site and keep it as the next release."""
    consultation = _fetch_to_write(request, consultation_id)
    return do_or_tell(
        request,
        lambda: publish(consultation=consultation, by=get_person(request)),
        told=_("The site is written. Fetch it below, and put it on any web server."),
        back=f"{_address(consultation)}#releases",
        word=word_publishing_refusal,
    )


@require_GET
def archive(
    request: HttpRequest, consultation_id: uuid.UUID, number: int
) -> HttpResponseBase:
    """A release as one file; the same bytes each time."""
    consultation = fetch_consultation(request.user, consultation_id)
    found = find_release(consultation, number)
    content = read_packed(found) if found is not None else b""
    if not content:
        raise Http404
    title = _("You said – we did")
    name = name_file(f"{consultation} {title} {number}", "zip")
    return attach(content, name, "application/zip")


def _fetch_to_write(request: HttpRequest, consultation_id: uuid.UUID) -> Consultation:
    return fetch_consultation(request.user, consultation_id, role=Role.SECRETARY)


def _address(consultation: Consultation) -> str:
    return reverse("publication:publication", args=[consultation.id])
