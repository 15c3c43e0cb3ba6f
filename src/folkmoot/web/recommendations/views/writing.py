"""Writing recommendations: one page to read each, and forms to change it."""

import uuid

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.jobs.drawing_together import is_model_installed
from folkmoot.web.meetings.access import fetch_of_consultation, find_role
from folkmoot.web.meetings.models import MandateQuestion, Role
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    do_or_tell,
    name_actor,
    of_one,
    tell_saved,
)
from folkmoot.web.recommendations.commands.writing import (
    answer_question,
    change_recommendation,
    move_recommendation,
    remove_recommendation,
    save_chapters,
    save_milestones,
    write_recommendation,
)
from folkmoot.web.recommendations.forms.writing import (
    ChapterRow,
    MilestoneRow,
    RecommendationForm,
    WriteForm,
)
from folkmoot.web.recommendations.models import Chapter, Milestone, Recommendation
from folkmoot.web.recommendations.queries.listing import read_list
from folkmoot.web.recommendations.queries.page import read_page
from folkmoot.web.recommendations.queries.suggested import find_look
from folkmoot.web.recommendations.refusal_words import word_recommendation_refusal
from folkmoot.web.recommendations.views.fetching import (
    fetch_own,
    fetch_recommendation,
)
from folkmoot.web.recommendations.views.listing import FILES


@require_safe
def show(request: HttpRequest, recommendation_id: uuid.UUID) -> HttpResponse:
    row = fetch_recommendation(request, recommendation_id)
    consultation = row.consultation
    query = request.GET.get("q", "").strip()
    page = read_page(consultation, row.id, query=query)
    if page is None:
        raise Http404
    context = {
        "consultation": consultation,
        "page": page,
        "recommendation": page.recommendation,
        "query": query,
        "look": find_look(consultation),
        "has_machine": is_model_installed(),
        "may_write": find_role(request.user, consultation.id) == Role.SECRETARY,
    }
    return render(request, "recommendations/recommendation.html", context)


@require_POST
def write(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Add one, and go on to it."""
    consultation = fetch_own(request, consultation_id, to_write=True)
    form = WriteForm(request.POST)
    if not form.is_valid():
        context = {
            "consultation": consultation,
            "listed": read_list(consultation),
            "may_write": True,
            "form": form,
            "formats": FILES,
        }
        return render(request, "recommendations/list.html", context, status=422)
    batch = write_recommendation(
        consultation=consultation,
        recommendation_id=form.cleaned_data["id"],
        text=form.cleaned_data["text"],
        by=name_actor(request),
    )
    tell_saved(request, batch, _("The recommendation is added."))
    return redirect("recommendations:recommendation", form.cleaned_data["id"])


def change(request: HttpRequest, recommendation_id: uuid.UUID) -> HttpResponse:
    row = fetch_recommendation(request, recommendation_id, to_write=True)
    chapters = Chapter.objects.kept().filter(consultation=row.consultation_id)
    page = RowsPage(
        template="recommendations/change.html",
        form=RecommendationForm,
        stored=[row],
        save=of_one(
            lambda edit: change_recommendation(
                recommendation=row, edit=edit, by=name_actor(request)
            )
        ),
        back=_address(row),
        told=_("The recommendation is changed."),
        context={"consultation": row.consultation, "recommendation": row},
        options={"chapters": list(chapters)},
        word=word_recommendation_refusal,
    )
    return answer_rows(request, page)


def edit_milestones(request: HttpRequest, recommendation_id: uuid.UUID) -> HttpResponse:
    row = fetch_recommendation(request, recommendation_id, to_write=True)
    page = RowsPage(
        template="recommendations/milestones.html",
        form=MilestoneRow,
        stored=list(Milestone.objects.kept().filter(recommendation=row)),
        save=lambda edits: save_milestones(
            recommendation=row, edits=edits, by=name_actor(request)
        ),
        back=_address(row, "milestones"),
        told=_("The milestones are saved."),
        context={"consultation": row.consultation, "recommendation": row},
        word=word_recommendation_refusal,
    )
    return answer_rows(request, page)


def edit_chapters(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_own(request, consultation_id, to_write=True)
    page = RowsPage(
        template="recommendations/chapters.html",
        form=ChapterRow,
        stored=list(Chapter.objects.kept().filter(consultation=consultation)),
        save=lambda edits: save_chapters(
            consultation=consultation, edits=edits, by=name_actor(request)
        ),
        back=reverse("recommendations:list", args=[consultation.id]),
        told=_("The headings are saved."),
        context={"consultation": consultation},
    )
    return answer_rows(request, page)


@require_POST
def move(request: HttpRequest, recommendation_id: uuid.UUID) -> HttpResponse:
    row = fetch_recommendation(request, recommendation_id, to_write=True)
    is_up = request.POST.get("way") == "up"
    return do_or_tell(
        request,
        lambda: move_recommendation(
            recommendation=row, up=is_up, by=name_actor(request)
        ),
        told=_("The recommendation is moved."),
        back=f"{_list_address(row)}#r-{row.id}",
        word=word_recommendation_refusal,
    )


@require_POST
def remove(request: HttpRequest, recommendation_id: uuid.UUID) -> HttpResponse:
    row = fetch_recommendation(request, recommendation_id, to_write=True)
    return do_or_tell(
        request,
        lambda: remove_recommendation(recommendation=row, by=name_actor(request)),
        told=_("The recommendation is taken away."),
        back=_list_address(row),
        word=word_recommendation_refusal,
    )


@require_POST
def answer(request: HttpRequest, recommendation_id: uuid.UUID) -> HttpResponse:
    """Say that it answers a question of the mandate, or that it does not."""
    row = fetch_recommendation(request, recommendation_id, to_write=True)
    question = fetch_of_consultation(
        MandateQuestion,
        request.user,
        _read_id(request, "question"),
        role=Role.SECRETARY,
    )
    is_answered = request.POST.get("answers") == "yes"
    return do_or_tell(
        request,
        lambda: answer_question(
            recommendation=row,
            question=question,
            is_answered=is_answered,
            by=name_actor(request),
        ),
        told=_("It answers this question of the mandate.")
        if is_answered
        else _("It does not answer this question of the mandate any more."),
        back=_address(row, "questions"),
        word=word_recommendation_refusal,
    )


def _read_id(request: HttpRequest, name: str) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise BadRequest from error


def _address(row: Recommendation, part: str = "") -> str:
    address = reverse("recommendations:recommendation", args=[row.id])
    return f"{address}#{part}" if part else address


def _list_address(row: Recommendation) -> str:
    return reverse("recommendations:list", args=[row.consultation_id])
