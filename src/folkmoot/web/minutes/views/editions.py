"""The versions of a paper, and what is other from one to another."""

import uuid
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from folkmoot.documents.minutes_model import Minutes
from folkmoot.web.minutes.models import Edition, Paper
from folkmoot.web.minutes.queries.closed import find_closed
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.minutes.queries.showing import (
    compare_minutes,
    list_editions,
    load_edition,
    show_minutes,
)
from folkmoot.web.minutes.queries.written import FORMATS
from folkmoot.web.minutes.views.fetching import fetch_edition, fetch_paper

NOW = "now"


@require_GET
def compare(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    """Two versions side by side, word by word; at first the last one and the paper."""
    paper = fetch_paper(request, paper_id)
    editions = list_editions(paper)
    numbers = [str(each.number) for each in editions]
    before = request.GET.get("from", "")
    after = request.GET.get("to", "")
    before = before if before in numbers else (numbers[-1] if numbers else NOW)
    after = after if after in numbers else NOW
    context = {
        "paper": paper,
        "meeting": paper.meeting,
        "consultation": paper.meeting.consultation,
        "editions": editions,
        "before": before,
        "after": after,
        "changed": compare_minutes(
            _load(paper, editions, before), _load(paper, editions, after)
        ),
    }
    return render(request, "minutes/versions.html", context)


@require_GET
def show(request: HttpRequest, paper_id: uuid.UUID, number: int) -> HttpResponse:
    """One version as it reads, and what is other in it than in the first draft."""
    paper = fetch_paper(request, paper_id)
    edition = fetch_edition(paper, number)
    first, minutes = list_editions(paper)[0], load_edition(edition)
    context = {
        "paper": paper,
        "meeting": paper.meeting,
        "consultation": paper.meeting.consultation,
        "edition": edition,
        "minutes": minutes,
        "shown": show_minutes(minutes),
        "closed": find_closed(edition),
        "formats": FORMATS.items(),
        "first": first,
        "changed": compare_minutes(load_edition(first), minutes),
    }
    return render(request, "minutes/edition.html", context)


def _load(paper: Paper, editions: Sequence[Edition], wanted: str) -> Minutes:
    for edition in editions:
        if str(edition.number) == wanted:
            return load_edition(edition)
    return load_paper(paper)
