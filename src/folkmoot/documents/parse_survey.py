"""Sheets of answers become a survey: one statement per respondent and open question."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from folkmoot.documents.blocks import Span
from folkmoot.documents.cues import find_opposed_cue, is_question
from folkmoot.documents.sheets import Place, Row, Sheet, SheetLayout
from folkmoot.documents.survey_columns import (
    ColumnRole,
    Header,
    SurveyColumn,
    find_header,
    is_no_answer,
    judge_columns,
)
from folkmoot.domain.ids import (
    DocumentId,
    QuestionId,
    SectionId,
    StatementId,
    SurveyId,
    make_id,
)
from folkmoot.domain.record import (
    Question,
    Section,
    SectionKind,
    SetAside,
    Source,
    Statement,
    Survey,
)
from folkmoot.domain.words import fold_text, split_words

NO_ANSWER = "no answer"
TOTAL_ROW = "total row"
NOT_ANSWERS = "not survey answers"


@dataclass(frozen=True, kw_only=True)
class ParsedTables:
    """What was found in a file's sheets, and what of its text is accounted for."""

    text: str
    recorded: tuple[Span, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, kw_only=True)
class ParsedSurvey(ParsedTables):
    """A survey with its text."""

    survey: Survey


@dataclass(frozen=True, kw_only=True)
class _Answers:
    """A sheet of answers: its columns and its respondents' rows."""

    number: int
    sheet: Sheet
    header: Header
    columns: tuple[SurveyColumn, ...]
    respondents: tuple[Row, ...]
    totals: tuple[Row, ...]


_TOTAL = re.compile(
    r"^\W*(?:i alt|ialt|total(?:t)?|sum(?:me)?|gennemsnit|insgesamt|summa|antal|average"
    r"|n ?=.*)\W*$",
    re.IGNORECASE,
)


def parse_survey(
    sheets: Sequence[Sheet],
    *,
    document: DocumentId,
    sha256: str,
    asked: Mapping[str, str] | None,
) -> ParsedSurvey:
    """Read a survey. Statements and empty answers add up to the respondents.

    Sheets with the header of the first are more of the same; others are set aside.
    """
    answers = [_read_answers(n, sheet, asked) for n, sheet in enumerate(sheets)]
    answers = [one for one in answers if one.columns]
    same = [one for one in answers if _has_header_of(one, answers[0])]
    builder = _Builder(document=document, sha256=sha256, answers=same)
    for one in answers:
        builder.lay_out(one, is_answers=one in same)
    return builder.build()


def _read_answers(
    number: int, sheet: Sheet, asked: Mapping[str, str] | None
) -> _Answers:
    header = find_header(sheet)
    columns = judge_columns(header, asked=asked if number == 0 else None)
    dropped = {c.number for c in columns if c.role is ColumnRole.DROP}
    respondents: list[Row] = []
    totals: list[Row] = []
    for row in header.body:
        if _is_total(row, header.body):
            totals.append(row)
        elif set(row.cells) - dropped:
            respondents.append(row)
    return _Answers(
        number=number,
        sheet=sheet,
        header=header,
        columns=columns,
        respondents=tuple(respondents),
        totals=tuple(totals),
    )


def _is_total(row: Row, body: Sequence[Row]) -> bool:
    first = row.cells[min(row.cells)]
    return row in body[-2:] and len(body) > 2 and _TOTAL.match(first) is not None


def _has_header_of(one: _Answers, other: _Answers) -> bool:
    return one is other or [c.header for c in one.columns] == [
        c.header for c in other.columns
    ]


