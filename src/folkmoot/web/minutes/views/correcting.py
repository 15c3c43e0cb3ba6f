"""The pages of whoever has a link to a version that is sent round: that paper alone.

No address of theirs has a token or an id in it; the cookie tells whose page it is.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from folkmoot.web.accounts.signing_in import is_within_rate, refuse_for_now
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.forms.members import TokenForm
from folkmoot.web.minutes.commands.proposing import (
    Proposed,
    join_round,
    propose,
    withdraw_proposal,
)
from folkmoot.web.minutes.models import Corrector, Proposal
from folkmoot.web.minutes.models.corrections import LONGEST_NAME
from folkmoot.web.minutes.queries.correction_links import (
    find_by_cookie,
    find_by_token,
    make_cookie,
    make_link,
)
from folkmoot.web.minutes.queries.corrections import (
    load_round,
    show_proposals,
    show_round,
    takes_proposals,
)
from folkmoot.web.minutes.refusal_words import word_minutes_refusal
from folkmoot.web.statements.words import clean_words
from folkmoot.web.ui.addresses import tell_site
from folkmoot.web.ui.notices import tell_done, tell_problem

_COOKIE_AGE = 60 * 24 * 60 * 60
CorrectorView = Callable[[HttpRequest, Corrector], HttpResponse]


@sensitive_post_parameters("token")
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A page that reads the token behind the `#`, and the POST that takes it."""
    form = TokenForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "minutes/correct.html", {"form": form})
    if not is_within_rate(request, "open_correction"):
        return refuse_for_now(request)
    token = form.cleaned_data["token"]
    corrector = find_by_token(token)
    if corrector is None:
        form.add_error("token", _("This link opens nothing. Ask whoever sent it."))
        return render(request, "minutes/correct.html", {"form": form}, status=404)
    if not corrector.is_shared:
        return _let_in(request, corrector)
    name = clean_words(request.POST.get("name", ""))[:LONGEST_NAME]
    if not name:
        context = {"corrector": corrector, "token": token}
        return render(request, "minutes/correct_name.html", context)
    return _let_in(request, join_round(shared=corrector, name=name))


def corrector_view(view: CorrectorView) -> Callable[[HttpRequest], HttpResponse]:
    """A page for whoever the cookie tells; anybody else is led to the door."""

    @never_cache
    @wraps(view)
    def answering(request: HttpRequest) -> HttpResponse:
        cookie = request.COOKIES.get(_name_cookie(request), "")
        corrector = find_by_cookie(cookie)
        if corrector is None:
            return redirect("minutes:correct")
        return view(request, corrector)

    return answering


@require_GET
@corrector_view
def read(request: HttpRequest, corrector: Corrector) -> HttpResponse:
    """The paper, with what one proposed and what became of it."""
    round_ = corrector.round
    own = show_proposals(Proposal.objects.kept().filter(corrector=corrector))
    minutes = load_round(round_)
    context = {
        "corrector": corrector,
        "round": round_,
        "paper": round_.paper,
        "takes": takes_proposals(round_),
        "minutes": minutes,
        "parts": show_round(minutes, own) if minutes is not None else None,
        "general": [each for each in own if not each.row.anchor],
        "count": len(own),
        "link": f"{tell_site(request).rstrip('/')}{make_link(corrector)}",
        "make_id": uuid.uuid4,
    }
    return render(request, "minutes/correct_paper.html", context)


@require_POST
@corrector_view
def hand_in(request: HttpRequest, corrector: Corrector) -> HttpResponse:
    """Another wording of a paragraph, or a comment on it."""
    if not is_within_rate(request, "propose", key=str(corrector.id)):
        return refuse_for_now(request)
    proposed = _read(request)
    return _do(
        request,
        lambda: propose(corrector=corrector, proposed=proposed),
        _("Your proposal has arrived. The answer will stand here."),
        at=f"#at-{proposed.anchor}-{proposed.number}",
    )


@require_POST
@corrector_view
def withdraw(request: HttpRequest, corrector: Corrector) -> HttpResponse:
    proposal = Proposal.objects.kept().filter(
        corrector=corrector, id=_read_id(request.POST.get("proposal", ""))
    )
    found = proposal.first()
    if found is None:
        raise Http404
    return _do(
        request,
        lambda: withdraw_proposal(proposal=found, corrector=corrector),
        _("Your proposal is withdrawn."),
        at=f"#at-{found.anchor}-{found.number}",
    )


def _do(
    request: HttpRequest, do: Callable[[], None], told: str, *, at: str
) -> HttpResponse:
    try:
        do()
    except ChangeRefusedError as refused:
        tell_problem(request, word_minutes_refusal(refused))
        return redirect("minutes:correct_paper")
    tell_done(request, told)
    return redirect(f"{reverse('minutes:correct_paper')}{at}")


def _read(request: HttpRequest) -> Proposed:
    number = request.POST.get("number", "0")
    return Proposed(
        id=_read_id(request.POST.get("proposal", "")),
        anchor=request.POST.get("anchor", "")[:60],
        number=int(number) if number.isdecimal() and len(number) < 6 else 0,
        wording=clean_words(request.POST.get("wording", "")),
        comment=clean_words(request.POST.get("comment", "")),
    )


def _read_id(told: str) -> uuid.UUID:
    try:
        return uuid.UUID(told)
    except ValueError:
        raise Http404 from None


def _let_in(request: HttpRequest, corrector: Corrector) -> HttpResponse:
    response = redirect("minutes:correct_paper")
    options: dict[str, Any] = {"httponly": True, "samesite": "Strict", "path": "/"}
    response.set_cookie(
        _name_cookie(request),
        make_cookie(corrector),
        max_age=_COOKIE_AGE,
        secure=request.is_secure(),
        **options,
    )
    return response


def _name_cookie(request: HttpRequest) -> str:
    """Only over TLS do browsers take the prefix that ties it to this very host."""
    return f"{'__Host-' if request.is_secure() else ''}folkmoot-corrector"
