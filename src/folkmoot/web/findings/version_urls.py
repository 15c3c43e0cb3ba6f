"""Addresses of what is kept of the findings and given to others."""

from django.urls import URLPattern, path

from folkmoot.web.findings.views import opinions, versions

OF_ALL = "c/<uuid:consultation_id>/findings/"
urlpatterns: list[URLPattern] = [
    path(f"{OF_ALL}opinions/", opinions.opinions, name="opinions"),
    path(f"{OF_ALL}versions/", versions.versions, name="versions"),
    path(f"{OF_ALL}versions/freeze", versions.freeze, name="freeze"),
    path(f"{OF_ALL}versions/<int:number>/", versions.version, name="version"),
    path(f"{OF_ALL}versions/<int:number>/all.zip", versions.archive, name="archive"),
    path(
        f"{OF_ALL}versions/<int:number>/files/<str:name>",
        versions.file,
        name="version_file",
    ),
]
