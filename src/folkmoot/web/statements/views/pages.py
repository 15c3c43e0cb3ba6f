"""The phone's pages. They hold no words of anybody, so the phone may keep them."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from folkmoot.web.statements.shell import render_page, render_worker


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    return _may_be_kept(HttpResponse(render_page("/j")))


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    return _may_be_kept(HttpResponse(render_page("/s")))


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    return _may_be_kept(HttpResponse(render_page("/k")))


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    return _may_be_kept(HttpResponse(render_worker(), content_type="text/javascript"))


def _may_be_kept(response: HttpResponse) -> HttpResponse:
    """Kept, but asked after each time: a new version is seen at once."""
    patch_cache_control(response, no_cache=True)
    return response
