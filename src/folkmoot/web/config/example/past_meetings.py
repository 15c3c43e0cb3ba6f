"""The example's earlier stops and its survey, taken in like anybody's documents."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.files import File

import folkmoot
from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor
from folkmoot.web.imports.commands.correcting import save_corrections
from folkmoot.web.imports.commands.reading import read_draft
from folkmoot.web.imports.commands.receiving import receive_file
from folkmoot.web.imports.commands.taking_in import take_in
from folkmoot.web.imports.corrections import read_corrections
from folkmoot.web.imports.models import Draft
from folkmoot.web.imports.queries.reviews import load_draft
from folkmoot.web.meetings.models import Consultation, Meeting

_FILES = Path(folkmoot.__file__).parent / "example"


def add_past_meetings(consultation: Consultation, secretary: User) -> None:
    """What is not there yet: meetings that are closed, and a survey."""
    for path in sorted(_FILES.iterdir()):
        if not Draft.objects.filter(consultation=consultation, name=path.name).exists():
            _add(consultation, path, secretary)


def _add(consultation: Consultation, path: Path, secretary: User) -> None:
    with path.open("rb") as file:
        draft = receive_file(
            consultation=consultation, name=path.name, content=File(file), by=secretary
        )
    read_draft(draft=draft)
    draft.refresh_from_db()
    titles = _name_as_made_up(draft)
    known = {facts["title"] for facts in titles.values()}
    # An example of before documents were taken in: its meetings were typed.
    if Meeting.objects.kept().filter(consultation=consultation, title__in=known):
        return
    corrections = read_corrections({**draft.corrections, "facts": titles})
    save_corrections(draft=draft, corrections=corrections, seen=draft.version)
    take_in(draft=draft, by=Actor.of_person(secretary))


def _name_as_made_up(draft: Draft) -> Mapping[str, Mapping[str, Any]]:
    """The titles say that there was no meeting, and that nobody was asked."""
    record = load_draft(draft)
    titles = {str(meeting.id): meeting.title for meeting in record.meetings}
    titles |= {str(survey.id): survey.title for survey in record.surveys}
    return {
        one: {"title": f"{(title or '').partition('. ')[0]} (opdigtet)"}
        for one, title in titles.items()
    }
