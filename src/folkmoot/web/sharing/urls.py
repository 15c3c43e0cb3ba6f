"""Addresses for other programs, and of the page that lets them in."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from folkmoot.web.sharing.views import tokens
from folkmoot.web.sharing.views.api import api

app_name = "sharing"
urlpatterns: list[URLPattern | URLResolver] = [
    path("c/<uuid:consultation_id>/sharing/", tokens.tokens, name="tokens"),
    path("c/<uuid:consultation_id>/sharing/all.zip", tokens.export, name="export"),
    path("sharing/<uuid:token_id>/revoke", tokens.revoke, name="revoke"),
]
_found, _of_app, _namespace = api.urls
_own = [each for each in _found if getattr(each, "name", "") != "api-root"]
# The root would show nothing; here it leads to the description.
_root = path("", RedirectView.as_view(url="openapi.json"), name="api-root")
api_urls: list[URLPattern | URLResolver] = [
    path("api/v1/", ([_root, *_own], _of_app, _namespace))
]
