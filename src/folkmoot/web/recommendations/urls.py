"""Addresses of the recommendations."""

from django.urls import URLPattern, path

from folkmoot.web.recommendations.views import (
    evidence,
    files,
    listing,
    looking,
    ways,
    writing,
)

app_name = "recommendations"
OF_ALL = "c/<uuid:consultation_id>/recommendations/"
OF_ONE = "recommendations/<uuid:recommendation_id>/"
urlpatterns: list[URLPattern] = [
    path(OF_ALL, listing.show_list, name="list"),
    path(f"{OF_ALL}write", writing.write, name="write"),
    path(f"{OF_ALL}headings", writing.edit_chapters, name="chapters"),
    path(f"{OF_ALL}coverage", listing.show_coverage, name="coverage"),
    path(f"{OF_ALL}look", looking.ask, name="look"),
    path(f"{OF_ALL}looking", looking.tell_look, name="looking"),
    path(f"{OF_ALL}input", ways.trace, name="input"),
    path(f"{OF_ALL}file/<slug:kind>", files.download, name="file"),
    path(OF_ONE, writing.show, name="recommendation"),
    path(f"{OF_ONE}change", writing.change, name="change"),
    path(f"{OF_ONE}milestones", writing.edit_milestones, name="milestones"),
    path(f"{OF_ONE}move", writing.move, name="move"),
    path(f"{OF_ONE}remove", writing.remove, name="remove"),
    path(f"{OF_ONE}question", writing.answer, name="question"),
    path(f"{OF_ONE}evidence", evidence.take, name="take"),
    path(
        "recommendations/evidence/<uuid:evidence_id>/", evidence.word, name="evidence"
    ),
    path(
        "recommendations/evidence/<uuid:evidence_id>/drop", evidence.drop, name="drop"
    ),
    path(
        "recommendations/not-followed/<uuid:key_point_id>/",
        evidence.turn_down,
        name="not_followed",
    ),
    path(
        "recommendations/not-followed/<uuid:key_point_id>/take-up",
        evidence.take_up,
        name="take_up",
    ),
]
