"""Addresses of the plenary's page, and of what its buttons do."""

from django.urls import URLPattern, path

from folkmoot.web.board.views import plenary, points, remarks

PLENARY = "m/<uuid:meeting_id>/plenary/"
POINT = "plenary/points/<uuid:point_id>/"
REMARK = "plenary/remarks/<uuid:remark_id>/"

urlpatterns: list[URLPattern] = [
    path(PLENARY, plenary.plenary, name="plenary"),
    path(f"{PLENARY}points", points.make, name="make_point"),
    path(f"{PLENARY}next", points.go_on, name="next_point"),
    path(f"{PLENARY}end", points.end, name="end_plenary"),
    path(f"{PLENARY}remarks", remarks.put_down, name="put_down_remark"),
    path(f"{POINT}lead", points.lead, name="lead_point"),
    path(f"{POINT}counts", points.show_counts, name="show_counts"),
    path(f"{POINT}reword", points.reword, name="reword_point"),
    path(f"{POINT}move", points.move, name="move_point"),
    path(f"{POINT}remove", points.remove, name="remove_point"),
    path(f"{POINT}sources", points.add_sources, name="add_sources"),
    path(
        "plenary/matches/<uuid:match_id>/remove",
        points.remove_source,
        name="remove_source",
    ),
    path(f"{REMARK}change", remarks.change, name="change_remark"),
    path(f"{REMARK}remove", remarks.remove, name="remove_remark"),
]
