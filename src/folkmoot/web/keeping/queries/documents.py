"""The documents of a case: minutes, what was received, what was found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from folkmoot.documents.write_package import PackedDocument, PackedFile
from folkmoot.web.events.history import tell_batches
from folkmoot.web.events.history_files import FORMATS as HISTORY_FORMATS
from folkmoot.web.events.history_files import write_history
from folkmoot.web.events.queries import Wanted, find_batches
from folkmoot.web.findings.queries.versions import list_versions, read_packed
from folkmoot.web.imports.models import Draft
from folkmoot.web.meetings.models import Consultation, Meeting
from folkmoot.web.minutes.models import Edition, EditionFile, Paper
from folkmoot.web.minutes.queries.closed import find_closed
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.minutes.queries.written import FORMATS, write_file
from folkmoot.web.publication.queries.releases import list_releases
from folkmoot.web.recommendations.models import Recommendation
from folkmoot.web.recommendations.queries.advice import compose_paper
from folkmoot.web.sharing.queries.export import pack_all
from folkmoot.web.statements.models import Document, Photo

# What goes to a journal of each closed paper: one to keep, one to work on.
TO_KEEP = ("pdf", "docx")
_ZIP = "application/zip"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A document that is held, and how its files are read when they are wanted.

    `is_final` tells what is handed over as it is; `hint` why another is not.
    """

    key: str
    title: str
    kind: str
    state: str
    date: str = ""
    meeting: str = ""
    version: str = ""
    approved: tuple[tuple[str, str], ...] = ()
    is_final: bool = True
    # Its files are gone where words in them were erased.
    is_there: bool = True
    hint: str = ""
    read: Callable[[], tuple[PackedFile, ...]] = field(repr=False)

    def pack(self, number: int, *, left_out: str = "") -> PackedDocument:
        return PackedDocument(
            number=number,
            title=self.title,
            kind=self.kind,
            state=self.state,
            date=self.date,
            meeting=self.meeting,
            version=self.version,
            approved=self.approved,
            files=() if left_out or not self.is_there else self.read(),
            left_out=left_out if self.is_there else self.hint,
        )


def list_held(consultation: Consultation) -> list[Held]:
    """All that is held of a consultation, in the order of an index."""
    return [
        *_list_papers(consultation),
        *_list_recommendations(consultation),
        *_list_findings(consultation),
        *_list_releases(consultation),
        *_list_received(consultation),
        *_list_photos(consultation),
        _tell_data(consultation),
        *_list_histories(consultation),
    ]


def _list_papers(consultation: Consultation) -> Iterator[Held]:
    papers = Paper.objects.kept().filter(
        meeting__consultation=consultation,
        meeting__removed_at=None,
        meeting__practice_of=None,
    )
    for paper in papers.select_related("meeting").order_by("meeting__date", "kind"):
        told: dict[str, Any] = {
            "title": capfirst(f"{paper.get_kind_display()} {paper.meeting}"),
            "kind": str(paper.get_kind_display()),
            "meeting": str(paper.meeting),
        }
        closed = list(
            Edition.objects.filter(paper=paper, why=Edition.Why.FINAL).order_by(
                "number"
            )
        )
        for edition in closed:
            yield _tell_edition(edition, told)
        if not closed:
            yield Held(
                key=f"paper:{paper.id}",
                state=_("draft"),
                is_final=False,
                hint=_("A draft that was never closed: an internal working paper."),
                read=_read_draft(paper),
                **told,
            )


def _tell_edition(edition: Edition, told: Mapping[str, Any]) -> Held:
    closed = find_closed(edition)
    assert closed is not None  # noqa: S101 -- it was asked for by its reason
    given = tuple(
        (str(each.person), _word_time(each.at)) for each in closed.approvals if each.at
    )
    return Held(
        key=f"edition:{edition.id}",
        state=_("approved") if closed.locked_at else _("closed, not approved by all"),
        date=localtime(edition.made_at).date().isoformat(),
        version=str(edition),
        approved=given,
        hint="" if closed.files else _("Its files were erased."),
        is_there=bool(closed.files)
        and all(_exists(each.file) for each in closed.files),
        read=_read_files({each.kind: each for each in closed.files}),
        **told,
    )


def _read_files(
    files: Mapping[str, EditionFile],
) -> Callable[[], tuple[PackedFile, ...]]:
    return lambda: tuple(
        PackedFile(
            ending=kind,
            media_type=FORMATS[kind].media_type,
            content=_read(files[kind].file),
        )
        for kind in TO_KEEP
        if kind in files
    )


def _read_draft(paper: Paper) -> Callable[[], tuple[PackedFile, ...]]:
    def read() -> tuple[PackedFile, ...]:
        content = write_file(load_paper(paper), "pdf", paper.meeting.consultation)
        return (_pdf(content),)

    return read


def _list_recommendations(consultation: Consultation) -> Iterator[Held]:
    known = Recommendation.objects.kept().filter(consultation=consultation)
    if not known.exists():
        return
    drafts = known.filter(status="draft").count()

    def read() -> tuple[PackedFile, ...]:
        paper = compose_paper(consultation)
        return tuple(
            PackedFile(
                ending=kind,
                media_type=FORMATS[kind].media_type,
                content=write_file(paper, kind, consultation),
            )
            for kind in TO_KEEP
        )

    yield Held(
        key="recommendations",
        title=_name(_("Recommendations"), consultation),
        kind=_("recommendations with their evidence"),
        state=_("with drafts") if drafts else _("decided"),
        is_final=not drafts,
        hint=_("Some of them are not decided yet.") if drafts else "",
        read=read,
    )


