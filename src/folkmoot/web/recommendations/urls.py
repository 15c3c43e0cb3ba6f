"""Addresses of the recommendations."""

from django.urls import URLPattern

app_name = "recommendations"
urlpatterns: list[URLPattern] = []
