"""Labels such as "Ordstyrer:" and the values that follow them.

Minutes that come from a PDF may have several on one line: "Mødedato: 25. august Vært
ved mødet var: …". A label ends in a colon; without one it counts only at the start of a
line and before a value that could be nothing else ("Mødedato 25. august").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from folkmoot.documents.bare_labels import find_bare_label
from folkmoot.documents.blocks import Span
from folkmoot.documents.dates import find_date
from folkmoot.documents.label_words import LabelKind, classify_label, is_report_word


@dataclass(frozen=True, kw_only=True)
class LabelledValue:
    """A label and its value, as code points in the text that was searched."""

    kind: LabelKind
    label: Span
    value: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class _Label:
    """A label that was found; a line's start, a bar or a semicolon may set it off."""

    kinds: tuple[LabelKind, ...]
    start: int
    end: int
    is_set_off: bool


# A colon that ends a label, not that of "9:30", "https://" or "Teilnehmer:innen".
_COLON = re.compile(
    r"\s{0,2}[*_]{0,2}\s?(?:(?<![0-9]):|:(?![0-9]))(?!//|in(?:nen)?\b)[*_]{0,2}"
)
_WORD_START = re.compile(r"(?<![^\s(\[|,;/>*_•])[^\W_]")
_LINE_OPENING = re.compile(r"[\s*_|•·#>\-–—(\[]*(?:[0-9]{1,2}[.)]\s*)?")
_SEPARATOR = re.compile(r"(?:[|;•·]|\s[–—-]|\*\*|__)\s*\Z")
_PAUSE = re.compile(r"[.,)\]]\s*\Z")
_LOOK_BACK = 4
_WINDOW = 80
_MOST_WORDS = 9
# Such words open a line in prose, too; inside a line they must be set off.
_LINE_START_ONLY = frozenset(
    {
        LabelKind.TITLE,
        LabelKind.TOPIC,
        LabelKind.DISTRIBUTION,
        LabelKind.PROGRAMME,
        LabelKind.CASE_NUMBER,
        LabelKind.OTHER,
    }
)
_LISTS = frozenset(
    {
        LabelKind.PARTICIPANTS,
        LabelKind.COMMISSION,
        LabelKind.ABSENT,
        LabelKind.HOST,
        LabelKind.DISTRIBUTION,
        LabelKind.PROGRAMME,
    }
)
_ROLES = frozenset({LabelKind.CHAIR, LabelKind.HOST, LabelKind.PREPARED_BY})
_WHEN = frozenset({LabelKind.DATE, LabelKind.TIME})
_MAY_ASK = frozenset({LabelKind.TITLE, LabelKind.TOPIC, LabelKind.PROGRAMME})
# Words that open a sentence, which is no date, place or person.
_SENTENCE_OPENERS = frozenset(
    "vi jeg man hvis når hvordan skal kan bør må er har ikke eg ikkje ska bör måste är"
    " hur inte wir ich es wenn wie soll sollte kann muss ist hat nicht we if how should"
    " can must is has not people".split()
)
_MOST_WORDS_WITHOUT_NUMBER = 4
_MOST_WORDS_WITHOUT_CAPITAL = 3
_MOST_WORDS_OF_WRITERS = 6
_CAPITAL = "[A-ZÆØÅÄÖÜÉ]"
_WRITER = re.compile(rf"{_CAPITAL}{{1,5}}(?:/\w+)?(?:\W|$)|{_CAPITAL}[\w.’'-]*")
_MEETING_WORD = re.compile(
    r"m[øö][dt]e|meeting|sitzung|treffen|seminar|konferen|besøg|workshop|forum|dialog",
    re.IGNORECASE,
)


def find_labels(text: str) -> list[LabelledValue]:
    """The labelled values of a text, in order; a value ends where the next begins.

    It ends at the end of its line, too, unless it lists people or steps, or the line is
    full. A label of two offices ("Ordstyrer og referent:") gives two values of the same
    span. A text with a single label inside a line has none: that is prose.
    """
    found = [*_find_with_colon(text), *_find_without_colon(text)]
    labels = _settle(_choose(found, text), text)
    if not labels or (len(labels) == 1 and not labels[0].is_set_off):
        return []
    return [
        LabelledValue(
            kind=kind,
            label=Span(start=label.start, end=label.end),
            value=_find_value(label, text, end),
        )
        for label, end in _with_ends(labels, text)
        for kind in label.kinds
    ]


def _find_with_colon(text: str) -> Iterator[_Label]:
    last = 0
    for colon in _COLON.finditer(text):
        earliest = max(last, colon.start() - _WINDOW)
        line = text.rfind("\n", earliest, colon.start()) + 1
        label = _match_before(text, max(earliest, line), colon)
        last = colon.end()
        if label is not None:
            yield label


def _match_before(text: str, first: int, colon: re.Match[str]) -> _Label | None:
    """The longest label that ends at the colon and begins at a word after `first`."""
    window = text[first : colon.start()]
    starts = [word.start() for word in _WORD_START.finditer(window)]
    for start in starts[-_MOST_WORDS:]:
        kinds = classify_label(window[start:])
        if kinds:
            before = window[:start]
            is_at_start = first == 0 or text[first - 1] == "\n"
            opens_line = is_at_start and _LINE_OPENING.fullmatch(before) is not None
            return _Label(
                kinds=kinds,
                start=first + start,
                end=colon.end(),
                is_set_off=opens_line or _SEPARATOR.search(before) is not None,
            )
    return None


