"""Addresses of the pages that have to do with the server itself."""

from django.urls import URLPattern, path

from folkmoot.web.config import hall_pages

app_name = "config"
urlpatterns: list[URLPattern] = [
    path("lan", hall_pages.show_lan, name="lan"),
    path("lan/folkmoot-hall.crt", hall_pages.give_authority, name="authority"),
]
