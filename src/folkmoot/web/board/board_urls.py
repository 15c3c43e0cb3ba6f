"""Addresses of the board for the projector, and of what its keys do."""

from django.urls import URLPattern, path

from folkmoot.web.board.views import board, likeness, paging, screening

BOARD = "m/<uuid:meeting_id>/board/"
STATEMENT = "board/statements/<uuid:statement_id>/"

urlpatterns: list[URLPattern] = [
    path(BOARD, board.board, name="board"),
    path(f"{BOARD}frame", board.frame, name="frame"),
    path(f"{BOARD}door", board.door, name="door"),
    path(f"{BOARD}here", board.here, name="here"),
    path(f"{BOARD}size", board.set_size, name="size"),
    path(f"{BOARD}dark", board.set_dark, name="dark"),
    path(f"{BOARD}turn", paging.turn, name="turn"),
    path(f"{BOARD}pause", paging.stand, name="pause"),
    path(f"{BOARD}go-on", paging.resume, name="go_on"),
    path(f"{BOARD}let-all-through", screening.let_all, name="let_all_through"),
    path(f"{STATEMENT}hide", screening.hide_statement, name="hide"),
    path(f"{STATEMENT}let-through", screening.let_statement, name="let_through"),
    path(f"{STATEMENT}apart", likeness.apart, name="apart"),
]
