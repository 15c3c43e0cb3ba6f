"""The consultations a person has, and one of them: its questions, areas and stops."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.web.meetings.access import fetch_consultation, find_role
from folkmoot.web.meetings.commands.consultations import (
    begin_consultation,
    change_consultation,
    save_focus_areas,
    save_mandate_questions,
)
from folkmoot.web.meetings.commands.meetings import add_meetings
from folkmoot.web.meetings.forms.consultations import (
    BeginForm,
    ConsultationForm,
    FocusAreaRow,
    MandateQuestionRow,
)
from folkmoot.web.meetings.forms.meetings import StopRow
from folkmoot.web.meetings.models import Consultation, MandateQuestion, Role
from folkmoot.web.meetings.queries.plans import (
    list_focus_areas,
    list_stops,
    may_begin_consultation,
)
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    get_person,
    name_actor,
    of_one,
)


def begin(request: HttpRequest) -> HttpResponse:
    """Begin a consultation; who may not is told whom to ask."""
    person = get_person(request)
    may_begin = may_begin_consultation(person)
    data = request.POST if request.method == "POST" and may_begin else None
    form = BeginForm(data)
    if data is not None and form.is_valid():
        consultation = begin_consultation(
            values=form.cleaned_data, secretary=person, by=name_actor(request)
        )
        return redirect("meetings:consultation", consultation.id)
    context = {"form": form, "may_begin": may_begin}
    status = 200 if data is None else 422
    return render(request, "meetings/plan_begin.html", context, status=status)


def show_consultation(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_consultation(request.user, consultation_id)
    stops = list_stops(consultation)
    areas = list_focus_areas(consultation)
    questions = MandateQuestion.objects.kept().filter(consultation=consultation)
    context = {
        "consultation": consultation,
        "stops": stops,
        "areas": areas,
        "questions": questions,
        "may_plan": find_role(request.user, consultation.id) == Role.SECRETARY,
        "next_step": _find_next_step(bool(questions), bool(areas), bool(stops)),
    }
    return render(request, "meetings/plan_consultation.html", context)


def change(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = _fetch_own(request, consultation_id)
    page = RowsPage(
        template="meetings/plan_settings.html",
        form=ConsultationForm,
        stored=[consultation],
        save=of_one(
            lambda edit: change_consultation(
                consultation=consultation, edit=edit, by=name_actor(request)
            )
        ),
        back=_address(consultation),
        told=_("The consultation is changed."),
        context={"consultation": consultation},
    )
    return answer_rows(request, page)


def edit_mandate_questions(
    request: HttpRequest, consultation_id: uuid.UUID
) -> HttpResponse:
    consultation = _fetch_own(request, consultation_id)
    page = RowsPage(
        template="meetings/plan_mandate.html",
        form=MandateQuestionRow,
        stored=list(MandateQuestion.objects.kept().filter(consultation=consultation)),
        save=lambda edits: save_mandate_questions(
            consultation=consultation, edits=edits, by=name_actor(request)
        ),
        back=_address(consultation, "mandate"),
        told=_("The mandate questions are saved."),
        context={"consultation": consultation},
    )
    return answer_rows(request, page)


def edit_focus_areas(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = _fetch_own(request, consultation_id)
    page = RowsPage(
        template="meetings/plan_focus_areas.html",
        form=FocusAreaRow,
        stored=list_focus_areas(consultation),
        save=lambda edits: save_focus_areas(
            consultation=consultation, edits=edits, by=name_actor(request)
        ),
        back=_address(consultation, "areas"),
        told=_("The focus areas are saved."),
        context={"consultation": consultation},
    )
    return answer_rows(request, page)


def add_stops(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = _fetch_own(request, consultation_id)
    page = RowsPage(
        template="meetings/plan_stops.html",
        form=StopRow,
        stored=[],
        save=lambda edits: add_meetings(
            consultation=consultation, edits=edits, by=name_actor(request)
        ),
        back=_address(consultation, "meetings"),
        told=_("The meetings are added to the tour."),
        context={"consultation": consultation},
    )
    return answer_rows(request, page)


def _find_next_step(questions: bool, areas: bool, stops: bool) -> str:
    """What a secretary does next, until each meeting can be planned."""
    steps = (("mandate", questions), ("areas", areas), ("stops", stops))
    return next((name for name, is_done in steps if not is_done), "")


def _fetch_own(request: HttpRequest, consultation_id: uuid.UUID) -> Consultation:
    return fetch_consultation(request.user, consultation_id, role=Role.SECRETARY)


def _address(consultation: Consultation, part: str = "") -> str:
    address = reverse("meetings:consultation", args=[consultation.id])
    return f"{address}#{part}" if part else address
