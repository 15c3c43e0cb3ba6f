"""The front page of somebody who is signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from folkmoot.web.accounts.requests import SignedInRequest
from folkmoot.web.meetings.queries.members import list_own
from folkmoot.web.meetings.queries.plans import may_begin_consultation


@require_http_methods(["GET"])
def show_home(request: SignedInRequest) -> HttpResponse:
    """The person's consultations with the meetings that come next."""
    own = list_own(request.user, timezone.localdate())
    about = {"own": own, "may_begin": may_begin_consultation(request.user)}
    return render(request, "meetings/home.html", about)
