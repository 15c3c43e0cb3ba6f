"""The papers of a meeting: what there is, a draft of it, and the page one writes on."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.minutes.commands.drafting import add_annex, draft_paper
from folkmoot.web.minutes.models import PaperKind
from folkmoot.web.minutes.queries.closed import find_closed
from folkmoot.web.minutes.queries.corrections import count_proposals
from folkmoot.web.minutes.queries.drafts import Wishes, list_choices
from folkmoot.web.minutes.queries.house import find_template
from folkmoot.web.minutes.queries.material import tell_material, tell_state
from folkmoot.web.minutes.queries.papers import (
    find_paper,
    find_papers,
    find_without_annex,
)
from folkmoot.web.minutes.queries.showing import show_paper
from folkmoot.web.minutes.queries.telling import tell_paper
from folkmoot.web.minutes.queries.written import FORMATS
from folkmoot.web.minutes.refusal_words import word_minutes_refusal
from folkmoot.web.minutes.views.fetching import (
    answer,
    fetch_met,
    fetch_paper,
    may_write,
    read_person,
)
from folkmoot.web.ui.notices import tell_problem


@require_GET
def papers(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """What is written of a meeting, and what could be drafted."""
    meeting = fetch_met(request, meeting_id)
    found = find_papers(meeting)
    drafted = {paper.kind for paper in found}
    writes = may_write(request, meeting.consultation_id)
    may_choose = writes and PaperKind.NOTE not in drafted
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "papers": found,
        "without_annex": find_without_annex(found) if writes else None,
        "may_write": writes,
        "points": list_choices(meeting) if may_choose else (),
        "to_draft": [kind for kind in PaperKind if kind not in drafted],
        "template": find_template(meeting.consultation),
    }
    return render(request, "minutes/papers.html", context)


@require_POST
def draft(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_met(request, meeting_id, role=Role.SECRETARY)
    wanted = request.POST.get("kind", PaperKind.MINUTES.value)
    kind = PaperKind(wanted) if wanted in PaperKind.values else PaperKind.MINUTES
    wishes = Wishes(
        chosen=frozenset(request.POST.getlist("point")),
        has_annex="annex" in request.POST,
    )
    by = name_actor(request)
    paper = find_paper(meeting, kind) if wishes.has_annex else None
    try:
        if paper is None:
            paper = draft_paper(meeting=meeting, kind=kind, by=by, wishes=wishes)
        else:
            add_annex(paper=paper, by=by)
    except ChangeRefusedError as refused:
        tell_problem(request, word_minutes_refusal(refused))
        return redirect("minutes:papers", meeting.id)
    return redirect("minutes:paper", paper.id)


@require_GET
def paper(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    """The page as the paper it becomes; its script makes it one that is written on."""
    found = fetch_paper(request, paper_id)
    writes = may_write(request, found.meeting.consultation_id)
    told: dict[str, Any] = {
        "paper": str(found.id),
        "kind": found.kind,
        "person": str(read_person(request)),
        "base": reverse("minutes:paper", args=[found.id]),
        "may_write": writes and found.final is None,
        "is_closed": found.final is not None,
        **tell_paper(found),
    }
    context = {
        "paper": found,
        "meeting": found.meeting,
        "consultation": found.meeting.consultation,
        "may_write": writes,
        "unanswered": count_proposals(found).unanswered,
        "closed": find_closed(found.final) if found.final is not None else None,
        "shown": show_paper(found),
        "template": find_template(found.meeting.consultation),
        "told": told,
        "files": [(kind, each.name) for kind, each in FORMATS.items()],
    }
    return render(request, "minutes/paper.html", context)


@require_GET
def now(request: HttpRequest, paper_id: uuid.UUID) -> JsonResponse:
    """The paper as it stands, for a page that was open a while."""
    return answer(tell_paper(fetch_paper(request, paper_id)))


@require_GET
def material(request: HttpRequest, paper_id: uuid.UUID) -> JsonResponse:
    """The key points and statements that the paper can rest on."""
    return answer(tell_material(fetch_paper(request, paper_id).meeting))


@require_GET
def state(request: HttpRequest, paper_id: uuid.UUID) -> JsonResponse:
    """What to look at before the paper is closed, and whether there is news for it."""
    return answer(tell_state(fetch_paper(request, paper_id)))
