"""Every address, app by app. Each has its rule in `config.access_rules`."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("folkmoot.web.meetings.urls")),
    path("", include("folkmoot.web.statements.urls")),
    path("accounts/", include("folkmoot.web.accounts.urls")),
    path("", include("folkmoot.web.accounts.allauth_urls")),
    path("", include("folkmoot.web.ui.urls")),
]
