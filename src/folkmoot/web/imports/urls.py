"""Addresses of the imports."""

from django.urls import URLPattern, path

from folkmoot.web.imports.views import listing, review

app_name = "imports"
DRAFT = "imports/<uuid:draft_id>/"
urlpatterns: list[URLPattern] = [
    path("c/<uuid:consultation_id>/imports/", listing.imports, name="imports"),
    path(DRAFT, review.show_draft, name="draft"),
    path(f"{DRAFT}progress", review.show_progress, name="progress"),
    path(f"{DRAFT}correct", review.correct, name="correct"),
    path(f"{DRAFT}columns", review.map_survey, name="columns"),
    path(f"{DRAFT}replace", review.replace, name="replace"),
    path(f"{DRAFT}take-in", review.take_in, name="take_in"),
    path(f"{DRAFT}try-again", review.try_again, name="try_again"),
    path(f"{DRAFT}discard", review.discard, name="discard"),
]
