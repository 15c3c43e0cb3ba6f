"""The secretary's page of a correction round: who has a link, and what they propose."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.access import fetch_of_meeting
from folkmoot.web.meetings.models import Attendee, Role
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor
from folkmoot.web.minutes.commands.corrections import (
    accept_proposal,
    decline_proposal,
    end_round,
    invite_correctors,
    remove_corrector,
    start_round,
)
from folkmoot.web.minutes.forms.rounds import PeopleForm, RoundForm
from folkmoot.web.minutes.models import CorrectionRound, Corrector, Paper, Proposal
from folkmoot.web.minutes.queries.correction_links import make_link
from folkmoot.web.minutes.queries.corrections import (
    count_proposals,
    find_open_round,
    list_correctors,
    list_proposals,
    list_rounds,
    load_round,
    show_proposals,
    show_round,
    takes_proposals,
)
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.minutes.refusal_words import word_minutes_refusal
from folkmoot.web.minutes.tasks import send_correction_link
from folkmoot.web.minutes.views.fetching import fetch_paper, read_person
from folkmoot.web.statements.words import clean_words
from folkmoot.web.ui.addresses import tell_site
from folkmoot.web.ui.notices import tell_done, tell_problem

_USUAL_TERM = timedelta(days=14)


@require_GET
def show(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    paper = fetch_paper(request, paper_id, role=Role.SECRETARY)
    named = Attendee.objects.kept().filter(meeting=paper.meeting).exclude(name="")
    names = dict.fromkeys(named.values_list("name", flat=True))
    initial = {
        "people": "\n".join(names),
        "deadline": timezone.localdate() + _USUAL_TERM,
    }
    return _render(request, paper, RoundForm(initial=initial))


@require_POST
def start(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    """Send the paper as it stands round."""
    paper = fetch_paper(request, paper_id, role=Role.SECRETARY)
    form = RoundForm(request.POST)
    if not form.is_valid():
        return _render(request, paper, form, status=422)
    try:
        round_ = start_round(
            paper=paper,
            invited=form.cleaned_data["people"],
            message=clean_words(form.cleaned_data["message"]),
            deadline=form.cleaned_data["deadline"],
            by=name_actor(request),
        )
    except ChangeRefusedError as refused:
        tell_problem(request, word_minutes_refusal(refused))
        return _render(request, paper, form, status=409)
    _post(request, list_correctors(round_), is_reminder=False)
    return redirect("minutes:round", paper.id)


@require_POST
def invite(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    paper, round_ = _fetch_round(request, paper_id)
    form = PeopleForm(request.POST)
    if not form.is_valid():
        tell_problem(request, " ".join(map(str, form.errors["people"])))
        return redirect("minutes:round", paper.id)
    try:
        made = invite_correctors(
            round_=round_, invited=form.cleaned_data["people"], by=name_actor(request)
        )
    except ChangeRefusedError as refused:
        tell_problem(request, word_minutes_refusal(refused))
    else:
        _post(request, made, is_reminder=False)
    return redirect("minutes:round", paper.id)


@require_POST
def remind(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    """Send the link once more to those who have proposed nothing yet."""
    paper, round_ = _fetch_round(request, paper_id)
    heard = {each.corrector_id for each in list_proposals(round_)}
    silent = [each for each in list_correctors(round_) if each.id not in heard]
    _post(request, silent, is_reminder=True)
    return redirect("minutes:round", paper.id)


@require_POST
def end(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    paper, round_ = _fetch_round(request, paper_id)
    return _do(
        request,
        paper,
        lambda: end_round(round_=round_, by=name_actor(request)),
        _("The round is over. Links still show the paper and the answers."),
    )


@require_POST
def remove(request: HttpRequest, corrector_id: uuid.UUID) -> HttpResponse:
    corrector = fetch_of_meeting(
        Corrector, request.user, corrector_id, role=Role.SECRETARY, removed_at=None
    )
    return _do(
        request,
        corrector.round.paper,
        lambda: remove_corrector(corrector=corrector, by=name_actor(request)),
        _("The link opens nothing any more. What came by it stays."),
    )


@require_POST
def answer(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Accept a proposal, with or without putting its wording in, or decline it."""
    proposal = fetch_of_meeting(
        Proposal, request.user, proposal_id, role=Role.SECRETARY, removed_at=None
    )
    wanted, by = request.POST.get("answer", ""), name_actor(request)
    reason = clean_words(request.POST.get("reason", ""))

    def do() -> Batch | None:
        if wanted == "decline":
            return decline_proposal(proposal=proposal, reason=reason, by=by)
        return accept_proposal(proposal=proposal, puts_in=wanted == "put_in", by=by)

    is_declined = wanted == "decline"
    told = _("The proposal is declined.") if is_declined else _("It is accepted.")
    return _do(request, proposal.round.paper, do, told, at=f"#p-{proposal.id}")


def _do(
    request: HttpRequest, paper: Paper, do: Any, told: str, *, at: str = ""
) -> HttpResponse:
    back = f"{reverse('minutes:round', args=[paper.id])}{at}"
    return do_or_tell(request, do, told=told, back=back, word=word_minutes_refusal)


def _fetch_round(
    request: HttpRequest, paper_id: uuid.UUID
) -> tuple[Paper, CorrectionRound]:
    paper = fetch_paper(request, paper_id, role=Role.SECRETARY)
    round_ = find_open_round(paper)
    if round_ is None:
        raise Http404
    return paper, round_


def _post(
    request: HttpRequest, correctors: Iterable[Corrector], *, is_reminder: bool
) -> None:
    """Hand the letters to the worker, and say so."""
    site, sender = tell_site(request), read_person(request)
    reached = [each for each in correctors if each.email]
    for each in reached:
        send_correction_link.enqueue(str(each.id), sender.pk, site, is_reminder)
    if not reached:
        tell_done(request, _("No letter was sent. The links below can be copied."))
        return
    told = _("Letters on their way: %(count)d. Other links stand below to be copied.")
    tell_done(request, told % {"count": len(reached)})


def _render(
    request: HttpRequest, paper: Paper, form: RoundForm, *, status: int = 200
) -> HttpResponse:
    rounds = list_rounds(paper)
    context = {
        "paper": paper,
        "meeting": paper.meeting,
        "consultation": paper.meeting.consultation,
        "form": form,
        "ledger": count_proposals(paper),
        "rounds": [
            _show_round(request, round_, is_latest=round_ is rounds[0])
            for round_ in rounds
        ],
        "goes_round": any(round_.ended_at is None for round_ in rounds),
        "people_form": PeopleForm(auto_id="more_%s"),
    }
    return render(request, "minutes/round.html", context, status=status)


def _show_round(
    request: HttpRequest, round_: CorrectionRound, *, is_latest: bool
) -> dict[str, Any]:
    proposals = show_proposals(list_proposals(round_), load_paper(round_.paper))
    minutes = load_round(round_)
    site = tell_site(request)
    return {
        "row": round_,
        "takes": takes_proposals(round_),
        "is_latest": is_latest,
        "correctors": [
            {"row": each, "link": f"{site.rstrip('/')}{make_link(each)}"}
            for each in list_correctors(round_)
        ],
        "unanswered": [each for each in proposals if each.is_open],
        "general": [each for each in proposals if not each.row.anchor],
        "parts": show_round(minutes, proposals) if minutes is not None else None,
    }
