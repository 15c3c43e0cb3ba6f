"""The address that others are to use: in e-mails, in QR codes, on paper."""

from django.conf import settings
from django.http import HttpRequest


def tell_site(request: HttpRequest) -> str:
    """The site's address without a slash at its end, as it is told to others.

    The secretary's own browser may be on the server itself, where "localhost" leads to
    nobody else's phone; so what the operator or `serve --lan` says comes first.
    """
    told: str = settings.PUBLIC_ADDRESS
    return told or request.build_absolute_uri("/").rstrip("/")
