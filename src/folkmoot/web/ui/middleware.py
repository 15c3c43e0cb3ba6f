"""What every answer carries: the rules the browser holds the page to, and its cookies.

The referrer goes to ourselves only. It is not switched off, because a browser then
sends a form with the origin "null", which no check of where it came from can pass.
"""

from collections.abc import Callable
from http.cookies import Morsel

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from whitenoise.middleware import (  # type: ignore[import-untyped]
    WhiteNoiseFileResponse,
)

Answer = Callable[[HttpRequest], HttpResponseBase]

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
_DENIED = (
    "accelerometer",
    "autoplay",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
    "xr-spatial-tracking",
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        ["camera=(self)", *(f"{feature}=()" for feature in _DENIED)]
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A script, a style or a font is part of a page, and the page's own rules hold for it.
# A phone loads some eighty of them, and would load half as much again in headers.
_PARTS = ("text/javascript", "text/css", "font/")
_OF_PARTS = frozenset({"X-Content-Type-Options", "Cross-Origin-Resource-Policy"})
HEADERS_OF_PARTS = {name: HEADERS[name] for name in _OF_PARTS}
# A month, this host alone: a hall's server has a name on the local network, and goes
# back to plain HTTP when its certificate does.
STRICT_TRANSPORT = f"max-age={30 * 24 * 60 * 60}"


class HeadersMiddleware:
    """Sets what a view has not set itself. Nothing of ours is kept by a cache unasked.

    Static files come from inside and say themselves how long they may be kept.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in _choose_headers(response).items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        # Where phones may also come over plain HTTP, they must be let.
        if request.is_secure() and settings.HTTPS_PORT is None:
            response.headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
        return response


def _choose_headers(response: HttpResponseBase) -> dict[str, str]:
    """Which rules an answer carries; a worker's script, which no page loads, all."""
    kind = response.headers.get("Content-Type", "")
    is_static = isinstance(response, WhiteNoiseFileResponse)
    return HEADERS_OF_PARTS if is_static and kind.startswith(_PARTS) else HEADERS


class HostCookiesMiddleware:
    """Names our cookies `__Host-…` over TLS, so that no other host can set them.

    Over plain HTTP a browser refuses such names, so there they are plain. Inside they
    have the plain names always; over TLS a plain one from outside is not listened to.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.names = (
            settings.SESSION_COOKIE_NAME,
            settings.CSRF_COOKIE_NAME,
            settings.LANGUAGE_COOKIE_NAME,
        )

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.is_secure():
            return self.get_response(request)
        for name in self.names:
            request.COOKIES.pop(name, None)
            value = request.COOKIES.get(f"__Host-{name}")
            if value is not None:
                request.COOKIES[name] = value
        response = self.get_response(request)
        for name in self.names:
            if name in response.cookies:
                _guard(response, name)
        return response


def _guard(response: HttpResponseBase, name: str) -> None:
    plain: Morsel[str] = response.cookies.pop(name)
    guarded = f"__Host-{name}"
    response.cookies[guarded] = plain.value
    for attribute, value in plain.items():
        response.cookies[guarded][attribute] = value
    response.cookies[guarded].update({"path": "/", "domain": ""})
    response.cookies[guarded]["secure"] = True


class CompressionMiddleware(GZipMiddleware):
    """Compresses answers, but no stream of events: each is small, and is to go now."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.headers.get("Content-Type", "").startswith("text/event-stream"):
            return response
        return super().process_response(request, response)
