"""Addresses by which a phone takes part in the plenary."""

from django.urls import URLPattern, path

from folkmoot.web.board.views import api_plenary

urlpatterns: list[URLPattern] = [
    path("api/plenary", api_plenary.plenary, name="api_plenary"),
    path("api/answers", api_plenary.answers, name="api_answers"),
]
