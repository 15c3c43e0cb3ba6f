"""Choosing a language, and what machines ask a web server for."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.ui.languages import keep_language

_VALID_DAYS = 180


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on, and stay on the page."""
    onward = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        onward, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        onward = "/"
    response = HttpResponseRedirect(onward)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        keep_language(request, response, language)
    return response


@require_safe
def tell_robots(request: HttpRequest) -> HttpResponse:
    """Nothing here is for search engines: it is a hall, and a desk."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


@require_safe
def tell_security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole (RFC 9116), where the operator has said whom."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    until = timezone.now() + timedelta(days=_VALID_DAYS)
    lines = (
        f"Contact: {contact}",
        f"Expires: {until:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: da, en",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def show_icon(request: HttpRequest) -> HttpResponseBase:
    """Browsers ask for it by this name where a page names none."""
    return HttpResponseRedirect(static("ui/icons/mark-192.png"))
