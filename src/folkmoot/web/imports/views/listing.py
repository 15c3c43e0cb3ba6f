"""The page where files are dropped, and the list of those that were."""

import uuid
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.imports.commands.receiving import receive_file
from folkmoot.web.imports.models import Draft
from folkmoot.web.imports.queries.drafts import list_drafts
from folkmoot.web.imports.refusal_words import say_refused
from folkmoot.web.imports.tasks import read_dropped
from folkmoot.web.meetings.access import fetch_consultation
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import get_person
from folkmoot.web.ui.notices import tell_done

_MOST_FILES = 50
_REFUSED = "imports-refused"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A file that was not taken, why, and where the same lies."""

    words: str
    draft: str = ""


def imports(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The list; or take the files that were dropped, each for itself."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    if request.method != "POST":
        return _show(request, consultation)
    drafts, refusals = _receive(request, consultation)
    # Told on the next page, so that loading it again does not send the files again.
    request.session[_REFUSED] = [asdict(refusal) for refusal in refusals]
    if drafts:
        told = ngettext(
            "%(count)d file is here and will be read.",
            "%(count)d files are here and will be read.",
            len(drafts),
        ) % {"count": len(drafts)}
        tell_done(request, told)
    if len(drafts) == 1 and not refusals:
        return redirect("imports:draft", drafts[0].id)
    return redirect("imports:imports", consultation.id)


def _receive(
    request: HttpRequest, consultation: Consultation
) -> tuple[list[Draft], list[Refusal]]:
    files: list[Any] = request.FILES.getlist("files")
    if not files:
        return [], [Refusal(words=say_refused("no_file", {}))]
    drafts, refusals = [], []
    if len(files) > _MOST_FILES:
        told = {"limit": _MOST_FILES, "left": len(files) - _MOST_FILES}
        refusals.append(Refusal(words=say_refused("too_many_files", told)))
    for file in files[:_MOST_FILES]:
        try:
            draft = receive_file(
                consultation=consultation,
                name=file.name or "",
                content=file,
                by=get_person(request),
            )
        except ChangeRefusedError as error:
            words = say_refused(error.code, error.details)
            known = str(error.details.get("draft", ""))
            refusals.append(Refusal(words=words, draft=known))
        else:
            read_dropped.enqueue(str(draft.id))
            drafts.append(draft)
    return drafts, refusals


def _show(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    listed = list_drafts(consultation)
    context = {
        "consultation": consultation,
        "listed": listed,
        "is_busy": any(one.draft.is_busy for one in listed),
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "imports/_listed.html", context)
    context["refusals"] = request.session.pop(_REFUSED, [])
    return render(request, "imports/imports.html", context)
