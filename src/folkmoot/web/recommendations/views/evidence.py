"""Deciding what bears on a recommendation, and what none follows."""

import uuid

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.meetings.access import fetch_of_consultation, fetch_of_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    do_or_tell,
    name_actor,
    of_one,
)
from folkmoot.web.recommendations.commands.evidence import (
    Borne,
    drop_evidence,
    find_not_followed,
    take_evidence,
    take_up_key_point,
    turn_down_key_point,
    word_evidence,
)
from folkmoot.web.recommendations.forms.writing import EvidenceForm, NotFollowedForm
from folkmoot.web.recommendations.models import Evidence, Side
from folkmoot.web.recommendations.refusal_words import word_recommendation_refusal
from folkmoot.web.recommendations.views.fetching import fetch_recommendation
from folkmoot.web.statements.models import KeyPoint, Statement


@require_POST
def take(request: HttpRequest, recommendation_id: uuid.UUID) -> HttpResponse:
    """Take a key point or a statement as evidence, for or against, or rule it out."""
    row = fetch_recommendation(request, recommendation_id, to_write=True)
    side = request.POST.get("side", "")
    if side not in Side.values:
        raise BadRequest
    borne = _fetch_borne(request)
    told = {
        Side.FOR: _("It is evidence for the recommendation."),
        Side.AGAINST: _("It is evidence against the recommendation."),
        Side.NONE: _("It does not bear on the recommendation."),
    }
    return do_or_tell(
        request,
        lambda: take_evidence(
            recommendation=row, borne=borne, side=Side(side), by=name_actor(request)
        ),
        told=told[Side(side)],
        back=find_way_back(request, _address(row.id, "evidence")),
        word=word_recommendation_refusal,
    )


def word(request: HttpRequest, evidence_id: uuid.UUID) -> HttpResponse:
    """Write why it bears."""
    evidence = _fetch_evidence(request, evidence_id)
    page = RowsPage(
        template="recommendations/evidence.html",
        form=EvidenceForm,
        stored=[evidence],
        save=of_one(
            lambda edit: word_evidence(
                evidence=evidence, edit=edit, by=name_actor(request)
            )
        ),
        back=_address(evidence.recommendation_id, f"e-{evidence.id}"),
        told=_("Why it bears is saved."),
        context={
            "consultation": evidence.consultation,
            "recommendation": evidence.recommendation,
            "evidence": evidence,
        },
        word=word_recommendation_refusal,
    )
    return answer_rows(request, page)


@require_POST
def drop(request: HttpRequest, evidence_id: uuid.UUID) -> HttpResponse:
    evidence = _fetch_evidence(request, evidence_id)
    return do_or_tell(
        request,
        lambda: drop_evidence(evidence=evidence, by=name_actor(request)),
        told=_("It is no evidence any more."),
        back=_address(evidence.recommendation_id, "evidence"),
        word=word_recommendation_refusal,
    )


def turn_down(request: HttpRequest, key_point_id: uuid.UUID) -> HttpResponse:
    """Write why no recommendation follows a key point."""
    point = _fetch_point(request, key_point_id)
    known = find_not_followed(point)

    page = RowsPage(
        template="recommendations/not_followed.html",
        form=NotFollowedForm,
        stored=[known] if known else [],
        save=of_one(
            lambda edit: turn_down_key_point(
                key_point=point, edit=edit, by=name_actor(request)
            )
        ),
        back=_coverage_address(point),
        told=_("Why it is not followed is saved."),
        context={
            "consultation": point.consultation,
            "point": point,
            "known": known,
        },
        word=word_recommendation_refusal,
    )
    return answer_rows(request, page)


@require_POST
def take_up(request: HttpRequest, key_point_id: uuid.UUID) -> HttpResponse:
    point = _fetch_point(request, key_point_id)
    known = find_not_followed(point)
    return do_or_tell(
        request,
        lambda: (
            take_up_key_point(not_followed=known, by=name_actor(request))
            if known
            else None
        ),
        told=_("It is open again whether this key point is followed."),
        back=_coverage_address(point),
        word=word_recommendation_refusal,
    )


def _fetch_borne(request: HttpRequest) -> Borne:
    """The key point or the statement that was chosen, of a consultation of theirs."""
    try:
        if "key_point" in request.POST:
            own = uuid.UUID(request.POST["key_point"])
            return Borne(key_point=_fetch_point(request, own))
        own = uuid.UUID(request.POST.get("statement", ""))
    except ValueError as error:
        raise BadRequest from error
    statement = fetch_of_meeting(Statement, request.user, own, role=Role.SECRETARY)
    return Borne(statement=statement)


def _fetch_point(request: HttpRequest, key_point_id: uuid.UUID) -> KeyPoint:
    return fetch_of_consultation(
        KeyPoint, request.user, key_point_id, role=Role.SECRETARY
    )


def _fetch_evidence(request: HttpRequest, evidence_id: uuid.UUID) -> Evidence:
    evidence = fetch_of_consultation(
        Evidence, request.user, evidence_id, role=Role.SECRETARY
    )
    if evidence.removed_at is not None:
        raise Http404
    return evidence


def find_way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the button stood, so that a search goes on."""
    wanted = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.startswith("/") else otherwise


def _address(recommendation_id: uuid.UUID, part: str) -> str:
    address = reverse("recommendations:recommendation", args=[recommendation_id])
    return f"{address}#{part}"


def _coverage_address(point: KeyPoint) -> str:
    address = reverse("recommendations:coverage", args=[point.consultation_id])
    return f"{address}#p-{point.id}"
