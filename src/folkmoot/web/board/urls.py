"""Addresses of the board, the console's live parts and the plenary."""

from django.urls import URLPattern

app_name = "board"
urlpatterns: list[URLPattern] = []
