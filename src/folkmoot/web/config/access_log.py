"""One line for each answer, without addresses of people and without secrets.

Logged is the pattern of the address, not the address: whatever a token stands in, path
or query, it is in no log. Nor is there an IP address.
"""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("folkmoot.access")


class AccessLogMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        logger.info(
            "%s /%s %d %.0f ms",
            request.method,
            request.resolver_match.route if request.resolver_match else "…",
            response.status_code,
            (time.perf_counter() - began) * 1000,
        )
        return response
