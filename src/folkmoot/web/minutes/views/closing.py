"""Closing a paper, approving it, and opening it again."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor, tell_saved
from folkmoot.web.minutes.commands.closing import (
    approve_paper,
    close_paper,
    reopen_paper,
)
from folkmoot.web.minutes.models import Paper
from folkmoot.web.minutes.queries.closed import (
    find_closed,
    list_possible_approvers,
    seal_paper,
)
from folkmoot.web.minutes.queries.corrections import count_proposals
from folkmoot.web.minutes.queries.gaps import list_gaps
from folkmoot.web.minutes.refusal_words import word_minutes_refusal
from folkmoot.web.minutes.views.fetching import (
    fetch_edition,
    fetch_paper,
    may_write,
    read_person,
)
from folkmoot.web.ui.notices import tell_done, tell_problem


@require_GET
def show(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    """What is to be looked at first; once it is closed, who has approved it."""
    paper = fetch_paper(request, paper_id)
    consultation = paper.meeting.consultation
    closed = find_closed(paper.final) if paper.final is not None else None
    context = {
        "paper": paper,
        "meeting": paper.meeting,
        "consultation": consultation,
        "may_write": may_write(request, consultation.id),
        "closed": closed,
        "waits": closed is not None and closed.waits_for(read_person(request)),
    }
    if closed is None:
        context |= {
            "unanswered": count_proposals(paper).unanswered,
            "gaps": list_gaps(paper),
            "people": list_possible_approvers(consultation),
            "seen": seal_paper(paper),
        }
    return render(request, "minutes/closing.html", context)


@require_POST
def close(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    paper = fetch_paper(request, paper_id, role=Role.SECRETARY)
    return do_or_tell(
        request,
        lambda: close_paper(
            paper=paper,
            seen=request.POST.get("seen", ""),
            approvers=_read_approvers(request, paper),
            by=name_actor(request),
        ),
        told=_("The paper is closed. Those you chose can approve it now."),
        back=_address(paper),
        word=word_minutes_refusal,
    )


@require_POST
def reopen(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    paper = fetch_paper(request, paper_id, role=Role.SECRETARY)
    reopen_paper(paper=paper, by=name_actor(request))
    tell_done(
        request, _("The paper can be written in again. The closed version stays.")
    )
    return redirect("minutes:closing", paper.id)


@require_POST
def approve(request: HttpRequest, paper_id: uuid.UUID, number: int) -> HttpResponse:
    """Approve a version as the one who is signed in."""
    paper = fetch_paper(request, paper_id)
    edition = fetch_edition(paper, number)
    try:
        batch = approve_paper(paper=paper, edition=edition, by=read_person(request))
    except ChangeRefusedError as error:
        tell_problem(request, word_minutes_refusal(error))
        return redirect(_address(paper))
    closed = find_closed(edition)
    if closed is not None and closed.locked_at:
        # No undo opens it again, so none is offered.
        tell_done(request, _("Everybody has approved this version. It is locked."))
    else:
        tell_saved(request, batch, _("You have approved this version."))
    return redirect(_address(paper))


def _read_approvers(request: HttpRequest, paper: Paper) -> list[User]:
    wanted = set(request.POST.getlist("approver"))
    possible = list_possible_approvers(paper.meeting.consultation)
    return [person for person in possible if str(person.pk) in wanted]


def _address(paper: Paper) -> str:
    return reverse("minutes:closing", args=[paper.id])
