"""How a device comes to trust the hall: a page of instructions, and what to install."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from folkmoot.web.config.plain_http import tell_https_site
from folkmoot.web.config.tls.authority import read_authority, tell_fingerprint


@require_safe
def show_lan(request: HttpRequest) -> HttpResponse:
    authority = _find_authority()
    return render(
        request,
        "config/lan.html",
        {
            "authority": authority,
            "fingerprint": tell_fingerprint(authority) if authority else "",
            "https_site": tell_https_site(request) if settings.HTTPS_PORT else "",
        },
    )


@require_safe
def give_authority(request: HttpRequest) -> HttpResponse:
    """The authority's certificate, in the form that phones offer to install."""
    authority = _find_authority()
    if authority is None:
        raise Http404
    return HttpResponse(
        authority.public_bytes(Encoding.DER),
        content_type="application/x-x509-ca-cert",
        headers={"Content-Disposition": 'attachment; filename="folkmoot-hall.crt"'},
    )


def _find_authority() -> x509.Certificate | None:
    return read_authority(settings.TLS_FOLDER) if settings.OWN_AUTHORITY else None
