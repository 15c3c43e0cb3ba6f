"""Addresses of the console, and of what its buttons do."""

from django.urls import URLPattern, path

from folkmoot.web.board.views import console, practice, settings, steps, themes

CONSOLE = "m/<uuid:meeting_id>/console/"
THEME = "console/themes/<uuid:theme_id>/"

urlpatterns: list[URLPattern] = [
    path(CONSOLE, console.console, name="console"),
    path(f"{CONSOLE}step", steps.begin_step, name="begin_step"),
    path(f"{CONSOLE}step/open", steps.open_step, name="open_step"),
    path(f"{CONSOLE}timer", steps.run_timer, name="timer"),
    path(f"{CONSOLE}show", steps.show, name="show"),
    path(f"{CONSOLE}seconds", steps.set_seconds, name="seconds"),
    path(f"{CONSOLE}call", steps.call, name="call"),
    path(f"{CONSOLE}practise", practice.practise, name="practise"),
    path(f"{CONSOLE}themes", themes.add, name="raise_theme"),
    path(f"{THEME}reword", themes.reword, name="reword_theme"),
    path(f"{THEME}remove", themes.remove, name="remove_theme"),
    path("m/<uuid:meeting_id>/board/settings/", settings.settings, name="settings"),
]
