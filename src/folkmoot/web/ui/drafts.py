"""Drafts of half-filled forms lie on the person's own device (`static/ui/drafts.js`).

They are cleared there once the server says that the form was saved: by name, on the
page that comes after.
"""

from collections.abc import Callable

from django.contrib.messages import ERROR, get_messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.urls import reverse

FIELD = "_draft"
_KEY = "saved_drafts"
_MOST = 20


class DraftsMiddleware:
    """Remembers which draft was saved, until the next page tells the device."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and _is_saved(request, response):
            name = request.POST.get(FIELD, "")[:300]
            if name:
                saved = request.session.get(_KEY, [])
                request.session[_KEY] = [*saved, name][-_MOST:]
        return response


def tell_saved(request: HttpRequest) -> dict[str, object]:
    """Context of every page: the drafts that were saved and are not needed any more."""
    session = getattr(request, "session", None)
    if session is None or _KEY not in session:
        return {}
    return {"saved_drafts": session.pop(_KEY)}


def _is_saved(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A form that was saved leads on; one that was not is shown again, or says why."""
    if not isinstance(response, HttpResponseRedirectBase):
        return False
    if response.url.startswith(reverse("account_login")):
        return False
    queued = getattr(get_messages(request), "_queued_messages", [])
    return all(message.level < ERROR for message in queued)
