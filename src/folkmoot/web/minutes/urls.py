"""Addresses of the papers: minutes, notes and agendas."""

from django.urls import URLPattern, path

from folkmoot.web.minutes.views import closing, doing, editions, files, page, templates

app_name = "minutes"
PAPER = "minutes/<uuid:paper_id>/"
urlpatterns: list[URLPattern] = [
    path("m/<uuid:meeting_id>/minutes/", page.papers, name="papers"),
    path("m/<uuid:meeting_id>/minutes/draft", page.draft, name="draft"),
    path(PAPER, page.paper, name="paper"),
    path(f"{PAPER}now", page.now, name="now"),
    path(f"{PAPER}material", page.material, name="material"),
    path(f"{PAPER}state", page.state, name="state"),
    path(f"{PAPER}do", doing.do, name="do"),
    path(f"{PAPER}versions", editions.compare, name="versions"),
    path(f"{PAPER}versions/<int:number>/", editions.show, name="edition"),
    path(
        f"{PAPER}versions/<int:number>/file/<slug:kind>",
        files.download_edition,
        name="edition_file",
    ),
    path(f"{PAPER}closing", closing.show, name="closing"),
    path(f"{PAPER}close", closing.close, name="close"),
    path(f"{PAPER}reopen", closing.reopen, name="reopen"),
    path(f"{PAPER}versions/<int:number>/approve", closing.approve, name="approve"),
    path(f"{PAPER}file/<slug:kind>", files.download, name="file"),
    path(
        "c/<uuid:consultation_id>/template", templates.house_template, name="template"
    ),
    path(
        "c/<uuid:consultation_id>/template/example",
        templates.example,
        name="template_example",
    ),
]
