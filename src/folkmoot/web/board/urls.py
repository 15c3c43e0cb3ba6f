"""Addresses of the board, the console's live parts and the plenary."""

from django.urls import URLPattern

from folkmoot.web.board import (
    board_urls,
    console_urls,
    live_urls,
    phone_urls,
    plenary_urls,
)

app_name = "board"
urlpatterns: list[URLPattern] = [
    *board_urls.urlpatterns,
    *console_urls.urlpatterns,
    *live_urls.urlpatterns,
    *phone_urls.urlpatterns,
    *plenary_urls.urlpatterns,
]
