"""A paper as files, from the same document whatever the format."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from folkmoot.documents.minutes_json import dump_minutes
from folkmoot.documents.minutes_model import Minutes
from folkmoot.documents.write_minutes_docx import write_minutes_docx
from folkmoot.documents.write_minutes_html import write_minutes_html
from folkmoot.documents.write_minutes_markdown import write_minutes_markdown
from folkmoot.documents.write_minutes_odt import write_minutes_odt
from folkmoot.documents.write_minutes_pdf import write_minutes_pdf
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.models import Edition, EditionFile
from folkmoot.web.minutes.queries.house import find_template

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of file, in the order they are offered."""

    name: str
    media_type: str
    write: Callable[[Minutes, bytes | None], bytes]


# Word is written in the house's own template, if it has one.
FORMATS: Mapping[str, Format] = {
    "docx": Format(
        name="Word",
        media_type=WORD,
        write=lambda each, template: write_minutes_docx(each, template=template),
    ),
    "pdf": Format(
        name="PDF",
        media_type="application/pdf",
        write=lambda each, _: write_minutes_pdf(each),
    ),
    "odt": Format(
        name="ODT",
        media_type="application/vnd.oasis.opendocument.text",
        write=lambda each, _: write_minutes_odt(each),
    ),
    "html": Format(
        name="HTML",
        media_type="text/html",
        write=lambda each, _: write_minutes_html(each).encode(),
    ),
    "md": Format(
        name="Markdown",
        media_type="text/markdown",
        write=lambda each, _: write_minutes_markdown(each).encode(),
    ),
    "json": Format(
        name="JSON",
        media_type="application/json",
        write=lambda each, _: dump_minutes(each).encode(),
    ),
}


def write_file(minutes: Minutes, kind: str, consultation: Consultation) -> bytes:
    template = read_template(consultation) if kind == "docx" else None
    return FORMATS[kind].write(minutes, template)


def write_files(minutes: Minutes, consultation: Consultation) -> dict[str, bytes]:
    """Every file that the document can be; this takes seconds."""
    return {kind: write_file(minutes, kind, consultation) for kind in FORMATS}


def read_template(consultation: Consultation) -> bytes | None:
    template = find_template(consultation)
    if template is None or not template.file:
        return None
    with template.file.open("rb") as file:
        content: bytes = file.read()
    return content


def hash_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def list_files(edition: Edition) -> "QuerySet[EditionFile]":
    """The files it was written to when it was closed, less those that were erased."""
    return EditionFile.objects.kept().filter(edition=edition).exclude(file="")


def read_kept_file(edition: Edition, kind: str) -> bytes | None:
    """The very bytes that were written when it was closed; None for all others."""
    kept = list_files(edition).filter(kind=kind).first()
    if kept is None:
        return None
    with kept.file.open("rb") as file:
        content: bytes = file.read()
    return content
