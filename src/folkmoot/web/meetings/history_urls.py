"""Addresses of what was done: reading it, undoing it, going back, erasing words."""

from django.urls import URLPattern, path

from folkmoot.web.meetings import history_views as views
from folkmoot.web.meetings.erasure_views import erase

MEETING = "m/<uuid:meeting_id>/history"
CONSULTATION = "c/<uuid:consultation_id>/history"

urlpatterns: list[URLPattern] = [
    path("undo/<uuid:batch_id>/", views.undo, name="undo"),
    path(MEETING, views.show_meeting, name="history"),
    path(f"{MEETING}/download", views.download_meeting, name="history_download"),
    path(f"{MEETING}/return", views.go_back, name="return"),
    path(CONSULTATION, views.show_consultation, name="consultation_history"),
    path(
        f"{CONSULTATION}/download",
        views.download_consultation,
        name="consultation_history_download",
    ),
    path("history/<uuid:row_id>/", views.show_row, name="row_history"),
    path("history/<uuid:row_id>/erase", erase, name="erase"),
]
