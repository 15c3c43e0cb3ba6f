"""Views of the statements that a person comes back to: the desk's saved filters."""

import uuid

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.desk.commands.filters import save_filter
from folkmoot.web.desk.refusal_words import word_desk_refusal
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.findings.queries.asking import read_asking
from folkmoot.web.findings.views.fetching import open_findings
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.ui.notices import tell_done, tell_problem


@require_POST
def save_view(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    reading = open_findings(request, consultation_id, role=Role.FACILITATOR)
    query = read_asking(QueryDict(request.POST.get("query", ""))).query
    try:
        save_filter(
            desk=reading.desk,
            filter_id=uuid.uuid4(),
            name=request.POST.get("name", ""),
            query=query,
            by=name_actor(request),
        )
    except ChangeRefusedError as refused:
        tell_problem(request, word_desk_refusal(refused))
    else:
        tell_done(request, _("The view was saved."))
    back = reverse("findings:statements", args=[consultation_id])
    return redirect(f"{back}?{query}")
