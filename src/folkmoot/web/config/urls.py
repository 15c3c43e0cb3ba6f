"""Every address, app by app. Each has its rule in `config.access_rules`."""

from django.urls import URLPattern, URLResolver, include, path

from folkmoot.web.sharing.urls import api_urls

# First what a hall of phones asks for: addresses are tried in this order.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("folkmoot.web.statements.urls")),
    path("", include("folkmoot.web.imports.urls")),
    path("", include("folkmoot.web.findings.urls")),
    path("", include("folkmoot.web.recommendations.urls")),
    path("", include("folkmoot.web.publication.urls")),
    path("", include("folkmoot.web.keeping.urls")),
    path("", include("folkmoot.web.sharing.urls")),
    path("", include(api_urls)),
    path("", include("folkmoot.web.minutes.urls")),
    path("", include("folkmoot.web.desk.urls")),
    path("", include("folkmoot.web.board.urls")),
    path("", include("folkmoot.web.meetings.urls")),
    path("accounts/", include("folkmoot.web.accounts.urls")),
    path("accounts/", include("folkmoot.web.accounts.allauth_urls")),
    path("", include("folkmoot.web.ui.urls")),
    path("", include("folkmoot.web.config.hall_urls")),
]

handler400 = "folkmoot.web.ui.errors.bad_request"
handler403 = "folkmoot.web.ui.errors.permission_denied"
handler404 = "folkmoot.web.ui.errors.page_not_found"

# Looked up by allauth, where there were too many tries.
handler429 = "folkmoot.web.accounts.signing_in.refuse_for_now"
handler500 = "folkmoot.web.config.faults.show_fault"
