"""Who met: persons, bodies and counted crowds, as far as the text tells.

"Formand for foreningen Ane Holm, Nordby Kommune; 40 ledere fra regionen samt
direktionen i Region X" is a person with function and organisation, a crowd and a body.
What is not told stays None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from folkmoot.domain.words import fold_text, split_words


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person, body or crowd; `text` is what the source says, white space folded."""

    text: str
    count: int | None = None
    name: str | None = None
    function: str | None = None
    organisation: str | None = None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        "en|to två zwei two|tre drei three|fire fyra vier four|fem fünf five|seks sex sechs six"
        "|syv sju sieben seven|otte åtte åtta acht eight|ni nio neun nine|ti tio zehn ten"
        "|elleve elva elf eleven|tolv zwölf twelve".split("|"),
        start=1,
    )
    for word in words.split()
    if number > 1
}
_COUNT = _compile(
    r"\s*(?:i alt|ca\.?|cirka|omkring|omtrent|rund|etwa|about|around|some|over|mere end|more than|godt|knap|knapt"
    r"|nesten|næsten|over|mindst|at least|mehr als|insgesamt|totalt|total of|a total of|drygt|\s)*"
    rf"(?P<count>\d{{1,5}}|{'|'.join(_NUMBER_WORDS)})\+?(?![\w.:/-])\s+(?P<crowd>\S.*)"
)
_FUNCTION_WORD = _compile(
    r"(?:\w*(?:formand|formann|forkvinde|forperson|direktør|direktor(?:in)?|direktör|chef|sjef|leder|leiar|ledare|leiter(?:in)?"
    r"|konsulent|rådgiver|rådgivar|koordinator|sekretær|sekreterare|sekretär(?:in)?|mester|mand|kvinde|inspektør|rektor(?:in)?"
    r"|lærer|læge|sygeplejerske|pædagog|minister|dommer|præst|ordförande|ordfører|rådmann|borgmester|bürgermeister(?:in)?"
    r"|president|präsident(?:in)?|vorsitzende[r]?|geschäftsführer(?:in)?|beauftragte[r]?|lehrer(?:in)?|forsker|professor"
    r"|analytiker|økonom|jurist|medarbejder|medlem|repræsentant|tillidsmand|specialist|ekspert|fuldmægtig|kommitterad"
    r"|officer|manager|head|director|chair(?:man|woman|person)?|mayor|secretary|principal|teacher|adviser|advisor|executive"
    r"|coordinator|councillor|clerk|member|nurse|consultant|kasserer|bestyrer|ejer|facilitator|næstformand|advokat"
    r"|stabs\w+|embedsmand|commissioner|researcher|doctor|styreleder|rådman|nestleder|ombud|ombudsmand|landrat|dezernent(?:in)?))(?!\w)"
)
_BODY_WORD = _compile(
    r"(?:direktionen|direksjonen|ledelsen|ledergruppen|chefgruppen|bestyrelsen|styret|styrelsen|rådet|udvalget|nævnet|sekretariatet|repræsentanter"
    r"|byrådet|kommunalbestyrelsen|formandskabet|vorstand|verwaltung|styrgruppen|representatives|the board|the council|medlemmer|medarbejdere|ledere)"
)
_ORGANISATION = re.compile(
    r"(?:[A-ZÆØÅÄÖÜ][\w.’'-]*\s+)*(?:[A-ZÆØÅÄÖÜ]?[\w-]*(?:[Kk]ommun(?:e|en)?|[Rr]egion(?:en)?|[Uu]niversit(?:et|etet|y|ät)|[Mm]inisteriet|[Ss]tyrelsen"
    r"|[Ff]orening(?:en)?|[Ff]orbund(?:et)?|[Hh]øjskole(?:n)?|[Cc]ouncil|[Aa]ssociation|[Gg]emeinde|[Ll]andkreis|[Ss]tadt|[Aa]mt|[Ff]ylkeskommune|[Ss]kole(?:n)?"
    r"|[Hh]ospital|[Ss]ygehus|[Cc]enter|[Ss]chule|[Vv]erein|[Vv]erband|[Ii]nstitut|[Kk]ommission(?:en)?|[Ss]ekretariat(?:et)?|[Dd]epartment|[Aa]gency|[Tt]rust|A/S|ApS|GmbH|NGO|KL))"
    r"(?:\s+(?:[A-ZÆØÅÄÖÜ][\w.’'-]*|for|i|af|og|of|und|für))*"
)
_PARTICLES = frozenset("von van de der den af av la le zu dos da di".split())
_TITLES = frozenset(
    "dr dr. prof prof. frau herr hr hr. fru mr mr. ms ms. mrs mrs.".split()
)
_FROM = _compile(r"^(?:fra|from|från|von|aus|for|ved|v/)\s+(?P<rest>\S.*)$")
_PLACE = _compile(r"\s(?:fra|from|från|aus|i|ved|in|at|of|vid|på)\s+(?P<place>\S.*)$")
_STRONG = _compile(r"\s*(?:;|\n|\ssamt\s|\ssowie\s|\sas well as\s|\ssamt\b)\s*")
_WEAK = _compile(r"\s*,\s*(?:og\s|and\s|und\s|och\s)?|\s+(?:og|and|und|och|&)\s+")


