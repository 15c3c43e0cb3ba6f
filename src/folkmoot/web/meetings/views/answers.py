"""What the pages of the plan share: showing rows, saving them, telling of it."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, Recorded
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.rows import RowEdit, StaleRowsError
from folkmoot.web.meetings.forms.rows import RowForm, Rows
from folkmoot.web.meetings.views.words import word_refusal
from folkmoot.web.ui.notices import tell_done, tell_problem


@dataclass(frozen=True, kw_only=True)
class RowsPage:
    """A page with rows to write in, and what saving them does."""

    template: str
    form: type[RowForm]
    stored: Sequence[Recorded]
    save: Callable[[list[RowEdit]], Batch | None]
    back: str
    told: str
    context: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    # How an app words what only it refuses.
    word: Callable[[ChangeRefusedError], str] = word_refusal


def of_one(
    save: Callable[[RowEdit], Batch | None],
) -> Callable[[Sequence[RowEdit]], Batch | None]:
    """How a page with one row saves it; nothing where it was left as it was."""
    return lambda edits: save(edits[0]) if edits else None


def answer_rows(request: HttpRequest, page: RowsPage) -> HttpResponse:
    """Show the rows, or save them; what was typed stays on the page if it fails."""
    if request.method != "POST":
        rows = Rows(page.form, stored=page.stored, **page.options)
        return _show_rows(request, page, rows)
    rows = Rows(page.form, data=request.POST, **page.options)
    if not rows.is_valid():
        return _show_rows(request, page, rows, status=422)
    try:
        batch = page.save(rows.read_edits())
    except StaleRowsError as error:
        rows = rows.show_conflicts(error.conflicts)
        return _show_rows(request, page, rows, status=409)
    except ChangeRefusedError as error:
        return _show_rows(request, page, rows, status=409, refused=page.word(error))
    tell_saved(request, batch, page.told)
    is_staying = "move" in request.POST or request.POST.get("then") == "stay"
    return redirect(request.path if is_staying else page.back)


def tell_saved(request: HttpRequest, batch: Batch | None, told: str) -> None:
    """Say what was done, with "Undo" beside it; or that nothing had to be."""
    if batch is None:
        tell_done(request, _("Nothing was changed."))
    else:
        tell_done(request, told, undo=find_undo(batch.id))


def find_undo(batch_id: uuid.UUID) -> str:
    """The address that undoes a batch."""
    try:
        return reverse("meetings:undo", args=[batch_id])
    except NoReverseMatch:
        return ""


def do_or_tell(
    request: HttpRequest,
    do: Callable[[], Batch | None],
    *,
    told: str,
    back: str,
    word: Callable[[ChangeRefusedError], str] = word_refusal,
) -> HttpResponse:
    """Do one thing that a button asks for, and go back either way."""
    try:
        tell_saved(request, do(), told)
    except ChangeRefusedError as error:
        tell_problem(request, word(error))
    return redirect(back)


def name_actor(request: HttpRequest) -> Actor:
    """The signed-in person as the log names them."""
    return Actor.of_person(get_person(request))


def get_person(request: HttpRequest) -> User:
    """Who is signed in; the rules of the addresses let nobody else come here."""
    person = request.user
    assert isinstance(person, User)  # noqa: S101
    return person


def _show_rows(
    request: HttpRequest,
    page: RowsPage,
    rows: Rows[RowForm],
    *,
    status: int = 200,
    refused: str = "",
) -> HttpResponse:
    context = {**page.context, "rows": rows, "back": page.back, "refused": refused}
    return render(request, page.template, context, status=status)
