"""Dropping the shipped example's files, and small ones of our own."""

import io
import json
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

import folkmoot
from folkmoot.documents.read_file import read_file
from folkmoot.documents.record_json import pack_record
from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor
from folkmoot.web.imports.commands.reading import read_draft
from folkmoot.web.imports.commands.receiving import receive_file
from folkmoot.web.imports.commands.taking_in import take_in
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.meetings.models import Consultation

EXAMPLE = Path(folkmoot.__file__).parent / "example"
MINUTES = """# Borgermøde i Odense

Dato: 25. august 2026
Sted: Rådhuset

## Gruppearbejde

### Fokusområde 1: Mobilitet

Gruppe 1
- Bussen skal køre hver time.
- Vi mangler cykelstier ud til skolen.

Gruppe 2
- Der er for langt til stationen.

### Fokusområde 2: Bosætning

Gruppe 1
- Der mangler små boliger til unge.

Gruppe 2
- Bankerne vil ikke låne ud til huse i landsbyen.

## Opsamling

- Bussen skal køre oftere.
"""


def drop(
    consultation: Consultation, by: User, *, name: str, content: str | bytes
) -> Draft:
    """A file that was dropped and read."""
    data = content.encode() if isinstance(content, str) else content
    file: Any = ContentFile(data, name=name)
    draft = receive_file(consultation=consultation, name=name, content=file, by=by)
    read_draft(draft=draft)
    draft.refresh_from_db()
    return draft


def make_draft(
    consultation: Consultation, by: User, *, name: str = "odense.md",
    content: str | bytes = MINUTES,
) -> Draft:  # fmt: skip
    """A draft as it is when it was read, without a process of its own for it."""
    data = content.encode() if isinstance(content, str) else content
    record = read_file(name, data)
    return Draft.objects.create(
        consultation=consultation,
        name=name,
        sha256=record.documents[0].sha256,
        media_type=record.documents[0].media_type,
        file=default_storage.save(f"drafts/{name}", ContentFile(data)),
        state=DraftState.READ,
        record=json.loads(pack_record(record)),
        dropped_by=by,
    )


def drop_example(consultation: Consultation, by: User, name: str) -> Draft:
    return drop(consultation, by, name=name, content=(EXAMPLE / name).read_bytes())


def put_in(draft: Draft, by: User) -> Draft:
    """The draft, taken in."""
    take_in(draft=draft, by=Actor.of_person(by))
    draft.refresh_from_db()
    return draft


def make_survey(rows: int, questions: int = 3) -> bytes:
    """A survey of so many rows, with an e-mail column that must not be kept."""
    out = io.StringIO()
    heads = [f"Hvad mener du om emne {n}?" for n in range(1, questions + 1)]
    out.write(";".join(["E-mail", "Landsdel", *heads]) + "\r\n")
    for row in range(rows):
        answers = [
            f"Vi vil gerne have emne {n} ordnet, svar nummer {row} herfra"
            for n in range(1, questions + 1)
        ]
        part = ("Syd", "Nord", "Midt")[row % 3]
        out.write(";".join([f"nr{row}@example.org", part, *answers]) + "\r\n")
    return out.getvalue().encode()
