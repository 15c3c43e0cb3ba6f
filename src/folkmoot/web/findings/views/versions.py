"""Versions of the findings: freezing one, fetching its files, comparing two."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.findings.commands.freezing import freeze_findings
from folkmoot.web.findings.models import FindingsVersion
from folkmoot.web.findings.queries.comparing import Comparison, compare_versions
from folkmoot.web.findings.queries.versions import (
    find_version,
    list_versions,
    read_archive,
    read_packed,
)
from folkmoot.web.findings.queries.voices import count_unseen_single_voices
from folkmoot.web.findings.refusal_words import word_freezing_refusal
from folkmoot.web.meetings.access import fetch_consultation, find_role
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import do_or_tell, get_person
from folkmoot.web.minutes.views.files import attach, name_file

_MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


@require_GET
def versions(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """All versions, and what is other in one than in another."""
    consultation = fetch_consultation(request.user, consultation_id)
    role = find_role(request.user, consultation.id)
    listed = list_versions(consultation)
    before, after = request.GET.get("from", ""), request.GET.get("to", "now")
    context = {
        "consultation": consultation,
        "page": "versions",
        "versions": listed,
        "may_freeze": role == Role.SECRETARY,
        "unseen": count_unseen_single_voices(consultation),
        "before": before,
        "after": after,
        "changes": _compare(
            consultation, before, after, with_hands=role != Role.MEMBER
        ),
    }
    return render(request, "findings/versions.html", context)


@require_POST
def freeze(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    return do_or_tell(
        request,
        lambda: freeze_findings(consultation=consultation, by=get_person(request)),
        told=_("The findings are frozen. The version stays as it is."),
        back=reverse("findings:versions", args=[consultation.id]),
        word=word_freezing_refusal,
    )


@require_GET
def version(
    request: HttpRequest, consultation_id: uuid.UUID, number: int
) -> HttpResponse:
    """What a version is made of, and its files."""
    consultation = fetch_consultation(request.user, consultation_id)
    found = _require_version(consultation, number)
    files = read_archive(found)
    context = {
        "consultation": consultation,
        "version": found,
        "files": [(name, len(content)) for name, content in files.items()],
    }
    return render(request, "findings/version.html", context)


@require_GET
def archive(
    request: HttpRequest, consultation_id: uuid.UUID, number: int
) -> HttpResponseBase:
    """All files of a version as one."""
    consultation = fetch_consultation(request.user, consultation_id)
    found = _require_files(consultation, number)
    name = name_file(f"{consultation} findings {number}", "zip")
    return attach(read_packed(found), name, "application/zip")


@require_GET
def file(
    request: HttpRequest, consultation_id: uuid.UUID, number: int, name: str
) -> HttpResponseBase:
    """One file of a version; the same bytes each time."""
    consultation = fetch_consultation(request.user, consultation_id)
    content = read_archive(_require_version(consultation, number)).get(name)
    if content is None:
        raise Http404
    return attach(content, name, _MEDIA[name.rpartition(".")[2]])


def _require_version(consultation: Consultation, number: int) -> FindingsVersion:
    found = find_version(consultation, number)
    if found is None:
        raise Http404
    return found


def _require_files(consultation: Consultation, number: int) -> FindingsVersion:
    found = _require_version(consultation, number)
    if not found.file:
        raise Http404  # erased
    return found


def _compare(
    consultation: Consultation, before: str, after: str, *, with_hands: bool
) -> Comparison | None:
    """None where nothing was asked for. Raises Http404 where there is no such one."""
    if not before:
        return None
    later = None if after == "now" else _require_files(consultation, _read(after))
    earlier = _require_files(consultation, _read(before))
    return compare_versions(consultation, earlier, later, with_hands=with_hands)


def _read(number: str) -> int:
    if not number.isascii() or not number.isdecimal() or len(number) > len("99999"):
        raise Http404
    return int(number)
