"""Addresses of the sheets, and of what phones say to the server."""

from django.urls import URLPattern

app_name = "statements"
urlpatterns: list[URLPattern] = []
