"""Addresses of the findings."""

from django.urls import URLPattern

from folkmoot.web.findings import version_urls

app_name = "findings"
urlpatterns: list[URLPattern] = [*version_urls.urlpatterns]