def _list_findings(consultation: Consultation) -> Iterator[Held]:
    for version in reversed(list_versions(consultation)):
        yield Held(
            key=f"findings:{version.number}",
            title=_name(_("Findings"), version.number),
            kind=_("frozen findings with their data"),
            state=_("frozen"),
            date=localtime(version.made_at).date().isoformat(),
            version=str(version.number),
            **_tell_stored(version.file),
            read=_read_archive(version),
        )


def _list_releases(consultation: Consultation) -> Iterator[Held]:
    for release in reversed(list_releases(consultation)):
        yield Held(
            key=f"release:{release.number}",
            title=_name(_("Published site"), release.number),
            kind=_("“You said – we did”"),
            state=_("published"),
            date=localtime(release.made_at).date().isoformat(),
            version=str(release.number),
            **_tell_stored(release.file),
            read=_read_archive(release),
        )


def _read_archive(row: Any) -> Callable[[], tuple[PackedFile, ...]]:
    return lambda: (
        PackedFile(ending="zip", media_type=_ZIP, content=read_packed(row)),
    )


def _list_received(consultation: Consultation) -> Iterator[Held]:
    documents = Document.objects.kept().filter(consultation=consultation)
    for document in documents.order_by("name", "id"):
        name, _dot, ending = document.name.rpartition(".")
        yield Held(
            key=f"document:{document.id}",
            title=name or document.name or _("erased"),
            kind=_("received document"),
            state=_("received"),
            **_tell_stored(document.file),
            read=_read_one(document.file, ending or "bin", document.media_type),
        )
    waiting = Draft.objects.filter(consultation=consultation, document=None)
    for draft in waiting.exclude(file="").order_by("name", "id"):
        name, _dot, ending = draft.name.rpartition(".")
        yield Held(
            key=f"draft:{draft.id}",
            title=name or draft.name,
            kind=_("received document"),
            state=_("not taken in"),
            is_final=False,
            **{
                "hint": _("It was dropped in, and nothing was taken in from it."),
                **_tell_stored(draft.file),
            },
            read=_read_one(draft.file, ending or "bin", draft.media_type),
        )


def _list_photos(consultation: Consultation) -> Iterator[Held]:
    photos: QuerySet[Photo] = Photo.objects.kept().filter(
        meeting__consultation=consultation, meeting__practice_of=None
    )
    for photo in photos.select_related("meeting", "sheet__group").order_by("sent_at"):
        yield Held(
            key=f"photo:{photo.id}",
            title=_name(_("Photo of a sheet"), photo.sheet.group),
            kind=_("photo"),
            state=_("received"),
            date=localtime(photo.sent_at).date().isoformat(),
            meeting=str(photo.meeting),
            is_final=False,
            **{
                "hint": _(
                    "A picture of handwriting: it can name people nobody looked for."
                ),
                **_tell_stored(photo.file),
            },
            read=_read_one(
                photo.file, photo.file.name.rpartition(".")[2], photo.media_type
            ),
        )


def _read_one(
    stored: Any, ending: str, media_type: str
) -> Callable[[], tuple[PackedFile, ...]]:
    return lambda: (
        PackedFile(
            ending=ending,
            media_type=media_type or "application/octet-stream",
            content=_read(stored),
        ),
    )


def _tell_data(consultation: Consultation) -> Held:
    return Held(
        key="data",
        title=_name(_("Data"), consultation),
        kind=_("every statement, and where it went, as tables"),
        state=_("as it stands"),
        read=lambda: (
            PackedFile(ending="zip", media_type=_ZIP, content=pack_all(consultation)),
        ),
    )


def _list_histories(consultation: Consultation) -> Iterator[Held]:
    logs = [(consultation.id, str(consultation))]
    meetings = Meeting.objects.filter(consultation=consultation, practice_of=None)
    logs += [(each.id, str(each)) for each in meetings]
    for stream, name in logs:
        yield Held(
            key=f"history:{stream}",
            title=_name(_("History"), name),
            kind=_("who did what when"),
            state=_("as it stands"),
            is_final=False,
            hint=_("A log of the work: it names those who work here."),
            read=_read_history(stream),
        )


def _read_history(stream: Any) -> Callable[[], tuple[PackedFile, ...]]:
    def read() -> tuple[PackedFile, ...]:
        stories = tell_batches(list(find_batches(stream, Wanted())))
        content = write_history(stories, HISTORY_FORMATS["csv"]).encode()
        return (PackedFile(ending="csv", media_type="text/csv", content=content),)

    return read


def _exists(stored: Any) -> bool:
    return bool(stored) and bool(stored.storage.exists(stored.name))


def _tell_stored(*stored: Any) -> dict[str, Any]:
    """Whether the files are there, and else why they are not."""
    if not all(stored) or not stored:
        return {"is_there": False, "hint": _("Its files were erased.")}
    if not all(map(_exists, stored)):
        return {"is_there": False, "hint": _("Its file is missing on the server.")}
    return {}


def _name(what: str, whose: object) -> str:
    return f"{what} {whose}"


def _pdf(content: bytes) -> PackedFile:
    media_type = FORMATS["pdf"].media_type
    return PackedFile(ending="pdf", media_type=media_type, content=content)


def _read(stored: Any) -> bytes:
    with stored.open("rb") as file:
        content: bytes = file.read()
    return content


def _word_time(at: Any) -> str:
    return localtime(at).isoformat(timespec="minutes")
