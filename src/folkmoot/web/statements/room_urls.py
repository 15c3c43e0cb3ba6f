"""Addresses of the secretary's room, where all sheets are seen while they fill."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
