"""Addresses of the pages that belong to no app."""

from django.urls import URLPattern, path

from folkmoot.web.ui import views

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("language", views.choose_language, name="language"),
    path("robots.txt", views.tell_robots, name="robots"),
    path(".well-known/security.txt", views.tell_security, name="security"),
    path("favicon.ico", views.show_icon, name="icon"),
]
