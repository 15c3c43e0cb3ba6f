"""The page on which programs are let in, and kept out again."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_consultation, fetch_of_consultation
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor
from folkmoot.web.minutes.views.files import attach, name_file
from folkmoot.web.sharing.commands.tokens import make_token, revoke_token
from folkmoot.web.sharing.forms.tokens import TokenForm
from folkmoot.web.sharing.models import AccessToken
from folkmoot.web.sharing.queries.export import pack_all
from folkmoot.web.sharing.queries.tokens import list_tokens
from folkmoot.web.sharing.refusal_words import word_sharing_refusal
from folkmoot.web.ui.addresses import tell_site


@never_cache
def tokens(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Those that read it, and a form for another. A new one is shown this once."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    form = TokenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _show(request, consultation, form, status=status)
    try:
        made = make_token(
            consultation=consultation,
            name=form.cleaned_data["name"],
            days=form.cleaned_data["days"],
            by=name_actor(request),
        )
    except ChangeRefusedError as refused:
        form.add_error("name", word_sharing_refusal(refused))
        return _show(request, consultation, form, status=409)
    return _show(request, consultation, TokenForm(), made=made)


@require_POST
def revoke(request: HttpRequest, token_id: uuid.UUID) -> HttpResponse:
    token = fetch_of_consultation(
        AccessToken, request.user, token_id, role=Role.SECRETARY
    )
    if token.removed_at is not None:
        raise Http404
    return do_or_tell(
        request,
        lambda: revoke_token(token=token, by=name_actor(request)),
        told=_("The token reads nothing any more."),
        back=reverse("sharing:tokens", args=[token.consultation_id]),
        word=word_sharing_refusal,
    )


@require_GET
def export(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """All tables as files, for whoever may read the findings."""
    consultation = fetch_consultation(request.user, consultation_id)
    name = name_file(str(consultation), "zip")
    return attach(pack_all(consultation), name, "application/zip")


def _show(
    request: HttpRequest,
    consultation: Consultation,
    form: TokenForm,
    *,
    made: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "form": form,
        "made": made,
        "site": tell_site(request),
        "tokens": list_tokens(consultation),
        "now": timezone.now(),
    }
    return render(request, "sharing/tokens.html", context, status=status)
