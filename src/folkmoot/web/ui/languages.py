"""The language a browser has chosen."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_KEPT_FOR = 365 * 24 * 60 * 60


def keep_language(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Let the browser be spoken to in this language from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_KEPT_FOR,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