@dataclass(kw_only=True)
class _Builder:
    """Puts the survey together from the sheets that hold its answers."""

    document: DocumentId
    sha256: str
    answers: list[_Answers]
    layout: SheetLayout = field(default_factory=SheetLayout)
    recorded: list[Span] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def lay_out(self, one: _Answers, *, is_answers: bool) -> None:
        """Lay a sheet's cells out as text; what a dropped column held is left out."""
        dropped = {c.number for c in one.columns if c.role is ColumnRole.DROP}
        heads = {row.number for row in (*one.header.above, *one.header.rows)}
        hidden = [
            Place(sheet=one.number, row=row.number, column=column)
            for row in one.sheet.rows
            if row.number not in heads
            for column in row.cells
            if column in dropped
        ]
        self.layout.add_sheet(one.number, one.sheet, hidden=hidden)
        if not is_answers:
            self._put_aside(one.number, one.sheet.rows, NOT_ANSWERS)
            return
        self._record_heads(one)
        self._put_aside(one.number, one.totals, TOTAL_ROW)
        self._put_dropped_aside(one)

    def _span(self, sheet: int, row: Row, column: int) -> Span | None:
        return self.layout.spans.get(Place(sheet=sheet, row=row.number, column=column))

    def _record_heads(self, one: _Answers) -> None:
        dropped = {c.number for c in one.columns if c.role is ColumnRole.DROP}
        for row in (*one.header.above, *one.header.rows):
            for column in row.cells:
                span = self._span(one.number, row, column)
                is_header = row in one.header.rows
                if span and not (is_header and column in dropped):
                    self.recorded.append(span)

    def _put_aside(self, sheet: int, rows: Iterable[Row], reason: str) -> None:
        text = self.layout.text
        for row in rows:
            for column in row.cells:
                if span := self._span(sheet, row, column):
                    part = text[span.start : span.end]
                    self.set_aside.append(_make_aside(part, span, reason))

    def _put_dropped_aside(self, one: _Answers) -> None:
        for column in one.columns:
            if column.role is not ColumnRole.DROP:
                continue
            filled = sum(column.number in row.cells for row in one.header.body)
            reason = f"column dropped: {column.why_dropped} ({filled} cells)"
            rows = [row for row in one.header.rows if column.number in row.cells]
            for row in rows:
                if span := self._span(one.number, row, column.number):
                    part = fold_text(row.cells[column.number])
                    self.set_aside.append(_make_aside(part, span, reason))

    def build(self) -> ParsedSurvey:
        """The survey of all sheets with answers."""
        text = self.layout.text
        columns = self.answers[0].columns if self.answers else ()
        open_columns = [c for c in columns if c.role is ColumnRole.STATEMENT]
        sections = tuple(self._make_section(column) for column in open_columns)
        respondents = sum(len(one.respondents) for one in self.answers)
        questions = tuple(self._make_question(column) for column in open_columns)
        self._record_attributes()
        survey = Survey(
            id=SurveyId(make_id(self.sha256, "survey")),
            document=self.document,
            title=self._find_title(),
            questions=questions,
            respondents=respondents,
            empty={
                question.id: respondents - len(section.statements)
                for question, section in zip(questions, sections, strict=True)
            },
            sections=sections,
        )
        return ParsedSurvey(
            text=text,
            recorded=tuple(self.recorded),
            set_aside=tuple(self.set_aside),
            survey=survey,
        )

    def _find_title(self) -> str | None:
        lines = [row for one in self.answers[:1] for row in one.header.above]
        texts = [fold_text(" ".join(row.cells.values())) for row in lines]
        return next((text for text in texts if split_words(text)), None)

    def _make_question(self, column: SurveyColumn) -> Question:
        sheet = self.answers[0].number
        name = make_id(self.sha256, "question", sheet, column.number)
        return Question(id=QuestionId(name), text=column.header)

    def _make_section(self, column: SurveyColumn) -> Section:
        statements = [
            statement
            for one in self.answers
            for statement in self._make_statements(one, column)
        ]
        name = make_id(self.sha256, "section", self.answers[0].number, column.number)
        return Section(
            id=SectionId(name),
            heading=column.header,
            kind=SectionKind.SURVEY,
            statements=tuple(statements),
        )

    def _make_statements(
        self, one: _Answers, column: SurveyColumn
    ) -> Iterator[Statement]:
        text = self.layout.text
        for row in one.respondents:
            span = self._span(one.number, row, column.number)
            if span is None:
                continue
            answer = fold_text(text[span.start : span.end])
            if is_no_answer(answer):
                self.set_aside.append(_make_aside(answer, span, NO_ANSWER))
                continue
            self.recorded.append(span)
            place = (one.number, row.number, column.number)
            yield Statement(
                id=StatementId(make_id(self.sha256, *place)),
                text=answer,
                attributes=_list_attributes(one, row),
                question=is_question(answer),
                opposed_cue=find_opposed_cue(answer),
                source=Source(
                    document=self.document,
                    line=row.number,
                    start=span.start,
                    end=span.end,
                ),
            )

    def _record_attributes(self) -> None:
        for one in self.answers:
            kept = {c.number for c in one.columns if c.role is not ColumnRole.STATEMENT}
            for row in one.respondents:
                for column in kept & set(row.cells):
                    if span := self._span(one.number, row, column):
                        self.recorded.append(span)


def _list_attributes(one: _Answers, row: Row) -> dict[str, str]:
    return {
        column.header: fold_text(row.cells[column.number])
        for column in one.columns
        if column.role not in (ColumnRole.STATEMENT, ColumnRole.DROP)
        and column.number in row.cells
    }


def _make_aside(text: str, span: Span, reason: str) -> SetAside:
    return SetAside(text=text, start=span.start, end=span.end, reason=reason)
