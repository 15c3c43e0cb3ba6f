"""Addresses of one's own account: links, password, second factor, sessions."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
