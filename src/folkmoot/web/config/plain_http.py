"""What may be reached without encryption where the hall also speaks HTTPS.

Groups may join and write over plain HTTP, for not every phone can be told to trust the
hall's certificate; the page says what is lost. Accounts and all behind them may not.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.http.request import split_domain_port

from folkmoot.web.config.access_rules import Rule, find_rule
from folkmoot.web.config.address_middleware import AddressMiddleware

_FOR_GROUPS = frozenset({"config:lan", "config:authority", "ui:language"})


class PlainHttpMiddleware(AddressMiddleware):
    """Sends who comes for an account's pages over to HTTPS, before a word is said."""

    def answer_instead(
        self, request: HttpRequest, address: str, given: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        if settings.HTTPS_PORT is None or request.is_secure() or _is_local(request):
            return None
        if address in _FOR_GROUPS or _is_for_groups(address, request.method or ""):
            return None
        # 303: what was posted is not sent again, readable, by itself.
        return HttpResponseRedirect(
            f"{tell_https_site(request)}{request.get_full_path()}", status=303
        )


def _is_for_groups(name: str, method: str) -> bool:
    """What a phone that joined may reach, and the sheet's own pages."""
    rule = find_rule(name, method)
    is_of_sheet = rule is Rule.PUBLIC and name.startswith("statements:")
    return is_of_sheet or rule is Rule.DEVICE


def tell_https_site(request: HttpRequest) -> str:
    """The same host over HTTPS."""
    host, _ = split_domain_port(request.get_host())
    return f"https://{host}:{settings.HTTPS_PORT}"


def _is_local(request: HttpRequest) -> bool:
    """Between this machine and itself nobody listens."""
    host, _ = split_domain_port(request.get_host())
    is_from_here = request.META.get("REMOTE_ADDR", "") in ("127.0.0.1", "::1")
    return is_from_here and host in ("localhost", "127.0.0.1", "[::1]")
