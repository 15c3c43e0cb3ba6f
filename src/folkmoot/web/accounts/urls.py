"""Addresses of one's own account: links, password, second factor, sessions."""

from django.urls import URLPattern, path

from folkmoot.web.accounts.views import links

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("link", links.use_link, name="link"),
    path("link/ask", links.ask_for_link, name="ask_for_link"),
]
