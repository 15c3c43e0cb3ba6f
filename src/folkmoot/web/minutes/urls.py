"""Addresses of the papers: minutes, notes and agendas."""

from django.urls import URLPattern, path

from folkmoot.web.minutes.views import (
    closing,
    correcting,
    doing,
    editions,
    files,
    page,
    rounds,
    templates,
    wordings,
)

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
    path(f"{PAPER}round/", rounds.show, name="round"),
    path(f"{PAPER}round/start", rounds.start, name="start_round"),
    path(f"{PAPER}round/invite", rounds.invite, name="invite_correctors"),
    path(f"{PAPER}round/remind", rounds.remind, name="remind_correctors"),
    path(f"{PAPER}round/end", rounds.end, name="end_round"),
    path(
        "correctors/<uuid:corrector_id>/remove",
        rounds.remove,
        name="remove_corrector",
    ),
    path("proposals/<uuid:proposal_id>/answer", rounds.answer, name="answer_proposal"),
    path("correct", correcting.enter, name="correct"),
    path("correct/paper", correcting.read, name="correct_paper"),
    path("correct/propose", correcting.hand_in, name="propose"),
    path("correct/withdraw", correcting.withdraw, name="withdraw_proposal"),
    path(f"{PAPER}file/<slug:kind>", files.download, name="file"),
    path(
        "c/<uuid:consultation_id>/template", templates.house_template, name="template"
    ),
    path("c/<uuid:consultation_id>/template/words", wordings.wordings, name="wordings"),
    path(
        "c/<uuid:consultation_id>/template/example",
        templates.example,
        name="template_example",
    ),
]
