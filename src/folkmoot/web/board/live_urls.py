"""Addresses of the streams."""

from django.urls import URLPattern, path

from folkmoot.web.board.views import live

urlpatterns: list[URLPattern] = [
    path("m/<uuid:meeting_id>/live", live.live, name="live"),
    path("api/live", live.hall, name="api_live"),
]
