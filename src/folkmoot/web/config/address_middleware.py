"""What answers in place of a view, by the name of its address."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin


class AddressMiddleware(MiddlewareMixin):
    """Asked before each view; where it answers, the view does not run."""

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        return self.answer_instead(request, match.view_name if match else "", kwargs)

    def answer_instead(
        self, request: HttpRequest, address: str, given: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        """None lets the view run, with what was given in its address."""
        raise NotImplementedError
