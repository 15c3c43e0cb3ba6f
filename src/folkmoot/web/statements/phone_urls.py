"""Addresses of the phone's pages: joining, the sheet, a receipt, the service worker."""

from django.urls import URLPattern, path

from folkmoot.web.statements.views import pages

urlpatterns: list[URLPattern] = [
    path("j", pages.join, name="join"),
    path("s", pages.sheet, name="sheet"),
    path("k", pages.receipt, name="receipt"),
    path("sw.js", pages.service_worker, name="service_worker"),
]
