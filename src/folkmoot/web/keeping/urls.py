"""Addresses of keeping: how long, where it was archived, and what is fetched."""

from django.urls import URLPattern, path

from folkmoot.web.keeping.views import keeping, packages

app_name = "keeping"
OF_ALL = "c/<uuid:consultation_id>/keeping/"
urlpatterns: list[URLPattern] = [
    path(OF_ALL, keeping.show, name="keeping"),
    path(f"{OF_ALL}settings", keeping.set_up, name="settings"),
    path(f"{OF_ALL}handover.zip", packages.handover, name="handover"),
    path(f"{OF_ALL}archive", keeping.archive, name="archive"),
    path(f"{OF_ALL}erase", keeping.erase, name="erase"),
    path(f"{OF_ALL}access", packages.access, name="access"),
    path(f"{OF_ALL}person", packages.person, name="person"),
    path("c/<uuid:consultation_id>/machine", keeping.machine, name="machine"),
]
