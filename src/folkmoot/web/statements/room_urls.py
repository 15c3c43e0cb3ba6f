"""Addresses of the secretary's room: the sheets of all groups while they are written."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
