"""Addresses of what a phone and the server say to each other."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
