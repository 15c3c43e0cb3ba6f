"""Addresses of a consultation's people and their roles."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
