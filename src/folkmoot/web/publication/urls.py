"""Addresses of publishing: what is decided, and what was published."""

from django.urls import URLPattern, path

from folkmoot.web.publication.views import deciding, publishing

app_name = "publication"
OF_ALL = "c/<uuid:consultation_id>/publication/"
urlpatterns: list[URLPattern] = [
    path(OF_ALL, publishing.show, name="publication"),
    path(f"{OF_ALL}settings", publishing.set_up, name="settings"),
    path(f"{OF_ALL}gate", deciding.gate, name="gate"),
    path(f"{OF_ALL}gate/judge", deciding.judge, name="judge"),
    path(f"{OF_ALL}quotes", deciding.quotes, name="quotes"),
    path(f"{OF_ALL}publish", publishing.release, name="publish"),
    path(f"{OF_ALL}releases/<int:number>.zip", publishing.archive, name="archive"),
    path("publication/verdicts/<uuid:verdict_id>/drop", deciding.drop, name="drop"),
    path("publication/quotes/<uuid:statement_id>/clear", deciding.clear, name="clear"),
    path(
        "publication/quotes/<uuid:statement_id>/take-back",
        deciding.take_back,
        name="take_back",
    ),
]
