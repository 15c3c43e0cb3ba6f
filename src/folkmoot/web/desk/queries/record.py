"""What was said at a desk's meetings, as a `folkmoot-record/1`.

Meetings and statements have the ids of their rows, so that what is found in the record
can be led back to them. A statement that still reads as in the document it came from
stands there; all others stand in a text of the meeting's own, which is made here.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count

from folkmoot.domain import record
from folkmoot.domain.ids import (
    DocumentId,
    MeetingId,
    QuestionId,
    SectionId,
    StatementId,
    SurveyId,
    hash_bytes,
    make_id,
)
from folkmoot.domain.words import fold_text
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.record_facts import Facts, read_facts
from folkmoot.web.desk.queries.record_sections import (
    FIELDS,
    Labels,
    Said,
    lay_out_sections,
)
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import FocusArea, Hearing, Meeting
from folkmoot.web.statements.models import Document, Respondent

_TEXT = "text/plain"


def read_record(desk: Desk) -> record.Record:
    """The record of a meeting, or of the whole consultation with its surveys."""
    meetings = list(desk.find_meetings().order_by("date", "title", "id"))
    by_meeting = _read_said(desk)
    documents = _read_documents(by_meeting.values())
    maker = _Maker(desk, meetings, documents)
    for meeting in meetings:
        maker.add(meeting, by_meeting.get(meeting.id, []))
    return maker.make()


def _read_said(desk: Desk) -> Mapping[uuid.UUID, list[Said]]:
    """Erased statements have no words, so they are in no record of words."""
    found = desk.find_statements().exclude(text="").order_by("number", "id")
    by_meeting: defaultdict[uuid.UUID, list[Said]] = defaultdict(list)
    for values in found.values_list(*FIELDS).iterator():
        said = Said(*values)
        by_meeting[said.meeting].append(said)
    return by_meeting


def _read_documents(said: Iterable[Sequence[Said]]) -> Mapping[uuid.UUID, Document]:
    wanted = {each.document for some in said for each in some if each.document}
    found: Mapping[uuid.UUID, Document] = Document.objects.kept().in_bulk(wanted)
    return found


class _Maker:
    """Puts the record together, meeting by meeting."""

    def __init__(
        self,
        desk: Desk,
        meetings: Sequence[Meeting],
        documents: Mapping[uuid.UUID, Document],
    ) -> None:
        self._labels = Labels(Halls.of_desk(desk))
        self._facts = read_facts(meetings)
        self._questions = dict(
            FocusArea.objects.filter(consultation=desk.consultation)
            .order_by()
            .values_list("id", "question")
        )
        self._respondents = _count_respondents(meetings)
        self._sources = documents
        self._documents: dict[DocumentId, record.Document] = {}
        self._meetings: list[record.Meeting] = []
        self._surveys: list[record.Survey] = []

    def make(self) -> record.Record:
        return record.Record(
            documents=tuple(self._documents.values()),
            meetings=tuple(self._meetings),
            surveys=tuple(self._surveys),
        )

    def add(self, meeting: Meeting, said: Sequence[Said]) -> None:
        page = OwnPage(meeting)
        located = {each.id: self._locate(each) for each in said}
        is_survey = meeting.hearing == Hearing.SURVEY
        if is_survey and None in located.values():
            # Else one who answered would be two: one in the sheet, one outside of it.
            located = dict.fromkeys(located)
        sources = {each.id: located[each.id] or page.write(each) for each in said}
        facts = self._facts[meeting.id]
        themes = [] if is_survey else page.write_themes(facts.themes)
        sections = lay_out_sections(
            meeting, said, sources, self._labels, self._questions
        )
        self._keep_documents(said, sources, page)
        if is_survey:
            self._surveys.append(self._make_survey(meeting, said, sections, page))
        else:
            made = _make_meeting(meeting, facts, (*themes, *sections), page)
            self._meetings.append(made)

    def _locate(self, said: Said) -> record.Source | None:
        """Where it stands in its document; None where it reads otherwise there."""
        document = self._sources.get(said.document) if said.document else None
        start, end = said.located.get("start"), said.located.get("end")
        if document is None or start is None or end is None:
            return None
        if fold_text(document.text[start:end]) != fold_text(said.text):
            return None
        return record.Source(
            document=DocumentId(str(document.id)),
            page=said.located.get("page"),
            line=said.located.get("line"),
            start=start,
            end=end,
        )

    def _keep_documents(
        self,
        said: Iterable[Said],
        sources: Mapping[uuid.UUID, record.Source],
        page: "OwnPage",
    ) -> None:
        for each in said:
            name = sources[each.id].document
            if name != page.id and name not in self._documents and each.document:
                self._documents[name] = _show_document(self._sources[each.document])
        self._documents[page.id] = page.close()

    def _make_survey(
        self,
        meeting: Meeting,
        said: Sequence[Said],
        sections: tuple[record.Section, ...],
        page: "OwnPage",
    ) -> record.Survey:
        asked = list(dict.fromkeys(each.area for each in said if each.area))
        answered: defaultdict[uuid.UUID, set[object]] = defaultdict(set)
        for each in said:
            if each.area:
                answered[each.area].add(each.respondent or each.id)
        respondents = self._respondents.get(meeting.id, 0)
        names = {
            area: make_id(str(meeting.id), "question", str(area)) for area in asked
        }
        return record.Survey(
            id=SurveyId(str(meeting.id)),
            document=page.id,
            title=meeting.title or None,
            questions=tuple(
                record.Question(
                    id=QuestionId(names[area]),
                    text=self._questions.get(area) or self._labels.name_area(area),
                )
                for area in asked
            ),
            respondents=respondents,
            empty={
                names[area]: max(respondents - len(answered[area]), 0) for area in asked
            },
            sections=sections,
        )


class OwnPage:
    """The text in which a meeting's statements stand that stand in no document."""

    def __init__(self, meeting: Meeting) -> None:
        self.id = DocumentId(make_id(str(meeting.id), "document"))
        self._name = meeting.title or str(meeting.id)
        self._meeting = str(meeting.id)
        self._lines: list[str] = []
        self._length = 0

    def write(self, said: Said) -> record.Source:
        """A respondent's answers bear their number, so that they are one voice."""
        return self._write(said.text, line=said.respondent)

    def write_themes(self, themes: Sequence[str]) -> list[record.Section]:
        """What the room was asked at the opening; no input."""
        if not themes:
            return []
        statements = tuple(
            record.Statement(
                id=StatementId(make_id(self._meeting, "theme", number)),
                text=fold_text(text),
                source=self._write(text),
            )
            for number, text in enumerate(themes)
        )
        name = SectionId(make_id(self._meeting, "themes"))
        kind = record.SectionKind.THEME
        return [record.Section(id=name, kind=kind, statements=statements)]

    def close(self) -> record.Document:
        text = "".join(self._lines)
        return record.Document(
            id=self.id,
            name=self._name,
            sha256=hash_bytes(text.encode("utf-8", "surrogatepass")),
            media_type=_TEXT,
            text=text,
        )

    def _write(self, text: str, *, line: int | None = None) -> record.Source:
        start, end = self._length, self._length + len(text)
        self._lines += [text, "\n"]
        self._length = end + 1
        return record.Source(document=self.id, line=line, start=start, end=end)


def _make_meeting(
    meeting: Meeting,
    facts: Facts,
    sections: tuple[record.Section, ...],
    page: OwnPage,
) -> record.Meeting:
    return record.Meeting(
        id=MeetingId(str(meeting.id)),
        document=page.id,
        title=meeting.title or None,
        date=facts.date,
        start=meeting.starts.strftime("%H:%M") if meeting.starts else None,
        end=meeting.ends.strftime("%H:%M") if meeting.ends else None,
        place=meeting.place or None,
        hosts=facts.hosts,
        participants=facts.participants,
        commission=facts.commission,
        programme=facts.programme,
        sections=sections,
    )


def _show_document(document: Document) -> record.Document:
    return record.Document(
        id=DocumentId(str(document.id)),
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        text=document.text,
    )


def _count_respondents(meetings: Iterable[Meeting]) -> Mapping[uuid.UUID, int]:
    found = Respondent.objects.kept().filter(meeting__in=[one.id for one in meetings])
    counted: Any = found.order_by().values_list("meeting").annotate(count=Count("id"))
    return dict(counted)
