"""Addresses of what a phone and the server say to each other."""

from django.urls import URLPattern, path

from folkmoot.web.statements.views import (
    api_join,
    api_photos,
    api_receipts,
    api_sheet,
)

urlpatterns: list[URLPattern] = [
    path("api/join", api_join.join, name="api_join"),
    path("api/clear", api_join.clear, name="api_clear"),
    path("api/sheet", api_sheet.sheet, name="api_sheet"),
    path("api/changes", api_sheet.changes, name="api_changes"),
    path("api/photos", api_photos.attach, name="api_photos"),
    path("api/photos/<uuid:photo_id>", api_photos.photo, name="api_photo"),
    path("api/receipt", api_receipts.receipt, name="api_receipt"),
]
