"""Addresses of the pages that belong to no app."""

from django.urls import URLPattern

app_name = "ui"
urlpatterns: list[URLPattern] = []
