"""Addresses of the plan: consultation, focus areas, meetings, programme, people."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
