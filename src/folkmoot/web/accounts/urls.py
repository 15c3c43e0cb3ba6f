"""Addresses of one's own account: links, password, name and language."""

from django.urls import URLPattern, path

from folkmoot.web.accounts.views import account, links

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("", account.show_account, name="account"),
    path("password", account.change_password, name="password"),
    path("link", links.use_link, name="link"),
    path("link/ask", links.ask_for_link, name="ask_for_link"),
]
