"""Looking at a draft beside its document, correcting it, and taking it in."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.imports.commands.correcting import (
    choose_replaced,
    map_columns,
    save_corrections,
)
from folkmoot.web.imports.commands.receiving import discard_draft
from folkmoot.web.imports.commands.taking_in import ask_to_take_in
from folkmoot.web.imports.corrections import read_corrections
from folkmoot.web.imports.forms.mapping import read_mapping
from folkmoot.web.imports.forms.reviewing import read_corrected, read_version
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.imports.queries.columns import list_columns
from folkmoot.web.imports.queries.drafts import find_replaceable, tell_state
from folkmoot.web.imports.queries.reviews import (
    load_draft,
    read_uuid,
    review_record,
)
from folkmoot.web.imports.refusal_words import say_refused
from folkmoot.web.imports.tasks import ask_worker, read_dropped, take_in_draft
from folkmoot.web.imports.views.fetching import fetch_draft
from folkmoot.web.imports.views.showing import describe_draft
from folkmoot.web.meetings.queries.plans import list_focus_areas
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.ui.notices import tell_done, tell_problem


@require_safe
def show_draft(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The page; of it only what corrects one statement, where a script asks for that.

    Thousands of statements with lists and boxes of their own would be a heavy page.
    """
    draft = fetch_draft(request, draft_id)
    context = describe_draft(draft)
    wanted = request.GET.get("correct", "")
    context["open_piece"] = "" if context["is_fixed"] else wanted
    if request.htmx:  # type: ignore[attr-defined]
        return _show_mending(request, context)
    return render(request, "imports/draft.html", context)


@require_safe
def show_progress(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """What the worker is at; the page is loaded anew when it is done.

    It asks no more then: a large page takes longer than from one question to the next,
    and would be loaded anew for ever.
    """
    draft = fetch_draft(request, draft_id)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("imports:draft", draft.id)
    return render(request, "imports/_busy.html", {"draft": draft})


@require_POST
def correct(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Save what was changed on the page, and what its button asks for."""
    draft = fetch_draft(request, draft_id)
    return _save(request, draft, lambda: _save_corrections(request, draft))


@require_POST
def map_survey(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Save what becomes of the columns; the file is read anew where that changed."""
    draft = fetch_draft(request, draft_id)
    return _save(request, draft, lambda: _save_corrections(request, draft))


@require_POST
def replace(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Say which document this is a changed version of."""
    draft = fetch_draft(request, draft_id)
    wanted = read_uuid(request.POST.get("document"))
    documents = {document.id: document for document in find_replaceable(draft)}
    return _save(
        request,
        draft,
        lambda: choose_replaced(
            draft=draft,
            document=documents.get(wanted) if wanted else None,
            seen=read_version(request.POST),
        ),
    )


@require_POST
def take_in(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Have it taken in, with what was changed on the page and not saved yet.

    The worker does so, and the page tells how far it is. A survey whose columns were
    changed is read anew first, and looked at once more.
    """
    draft = fetch_draft(request, draft_id)

    def ask() -> None:
        seen = read_version(request.POST)
        if _save_corrections(request, draft):
            seen = draft.version
        if draft.is_busy:
            tell_done(
                request, _("Look at the columns as they are now, and take it in.")
            )
            return
        ask_to_take_in(draft=draft, by=name_actor(request), seen=seen)
        take_in_draft.enqueue(str(draft.id))

    return _save(request, draft, ask, told="")


@require_POST
def try_again(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask the worker once more, where it was stopped before it was done."""
    draft = fetch_draft(request, draft_id)
    if draft.is_busy:
        ask_worker(draft)
    return redirect("imports:draft", draft.id)


@require_POST
def discard(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    draft = fetch_draft(request, draft_id)
    try:
        discard_draft(draft=draft)
    except ChangeRefusedError as error:
        tell_problem(request, say_refused(error.code, error.details))
        return redirect("imports:draft", draft_id)
    told = _("“%(name)s” is discarded, with all that was read in it.")
    tell_done(request, told % {"name": draft.name})
    return redirect("imports:imports", draft.consultation_id)


def _save_corrections(request: HttpRequest, draft: Draft) -> bool:
    """Save what is other than it was, if anything is; a survey may be read anew."""
    record = load_draft(draft)
    corrections = read_corrections(draft.corrections)
    areas = list_focus_areas(draft.consultation)
    review = review_record(record, corrections, areas=areas, name=draft.name)
    corrected = read_corrected(request.POST, review, corrections)
    if review.is_survey:
        columns = list_columns(record, review)
        corrected = read_mapping(request.POST, columns, corrected)
    seen = read_version(request.POST)
    if corrected == corrections and seen == draft.version:
        return False
    if corrected.columns == corrections.columns:
        save_corrections(draft=draft, corrections=corrected, seen=seen)
        return True
    map_columns(draft=draft, corrections=corrected, seen=seen)
    read_dropped.enqueue(str(draft.id))
    return True


def _show_mending(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """How one statement is corrected; all anew where it is not there any more."""
    parts = context["review"].parts if "review" in context else ()
    for part in parts:
        for place, piece in enumerate(part.pieces):
            if piece.id == context["open_piece"]:
                told = {**context, "part": part, "piece": piece, "is_first": not place}
                return render(request, "imports/_mend.html", told)
    return HttpResponse(headers={"HX-Refresh": "true"})


def _save(
    request: HttpRequest,
    draft: Draft,
    save: Callable[[], object],
    *,
    told: str | None = None,
) -> HttpResponse:
    """Save, or say why not; with htmx the page's parts come back as they stand now."""
    problem = ""
    try:
        if tell_state(draft) is not DraftState.READ:
            raise ChangeRefusedError("draft_is_busy", name=draft.name)
        save()
    except ChangeRefusedError as error:
        problem = say_refused(error.code, error.details)
    if request.htmx:  # type: ignore[attr-defined]
        return _answer_part(request, draft.id, problem)
    if problem:
        tell_problem(request, problem)
    elif told is None:
        tell_done(request, _("The correction is saved."))
    return redirect("imports:draft", draft.id)


def _answer_part(
    request: HttpRequest, draft_id: uuid.UUID, problem: str
) -> HttpResponse:
    draft = fetch_draft(request, draft_id)
    if draft.is_busy:
        return HttpResponse(headers={"HX-Refresh": "true"})
    shown: dict[str, Any] = describe_draft(draft)
    pressed = request.POST.get("do", "").partition(":")[0]
    context = {**shown, "problem": problem, "shows_asides": pressed in ("back", "take")}
    status = 409 if problem else 200
    return render(request, "imports/_review.html", context, status=status)
