"""Addresses of the sheets, and of what phones say to the server."""

from django.urls import URLPattern

from folkmoot.web.statements.api_urls import urlpatterns as api_patterns
from folkmoot.web.statements.phone_urls import urlpatterns as phone_patterns
from folkmoot.web.statements.room_urls import urlpatterns as room_patterns

app_name = "statements"
urlpatterns: list[URLPattern] = [*api_patterns, *phone_patterns, *room_patterns]
