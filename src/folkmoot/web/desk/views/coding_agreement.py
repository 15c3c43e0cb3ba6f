"""How far two people agree, what they differ on, and what became of suggestions."""

import uuid
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.desk import coding_words as words
from folkmoot.web.desk.commands.coding_settle import settle_coding
from folkmoot.web.desk.forms.coding import read_taken
from folkmoot.web.desk.models import Coding, Sample
from folkmoot.web.desk.queries import coding as queries
from folkmoot.web.desk.queries import coding_agreement
from folkmoot.web.desk.queries.coding_agreement import PointAgreement
from folkmoot.web.desk.queries.kept_suggestions import FEW, count_kept_suggestions
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_consultation, fetch_of_consultation
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor, tell_saved
from folkmoot.web.ui.notices import tell_problem


@require_GET
def agreement(request: HttpRequest, sample_id: uuid.UUID) -> HttpResponse:
    """The figures, once the sample is handed in: before, nobody steers by them."""
    sample = fetch_of_consultation(Sample, request.user, sample_id, role=Role.SECRETARY)
    if sample.removed_at is not None:
        raise Http404
    about = {"consultation": sample.consultation, "sample": sample}
    if sample.ended_at is None:
        waiting = {**about, "dealt": queries.find_progress(sample)}
        return render(request, "desk/coding_waiting.html", waiting)
    found = coding_agreement.compare(sample)
    overall = found.overall
    told = {
        **about,
        "found": found,
        "overall": overall,
        "alpha": words.word_alpha(overall.alpha),
        "kappa": words.word_figure(overall.kappa),
        "lowest": words.word_lowest_share(overall),
        "points": list(_word_points(found.points)),
    }
    return render(request, "desk/coding_agreement.html", told)


@require_POST
def settle(request: HttpRequest, coding_id: uuid.UUID) -> HttpResponse:
    """Keep the first's side or take the second's, key point by key point."""
    coding = fetch_of_consultation(Coding, request.user, coding_id, role=Role.SECRETARY)
    try:
        batch = settle_coding(
            coding=coding, take=read_taken(request.POST), by=name_actor(request)
        )
    except ChangeRefusedError as refused:
        tell_problem(request, words.word_coding_refusal(refused))
    else:
        tell_saved(request, batch, _("Settled. The figures stay as they were."))
    return redirect("desk:agreement", coding.sample_id)


@require_GET
def kept_suggestions(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.FACILITATOR
    )
    about = {
        "consultation": consultation,
        "kinds": count_kept_suggestions(Desk(consultation)),
        "few": FEW,
    }
    return render(request, "desk/coding_kept.html", about)


def _word_points(
    points: Iterable[PointAgreement],
) -> Iterable[tuple[PointAgreement, words.Figure, words.Figure]]:
    for point in points:
        reliability = point.reliability
        yield (
            point,
            words.word_alpha(reliability.alpha),
            words.word_figure(reliability.kappa),
        )
