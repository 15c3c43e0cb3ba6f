"""Addresses of the findings."""

from django.urls import URLPattern, path

from folkmoot.web.findings import version_urls
from folkmoot.web.findings.version_urls import OF_ALL
from folkmoot.web.findings.views import deciding, pictures, reading, saving

app_name = "findings"
urlpatterns: list[URLPattern] = [
    path(OF_ALL, reading.findings, name="findings"),
    path(f"{OF_ALL}brief.<str:kind>", reading.brief, name="brief"),
    path(f"{OF_ALL}key-points/", reading.key_points, name="key_points"),
    path(
        f"{OF_ALL}key-points/<uuid:key_point_id>/", reading.key_point, name="key_point"
    ),
    path(f"{OF_ALL}suggested/", reading.suggested, name="suggested"),
    path(f"{OF_ALL}dilemmas/", reading.dilemmas, name="dilemmas"),
    path(f"{OF_ALL}dilemmas/decide", deciding.dilemma, name="decide_dilemma"),
    path(f"{OF_ALL}voices/", reading.voices, name="voices"),
    path(f"{OF_ALL}voices/walk", deciding.walk, name="walk"),
    path(f"{OF_ALL}voices/<uuid:statement_id>/", deciding.voice, name="decide_voice"),
    path(f"{OF_ALL}bearings/decide", deciding.bearing, name="decide_bearing"),
    path(f"{OF_ALL}views/", pictures.pictures, name="pictures"),
    path(f"{OF_ALL}views/<slug:which>", pictures.picture, name="picture"),
    path(
        f"{OF_ALL}views/<slug:which>.<str:form>",
        pictures.picture_file,
        name="picture_file",
    ),
    path(f"{OF_ALL}statements", reading.statements, name="statements"),
    path(f"{OF_ALL}statements/save", saving.save_view, name="save_view"),
    *version_urls.urlpatterns,
]