def parse_people(text: str) -> tuple[Person, ...]:
    """The persons, bodies and crowds a value names, in order."""
    people: list[Person] = []
    for part in _split_outside_brackets(_STRONG, text):
        people.extend(_parse_part(part))
    return tuple(people)


def _split_outside_brackets(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    start = 0
    for found in pattern.finditer(text):
        before = text[: found.start()]
        if before.count("(") > before.count(")"):
            continue
        if split_words(piece := text[start : found.start()]):
            yield piece.strip(" .,;\n")
        start = found.end()
    if split_words(text[start:]):
        yield text[start:].strip(" ,;\n")


def _parse_part(part: str) -> Iterator[Person]:
    if _COUNT.match(part):
        yield from _parse_crowds(part)
        return
    if _BODY_WORD.match(part):
        yield _make_body(part)
        return
    yield from _parse_persons(part)


def _parse_crowds(part: str) -> Iterator[Person]:
    """A crowd goes on over "og" and commas until the next number."""
    crowds: list[str] = []
    for piece in _cut_before_counts(part):
        crowds.append(piece)
    for crowd in crowds:
        found = _COUNT.match(crowd)
        if found is None:
            yield _make_body(crowd)
            continue
        number = found["count"].lower()
        function, organisation = _part_place(found["crowd"])
        yield Person(
            text=fold_text(crowd),
            count=int(number) if number.isdigit() else _NUMBER_WORDS[number],
            function=function,
            organisation=organisation,
        )


def _cut_before_counts(part: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for found in _WEAK.finditer(part):
        if _COUNT.match(part, found.end()) and part[found.end()].isdigit():
            pieces.append(part[start : found.start()])
            start = found.end()
    return [*pieces, part[start:]]


def _part_place(text: str) -> tuple[str | None, str | None]:
    """A crowd or body and where it is from."""
    found = _PLACE.search(f" {text}")
    if found is None:
        return fold_text(text).rstrip(".") or None, None
    function = fold_text(f" {text}"[: found.start()])
    return function or None, fold_text(found["place"]).rstrip(".")


def _make_body(text: str) -> Person:
    function, organisation = _part_place(text)
    return Person(text=fold_text(text), function=function, organisation=organisation)


@dataclass(kw_only=True)
class _Entry:
    """A person while its parts are read."""

    texts: list[str] = field(default_factory=list)
    name: str | None = None
    function: str | None = None
    organisation: str | None = None

    def finish(self) -> Person:
        return Person(
            text=fold_text(", ".join(self.texts)),
            name=self.name,
            function=self.function,
            organisation=self.organisation,
        )


def _parse_persons(part: str) -> Iterator[Person]:
    entry: _Entry | None = None
    shared: str | None = None
    for piece in _split_outside_brackets(_WEAK, part):
        told = _read_piece(piece)
        if piece_shares := _FROM.match(piece):
            shared = told.organisation if told.name else shared
            told.organisation = told.organisation or fold_text(piece_shares["rest"])
        if entry is not None and _belongs(told, entry):
            entry.texts.append(piece)
            entry.function = entry.function or told.function
            entry.organisation = entry.organisation or told.organisation
            continue
        if entry is not None:
            yield entry.finish()
        entry = told
        if entry.name and entry.organisation is None:
            entry.organisation = shared
    if entry is not None:
        yield entry.finish()


def _belongs(told: _Entry, entry: _Entry) -> bool:
    """Whether a piece tells more of the person before it."""
    if told.name or not entry.name:
        return False
    if told.function and not told.organisation:
        return entry.function is None
    return entry.organisation is None or told.organisation is None


def _read_piece(piece: str) -> _Entry:
    told = _Entry(texts=[piece])
    main, bracket, inner = piece.partition("(")
    words = fold_text(main).rstrip(" .").split(" ")
    if (origin := _FROM.match(fold_text(main))) and len(words) > 2:
        words = _take_origin(told, origin["rest"].split(" "))
    head, name = _part_name(words)
    if not name and (place := _PLACE.search(" ".join(words))):
        head, name = _part_name(" ".join(words)[: place.start()].split(" "))
        told.organisation = told.organisation or (place["place"] if name else None)
    if name:
        told.name = " ".join(name)
        told.function = " ".join(head) or None
    else:
        _read_without_name(told, " ".join(words))
    if bracket:
        _read_bracket(told, inner.rstrip(") ."))
    return told


def _take_origin(told: _Entry, words: list[str]) -> list[str]:
    """Where from, then the person: "fra sekretariatet kontorchef A B"."""
    for count in range(1, len(words)):
        head, name = _part_name(words[count:])
        if name and (not head or _FUNCTION_WORD.match(head[0])):
            told.organisation = " ".join(words[:count])
            return words[count:]
    return words


def _read_without_name(told: _Entry, text: str) -> None:
    if not text:
        return
    place = _PLACE.search(f" {text}")
    if _FUNCTION_WORD.search(text) and not _ORGANISATION.fullmatch(text):
        told.function, told.organisation = (
            _part_place(text)
            if place and place["place"][:1].isupper()
            else (text, None)
        )
    elif _ORGANISATION.search(text):
        told.organisation = text
    elif text.isupper() and len(text) <= 6:
        told.name = text
    elif text[:1].islower():
        told.function = text


def _read_bracket(told: _Entry, inner: str) -> None:
    for part in _split_outside_brackets(re.compile(r"\s*[,;/]\s*"), inner):
        if _ORGANISATION.search(part) and not _FUNCTION_WORD.match(part):
            told.organisation = told.organisation or part
        elif _FUNCTION_WORD.search(part) or part[:1].islower():
            told.function = told.function or part
        else:
            told.organisation = told.organisation or part


def _part_name(words: list[str]) -> tuple[list[str], list[str]]:
    """The function before a name, and the name: two to five capitalised words."""
    start = len(words)
    while start > 0 and _may_be_in_name(words[start - 1]):
        start -= 1
    while start < len(words) and words[start].lower() in _PARTICLES | _TITLES:
        start += 1
    name = words[start:]
    while name and _FUNCTION_WORD.fullmatch(name[0]):
        start, name = start + 1, name[1:]
    if not 2 <= len(name) <= 5 or _ORGANISATION.search(" ".join(name)):
        return words, []
    head = [word for word in words[:start] if word.lower() not in _TITLES]
    return head, name


def _may_be_in_name(word: str) -> bool:
    bare = word.strip(".,’'\"")
    if bare.lower() in _PARTICLES or word.lower() in _TITLES:
        return True
    return bare[:1].isupper() and not any(letter.isdigit() for letter in bare)
