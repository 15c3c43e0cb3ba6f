"""What minutes tell about the meeting itself: title, date, place, hosts, who met."""

import re
from collections.abc import Sequence

from folkmoot.documents.cues import Role, find_role, is_narrative, match_group
from folkmoot.documents.dates import find_date
from folkmoot.documents.label_words import LabelKind
from folkmoot.documents.metadata_labels import LabelledValue, find_labels
from folkmoot.documents.minutes_sections import SectionWriter
from folkmoot.documents.people import Person, parse_people
from folkmoot.documents.pieces import Piece, PieceKind, Table
from folkmoot.documents.times import find_times
from folkmoot.domain.ids import DocumentId, MeetingId
from folkmoot.domain.record import Alias, Host, Meeting, Participant, Section
from folkmoot.domain.words import fold_text, split_words

_MEETING_WORDS = re.compile(
    r"m[øö]de|m[øö]te|referat|seminar|konference|høring|minutes|meeting|notes? from"
    r"|notat|workshop|dialog|protokoll?|sitzung|treffen|veranstaltung|hearing|forum|topmøde"
    r"|temadag|besøg|visit|samråd|konferens|konferenz|town hall|folkmoot|noter fra",
    re.IGNORECASE,
)
_GENERIC_TITLE = re.compile(
    r"^\W*(?:(?:beslutnings)?referat|mødereferat|(?:draft )?minutes"
    r"|meeting minutes|notes?|notat|noter|protokoll?"
    r"|møtereferat|mötesanteckningar|minnesanteckningar|ergebnisprotokoll|niederschrift"
    r"|sitzungsprotokoll|udkast|draft|opsamling|program)\W*$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"^(?:(?:sv|re|vs|aw|fw|fwd|vb|wg)\s*:\s*)+", re.IGNORECASE)
_SENDER = re.compile(r"^(?:from|fra|från|von)\W*$", re.IGNORECASE)
_LONGEST_TITLE = 25
_CROWD = re.compile(
    r"(?P<who>\b\d{1,4}\s[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)\s(?:deltog|deltok|deltok|mødte"
    r"|møtte|kom|attended|took part|nahmen teil)\b",
    re.IGNORECASE,
)
_LONGEST_NAME_WITH_DATE = 10
_LONGEST_HEAD_LINE = 18
_TITLE_WITHIN = 5
_ITEM_SEPARATOR = re.compile(r"\s*(?:[;\n•·]|\s[–—-]\s|,(?!\d))\s*")
_END_LABEL = re.compile(
    r"(?:slutt?|ende?|ends|ended|closed|sluttid)\W*$", re.IGNORECASE
)
_PLACE_PARTS = re.compile(
    r"\s*[,;]\s*|\s+(?=(?:den|d\.|the|am|kl\.?)\s)"
    r"|(?<=[\d.])\s+(?:uhr\s+)?(?=(?:i|på|ved|hos|at|in|im|vid)\s)",
    re.IGNORECASE,
)
_PLACE_START = re.compile(r"^(?:i|på|ved|hos|at|in|im|vid)\s+", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    r"(?:,\s+(?:(?:i|på|ved|hos|in|at|im)\s+)?|\s(?:i|på|ved|hos|in|at|im)\s+)(?:the\s+)?"
    r"(?P<place>[A-ZÆØÅÄÖÜ](?:(?!,\s+(?:kl|\d)).)*?)"
    r"(?:$|(?<=[^\W\d_]{3})\.\s)"
)
_BEFORE_DATE = re.compile(r"^(?:den|d\.|the|on|am|vom|om|[,–—-])$", re.IGNORECASE)
_LONGEST_PLACE = 7
_WEEKDAY = re.compile(
    r"^\W*(?:(?:man|tirs|ons|tors|fre|lør|søn|mån|tis|lör|sön)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\W*$",
    re.IGNORECASE,
)
# In the body of the minutes only these are metadata; "Sted: …" may be a statement.
_BODY_KINDS = frozenset({LabelKind.PREPARED_BY, LabelKind.CHAIR})
_NO_FIELD = frozenset(
    {
        LabelKind.ABSENT,
        LabelKind.CASE_NUMBER,
        LabelKind.DISTRIBUTION,
        LabelKind.OTHER,
    }
)


class MinutesHead:
    """Collects what is told about the meeting; the first told holds."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.is_open = True
        self.title_piece: Piece | None = None
        self._title: str | None = None
        self._date: str | None = None
        self._times: tuple[str | None, str | None] = (None, None)
        self._place: str | None = None
        self._prepared_by: str | None = None
        self._hosts: list[Host] = []
        self._participants: list[Participant] = []
        self._commission: list[Participant] = []
        self._listed_steps: list[str] = []
        self._told_steps: list[str] = []
        self._is_mail_head = False
        self._seen_date: str | None = None
        self._seen_people: list[Participant] = []
        self._seen_place: str | None = None
        self._seen_times: tuple[str | None, str | None] = (None, None)

    @staticmethod
    def is_kind_of_paper(text: str) -> bool:
        """Whether a heading says only that this is a report: "MØTEREFERAT"."""
        return _GENERIC_TITLE.match(text) is not None and find_role(text) is None

    # Title

    def choose_title(self, pieces: Sequence[Piece | Table]) -> None:
        """Find the piece that names the meeting, among the first few."""
        lines = [p for p in pieces[:_TITLE_WITHIN] if isinstance(p, Piece)]
        likely = [
            line
            for position, line in enumerate(lines)
            if self._may_be_title(line, pieces[position + 1 : position + 2])
        ]
        named = [line for line in likely if not _GENERIC_TITLE.match(line.text)]
        styled = [line for line in named if line.kind is PieceKind.HEADING]
        spoken = [line for line in named if _MEETING_WORDS.search(line.text)]
        best = ([p for p in styled if p in spoken] or styled or spoken)[:1]
        if best and (spoken or best[0].rank <= 2 or best[0] is lines[0]):
            self.title_piece = best[0]
            self._title = self._name_title(best[0])
            self.see_line(best[0])

    def _name_title(self, line: Piece) -> str:
        labels = [v for v in self._labels(line) if v.kind is LabelKind.TITLE]
        if not labels or labels[0].label.start > 0:
            is_long = len(split_words(line.text)) > _LONGEST_NAME_WITH_DATE
            return _cut_date(line.text) if is_long else line.text
        value = self._text[line.start + labels[0].value.start : line.end]
        return _REPLY.sub("", fold_text(value))

    def _may_be_title(self, line: Piece, after: Sequence[Piece | Table]) -> bool:
        if line.kind not in (PieceKind.HEADING, PieceKind.TEXT):
            return False
        words = len(split_words(line.text))
        if not words or words > _LONGEST_TITLE or line.text[-1] in ":;,":
            return False
        before_date = len(split_words(_cut_date(line.text)))
        if line.kind is PieceKind.TEXT and (before_date > 14 or line.text[-1] == "."):
            return False
        if match_group(line.text) or is_narrative(line.text):
            return False
        if any(value.kind is not LabelKind.TITLE for value in self._labels(line)):
            return False
        leads_list = bool(after) and (
            isinstance(after[0], Piece)
            and after[0].kind is PieceKind.ITEM
            and not self._labels(after[0])
        )
        is_part = find_role(line.text) and not _MEETING_WORDS.search(line.text)
        return not (leads_list or is_part)

    # Labels

    def _labels(self, piece: Piece) -> Sequence[LabelledValue]:
        return find_labels(self._text[piece.start : piece.end])

    def find_label(self, text: str) -> LabelKind | None:
        """The kind of a label that stands alone, as in the first column of a table."""
        found = find_labels(text if ":" in text else f"{text}:")
        if not found or found[0].label.start > 1:
            return None
        return found[0].kind

    @staticmethod
    def has_field(kind: LabelKind) -> bool:
        """Whether the meeting has a field for such a value; "Afbud" has none."""
        return kind not in _NO_FIELD

    def take_labels(
        self, piece: Piece, writer: SectionWriter, *, is_body: bool
    ) -> list[tuple[int, int]] | None:
        """Take the labelled values of a piece; what is left over is returned.

        None means that the piece is no metadata.
        """
        labels = [v for v in self._labels(piece) if v.kind is not LabelKind.TOPIC]
        if not labels or (labels[0].label.start > 0 and not self.is_open):
            return None
        if is_body and labels[0].kind not in _BODY_KINDS:
            return None
        if any(not self._has_value(piece, value) for value in labels[-1:]):
            return None
        leftover: list[tuple[int, int]] = []
        position = piece.start
        for value in labels:
            start, end = piece.start + value.label.start, piece.start + value.value.end
            leftover.append((position, start))
            position = end
            if self._is_of_mail(piece, value) or value.kind in _NO_FIELD:
                leftover.append((start, end))
            else:
                writer.mark(start, end)
                self.add_value(
                    value.kind,
                    piece.start + value.value.start,
                    end,
                    label=self._text[start : piece.start + value.label.end],
                )
        leftover.append((position, piece.end))
        return [part for part in leftover if split_words(self._text[slice(*part)])]

    def _is_of_mail(self, piece: Piece, value: LabelledValue) -> bool:
        """When a mail was sent tells nothing of when the meeting was."""
        start = piece.start + value.label.start
        label = self._text[start : piece.start + value.label.end]
        if value.kind is LabelKind.DISTRIBUTION and _SENDER.match(label):
            self._is_mail_head = True
        elif value.kind is LabelKind.TITLE:
            self._is_mail_head = False
        return self._is_mail_head and value.kind is LabelKind.DATE

    def _has_value(self, piece: Piece, value: LabelledValue) -> bool:
        start = piece.start + value.value.start
        return bool(split_words(self._text[start : piece.start + value.value.end]))

    def add_value(
        self, kind: LabelKind, start: int, end: int, *, label: str = ""
    ) -> None:
        """Take a value by the kind of its label."""
        raw = self._text[start:end].strip()
        value = fold_text(raw).rstrip(" ,;")
        if kind is LabelKind.TITLE:
            self._title = self._title or value
        elif kind is LabelKind.PREPARED_BY:
            self._prepared_by = self._prepared_by or value
        elif kind is LabelKind.PROGRAMME:
            self._listed_steps.extend(s for s in _ITEM_SEPARATOR.split(raw) if s)
        elif kind in (LabelKind.DATE, LabelKind.TIME, LabelKind.PLACE):
            self._add_when_and_where(kind, value, label)
        else:
            self._add_people(kind, raw, label)

    def _add_when_and_where(self, kind: LabelKind, value: str, label: str) -> None:
        date = find_date(value, bare=kind is LabelKind.DATE)
        times = find_times(value, bare=kind is LabelKind.TIME)
        if date is not None:
            self._date = self._date or date.edtf
            after = _find_place_after(value[date.end :])
            self._seen_place = self._seen_place or after
        if any(times) and _END_LABEL.search(label):
            self._times = (self._times[0], self._times[1] or times[0])
        elif any(times):
            self._times = self._times if self._times[0] else (times[0], times[1])
        if kind is LabelKind.PLACE and self._place is None:
            self._place = _drop_date_and_times(value, date is not None, any(times))

    def _add_people(self, kind: LabelKind, raw: str, label: str) -> None:
        people = parse_people(raw)
        if kind is LabelKind.HOST:
            self._hosts.extend(_make_host(person) for person in people)
        elif kind is LabelKind.CHAIR:
            function = fold_text(label).rstrip(" :") or None
            self._hosts.extend(_make_host(person, function) for person in people)
        elif kind is LabelKind.PARTICIPANTS:
            self._participants.extend(_make_participant(person) for person in people)
        elif kind is LabelKind.COMMISSION:
            self._commission.extend(_make_participant(person) for person in people)

    # What stands without a label

    def see_line(self, piece: Piece) -> None:
        """Look for a date and times in a short line at the top, or in the title."""
        if len(split_words(piece.text)) > _LONGEST_HEAD_LINE:
            return
        crowd = _CROWD.search(piece.text)
        if crowd is not None:
            people = parse_people(crowd["who"])
            self._seen_people.extend(_make_participant(person) for person in people)
        date = find_date(piece.text)
        if date is not None and self._seen_date is None:
            self._seen_date = date.edtf
            self._seen_times = find_times(piece.text)
            self._seen_place = _find_place_after(piece.text[date.end :])

    def add_step(self, start: int, end: int) -> None:
        """A sentence tells a step of the meeting."""
        self._told_steps.append(fold_text(self._text[start:end]))

    def add_listed(self, role: Role, start: int, end: int) -> None:
        """A line stands under "Deltagere", "Program" or the like."""
        if role is Role.PROGRAMME:
            self._listed_steps.append(fold_text(self._text[start:end]))
            return
        people = [_make_participant(p) for p in parse_people(self._text[start:end])]
        listed = self._commission if role is Role.COMMISSION else self._participants
        listed.extend(people)

    def add_listed_text(self, role: Role, text: str) -> None:
        """A row of a table tells a step of the programme."""
        if role is Role.PROGRAMME:
            self._listed_steps.append(fold_text(text))

    def add_person(
        self,
        role: Role,
        *,
        text: str,
        function: str | None,
        organisation: str | None,
    ) -> None:
        """A row of a table names a participant."""
        people = parse_people(text)
        known = people[0] if len(people) == 1 else None
        person = Participant(
            text=fold_text(text),
            count=known.count if known else None,
            function=function or (known.function if known else None),
            organisation=organisation or (known.organisation if known else None),
        )
        listed = self._commission if role is Role.COMMISSION else self._participants
        listed.append(person)

    def make_meeting(
        self,
        meeting: MeetingId,
        *,
        document: DocumentId,
        sections: tuple[Section, ...],
        aliases: tuple[Alias, ...],
    ) -> Meeting:
        """The meeting, with all that was told about it."""
        start, end = self._times if any(self._times) else self._seen_times
        return Meeting(
            id=meeting,
            document=document,
            title=self._title,
            date=self._date or self._seen_date,
            start=start,
            end=end,
            place=self._place or self._seen_place,
            hosts=tuple(self._hosts),
            prepared_by=self._prepared_by,
            participants=tuple(self._participants or self._seen_people),
            commission=tuple(self._commission),
            programme=tuple(self._listed_steps or self._told_steps),
            sections=sections,
            aliases=aliases,
        )


def _drop_date_and_times(value: str, has_date: bool, has_times: bool) -> str | None:
    """The place alone, of "Rådhuset, den 3. marts kl. 9"."""
    if not (has_date or has_times):
        return value or None
    parts = _PLACE_PARTS.split(value)
    kept = [p for p in parts if find_date(p) is None and not any(find_times(p))]
    named = [_PLACE_START.sub("", part) for part in kept if not _WEEKDAY.match(part)]
    return ", ".join(part for part in named if split_words(part)) or None


def _cut_date(title: str) -> str:
    """What a line says before its date: "Referat af møde | den 3. marts"."""
    date = find_date(title)
    if date is None:
        return title
    words = title[: date.start].split()
    while words and (_WEEKDAY.match(words[-1]) or _BEFORE_DATE.match(words[-1])):
        words.pop()
    return " ".join(words) if len(words) > 1 else title


def _find_place_after(text: str) -> str | None:
    """The place that ends a line such as "den 3. marts kl. 9.00, Rådhuset"."""
    found = _PLACE_AFTER.search(text.rstrip(" .*_"))
    if found is None or any(find_times(found["place"], bare=True)):
        return None
    if _WEEKDAY.match(found["place"]):
        return None
    return (
        found["place"] if len(split_words(found["place"])) <= _LONGEST_PLACE else None
    )


def _make_host(person: Person, function: str | None = None) -> Host:
    return Host(
        name=person.name,
        function=person.function or function,
        organisation=person.organisation,
        text=fold_text(person.text),
    )


def _make_participant(person: Person) -> Participant:
    return Participant(
        text=fold_text(person.text),
        count=person.count,
        function=person.function,
        organisation=person.organisation,
    )
