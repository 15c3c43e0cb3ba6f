"""Addresses of groups, door keys, printing, calendar and practice."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
