"""Addresses of the desk."""

from django.urls import URLPattern, path

from folkmoot.web.desk import coding_urls
from folkmoot.web.desk.views import doing, live, page, panels, reading

app_name = "desk"
_DESK = "c/<uuid:consultation_id>/desk/"
urlpatterns: list[URLPattern] = [
    path(_DESK, page.desk, name="desk"),
    path(f"{_DESK}do", doing.do, name="do"),
    path(f"{_DESK}live", live.live, name="live"),
    path(f"{_DESK}statements", reading.statements, name="statements"),
    path(f"{_DESK}statements/rows", reading.rows, name="rows"),
    path(f"{_DESK}key-points", reading.key_points, name="key_points"),
    path(f"{_DESK}statements/<uuid:statement_id>/", panels.statement, name="statement"),
    path(f"{_DESK}key-points/<uuid:key_point_id>/", panels.key_point, name="key_point"),
    path(f"{_DESK}runs/<uuid:run_id>/", panels.run, name="run"),
    *coding_urls.urlpatterns,
]