def _find_without_colon(text: str) -> Iterator[_Label]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found = find_bare_label(text[start : min(end, start + 2 * _WINDOW)])
        if found is not None:
            yield _Label(
                kinds=found.kinds,
                start=start + found.start,
                end=start + found.end,
                is_set_off=True,
            )
        start = end + 1


def _choose(found: list[_Label], text: str) -> list[_Label]:
    """The labels that count where they stand; none within another."""
    chosen: list[_Label] = []
    for label in sorted(found, key=lambda label: (label.start, -label.end)):
        is_free = not chosen or label.start >= chosen[-1].end
        if is_free and _counts(label, text, is_first=not chosen):
            chosen.append(label)
    return chosen


def _counts(label: _Label, text: str, *, is_first: bool) -> bool:
    if label.is_set_off:
        return True
    if _LINE_START_ONLY & set(label.kinds):
        return False
    before = text[max(0, label.start - _LOOK_BACK) : label.start]
    # Inside a line a label begins with a capital: "… august Vært ved mødet var: …".
    is_capital = text[label.start].isupper()
    return is_capital or (not is_first and _PAUSE.search(before) is not None)


def _with_ends(labels: list[_Label], text: str) -> Iterator[tuple[_Label, int]]:
    ends = [*(label.start for label in labels), len(text)]
    return zip(labels, ends[1:], strict=True)


def _settle(labels: list[_Label], text: str) -> list[_Label]:
    """The labels whose values fit, with the kind their values tell."""
    settled = (
        replace(label, kinds=_settle_kinds(label, text, end))
        for label, end in _with_ends(labels, text)
    )
    return [label for label in settled if label.kinds]


def _settle_kinds(label: _Label, text: str, end: int) -> tuple[LabelKind, ...]:
    span = _find_value(label, text, end)
    value = text[span.start : span.end]
    if not _may_be_value(value, set(label.kinds)):
        return ()
    is_report = is_report_word(text[label.start : label.end])
    if not is_report or not value or _names_writer(value):
        return label.kinds
    names_meeting = bool(_MEETING_WORD.search(value) or find_date(value))
    return (LabelKind.TITLE,) if names_meeting and label.is_set_off else ()


def _may_be_value(value: str, kinds: set[LabelKind]) -> bool:
    """Whether a value is none of a statement's: "Sted: vi har brug for …"."""
    words = value.split()
    if not words:
        return True
    if value.endswith("?") and not kinds & _MAY_ASK:
        return False
    is_fact = kinds & (_WHEN | _ROLES | {LabelKind.PLACE})
    if is_fact and words[0].casefold().strip(",.") in _SENTENCE_OPENERS:
        return False
    if kinds & _WHEN and not any(map(str.isdigit, value)):
        return len(words) <= _MOST_WORDS_WITHOUT_NUMBER
    if kinds & _ROLES and not any(word[0].isupper() for word in words):
        return len(words) <= _MOST_WORDS_WITHOUT_CAPITAL
    return True


def _names_writer(value: str) -> bool:
    """Whether "Referat:" is followed by who wrote it rather than by what it is of."""
    words = value.split()
    return (
        len(words) <= _MOST_WORDS_OF_WRITERS
        and _WRITER.match(value) is not None
        and not any(map(str.isdigit, value))
        and _MEETING_WORD.search(value) is None
    )


_GOES_ON = re.compile(
    r"(?:[,;&/]|\s(?:og|samt|and|und|och|fra|from|von|från))\s*$", re.IGNORECASE
)
# A sentence's end, not that of "m.fl." or "Lise K.".
_FULL_STOP = re.compile(
    r"(?<![\w.])[^\W\d_]{3,30}(?<!mfl)(?<!etc)(?<!inc)(?<!ltd)\.\Z", re.I
)
_SHORT_LINE = 60
_PROSE = 12


def _find_value(label: _Label, text: str, end: int) -> Span:
    raw = text[label.end : end]
    start = label.end + len(raw) - len(raw.lstrip())
    if _LISTS & set(label.kinds):
        stop = _end_list(text, start, end)
    else:
        stop = _end_line(text, start, end)
    value = text[start:stop].rstrip(" \n,;|–—*_(")
    if _FULL_STOP.search(value):
        value = value[:-1]
    return Span(start=min(start, end), end=min(start, end) + len(value))


def _end_line(text: str, start: int, end: int) -> int:
    """A value goes on over a line's end only where the line is full or unfinished."""
    stop = text.find("\n", start, end)
    if stop < 0 or stop - start > _SHORT_LINE or _GOES_ON.search(text, start, stop):
        return end
    return stop


def _end_list(text: str, start: int, end: int) -> int:
    """A list goes on over its lines, until one of them is prose."""
    stop = text.find("\n", start, end)
    while stop >= 0:
        after = text.find("\n", stop + 1, end)
        line = text[stop + 1 : after if after >= 0 else end]
        is_prose = line.rstrip().endswith(".") and len(line.split()) >= _PROSE
        if is_prose and not _GOES_ON.search(text, max(start, stop - _LOOK_BACK), stop):
            return stop
        stop = after
    return end
