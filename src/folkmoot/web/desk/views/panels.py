"""The right side of the desk: one statement or key point, with all about it."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from folkmoot.web.desk.models import SuggestedPoint
from folkmoot.web.desk.queries.difference import compare_with_last
from folkmoot.web.desk.queries.key_point_panel import (
    read_key_point_panel,
    read_suggested_panel,
)
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.statement_panel import RELATED, read_statement_panel
from folkmoot.web.desk.queries.suggestions import (
    find_last_run,
    find_open_points,
    find_suggesting_run,
)
from folkmoot.web.desk.views.fetching import fetch_desk, may_work


@require_GET
def statement(
    request: HttpRequest, consultation_id: uuid.UUID, statement_id: uuid.UUID
) -> HttpResponse:
    """A statement of the desk."""
    desk = fetch_desk(request, consultation_id)
    works = may_work(request, consultation_id)
    found = desk.find_statements().select_related(*RELATED)
    row = found.filter(id=statement_id).first()
    if row is None:
        raise Http404
    panel = read_statement_panel(desk, row, with_story=works)
    values = {"panel": panel, "statement": row, "desk": desk, "may_work": works}
    return render(request, "desk/_statement_panel.html", values)


@require_GET
def key_point(
    request: HttpRequest, consultation_id: uuid.UUID, key_point_id: uuid.UUID
) -> HttpResponse:
    """A key point of the desk, or one that the machine proposes there."""
    desk = fetch_desk(request, consultation_id)
    works = may_work(request, consultation_id)
    found = desk.find_key_points().select_related(
        "meeting", "focus_area", "heading", "part_of", "worded_by", "split_from"
    )
    row = found.filter(id=key_point_id).first()
    if row is None:
        return _show_suggested(request, desk, key_point_id, works=works)
    panel = read_key_point_panel(desk, row, with_story=works)
    values = {"panel": panel, "key_point": row, "desk": desk, "may_work": works}
    return render(request, "desk/_key_point_panel.html", values)


@require_GET
def run(
    request: HttpRequest, consultation_id: uuid.UUID, run_id: uuid.UUID
) -> HttpResponse:
    """What the machine's last run suggests otherwise than the one before."""
    desk = fetch_desk(request, consultation_id)
    last = find_last_run(desk)
    if last is None or last.id != run_id:
        raise Http404
    values = {"difference": compare_with_last(desk, last), "desk": desk}
    return render(request, "desk/_run_panel.html", values)


def _show_suggested(
    request: HttpRequest, desk: Desk, point_id: uuid.UUID, *, works: bool
) -> HttpResponse:
    points = SuggestedPoint.objects.select_related("focus_area").filter(
        id=point_id, run__consultation=desk.consultation, run__meeting=desk.meeting
    )
    point = points.first()
    if point is None:
        raise Http404
    # It is shown also to whoever has just turned it down, and may think better of it.
    is_open = find_open_points(find_suggesting_run(desk)).filter(id=point.id).exists()
    panel = read_suggested_panel(point)
    values = {
        "panel": panel,
        "point": point,
        "is_open": is_open,
        "may_work": works and is_open,
    }
    return render(request, "desk/_suggested_panel.html", values)
