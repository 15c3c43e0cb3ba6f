"""What one piece of a list of people tells: a name, an office, a place, a crowd.

A piece is what stands between commas: "kontorchef Bo Lind", "Nordby Kommune", "40
skoleledere fra regionen". What belongs together is settled in `people`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from folkmoot.documents.people_tokens import (
    Words,
    bare_texts,
    list_words,
    span,
    span_place,
)
from folkmoot.documents.people_words import (
    ALSO_SURNAMES,
    ARTICLES,
    AT_WORDS,
    BOTH_WORDS,
    FROM_WORDS,
    NOT_NAMES,
    OF_WHICH_WORDS,
    OF_WORDS,
    REMARKS,
    SUBJECTS,
    VERBS,
    is_collective,
    is_office,
    is_organisation,
)
from folkmoot.documents.person_counts import drop_total, read_count
from folkmoot.documents.person_facts import Part, PartKind, add_told
from folkmoot.documents.person_names import (
    find_trailing_name,
    is_initials,
    is_name,
    is_short_name,
    skip_titles,
)

_PLAIN = Part(kind=PartKind.PLAIN)
_BRACKET = re.compile(r"\([^()\n]{0,200}\)")
_NUMBERING = re.compile(r"[0-9]{1,3}[.)]|[-–—•*·]+")
_REPRESENTED = ("v/", "v.", "ved", "v")
_REPRESENTED_BY = re.compile(
    r"(?:repræsenteret|representert|representerad|företrädd|represented|vertreten)"
    r" (?:ved|af|av|by|durch)"
)
_JOINING = frozenset("og and und och & /".split())
_MOST_WORDS = 30
_LONGEST = 400
_SHORTEST_OFFICE = 4


def read_part(text: str, start: int, end: int) -> Part:
    """Read the piece of the text from start to end."""
    if end - start > _LONGEST:
        return _PLAIN
    piece = text[start:end]
    brackets = list(_BRACKET.finditer(piece))
    outside = _BRACKET.sub(lambda found: " " * len(found.group()), piece)
    words = list_words(outside, start)
    while words and _NUMBERING.fullmatch(words[0].text):
        words.pop(0)
    words = words[_count_opening(words) : drop_total(bare_texts(words))]
    part = _read_words(words) if 0 < len(words) <= _MOST_WORDS else _PLAIN
    for found in brackets:
        inner = start + found.start() + 1
        part = _add_bracket(part, text, inner, start + found.end() - 1)
    return part


def _count_opening(words: Words) -> int:
    """How many words only say that somebody came: "Der var …"."""
    told = [word.text.casefold() for word in words[:2]]
    if len(words) > 2 and told[0] in SUBJECTS and told[1] in VERBS:
        return 2
    return 1 if len(words) > 1 and told[0] in VERBS else 0


def _read_words(words: Words) -> Part:
    first = words[0].text.casefold()
    if (crowd := _read_crowd(words)) is not None:
        return crowd
    if first in OF_WHICH_WORDS:
        return _PLAIN
    if first in BOTH_WORDS and len(words) > 1:
        return _read_for_all(words)
    if (represented := _read_represented(words)) is not None:
        return represented
    if first in FROM_WORDS | {"for"} and len(words) > 1:
        return _read_origin(words[1:])
    person = _read_person(words)
    if person is not None and person.kind is PartKind.PERSON:
        return person
    return _read_body(words) or person or _read_rest(words)


# Crowds and bodies


def _read_crowd(words: Words) -> Part | None:
    counted = read_count(bare_texts(words))
    if counted is None:
        return None
    count, used = counted
    rest = words[used:]
    if is_name(bare_texts(rest)):
        return _read_core(rest)
    rest = _cut_before_verb(rest)
    place = _find_place(rest, earliest=0)
    if place is None:
        return Part(kind=PartKind.CROWD, count=count, function=span(rest))
    return Part(
        kind=PartKind.CROWD,
        count=count,
        function=span(rest[:place]),
        organisation=span_place(rest[place + 1 :]),
        is_from=rest[place].text in FROM_WORDS,
    )


def _cut_before_verb(words: Words) -> Words:
    for position, word in enumerate(words):
        if word.text.casefold() in VERBS:
            return words[:position]
    return words


def _read_body(words: Words) -> Part | None:
    """A body such as "direktionen i Region X"."""
    start = _skip_articles(words)
    if start == len(words) or not is_collective(words[start].text):
        return None
    place = _find_place(words, earliest=start + 1, prepositions=OF_WORDS)
    if place is None:
        return Part(kind=PartKind.BODY, function=span(words))
    return Part(
        kind=PartKind.BODY,
        function=span(words[:place]),
        organisation=span(words[place + 1 :]),
    )


def _skip_articles(words: Words) -> int:
    start = 0
    while start < len(words) - 1 and words[start].text.casefold() in ARTICLES:
        start += 1
    return start


def _find_place(
    words: Words, *, earliest: int = 1, prepositions: frozenset[str] = frozenset()
) -> int | None:
    """Where "fra …" or "i …" begins that tells a place of work."""
    for position in range(earliest, len(words) - 1):
        word, after = words[position].text, words[position + 1 :]
        if word in FROM_WORDS:
            return position
        if word in AT_WORDS | prepositions and _opens_organisation(after):
            return position
    return None


def _opens_organisation(words: Words) -> bool:
    word = words[_skip_articles(words)].text
    return word[:1].isupper() or is_organisation(word)


# Persons


def _read_for_all(words: Words) -> Part:
    rest = _read_words(words[1:])
    if rest.kind not in (PartKind.ORGANISATION, PartKind.SINGLE):
        return _PLAIN
    place = rest.organisation or rest.name
    return Part(kind=PartKind.ORGANISATION, organisation=place, is_for_all=True)


def _read_represented(words: Words) -> Part | None:
    """An organisation by its person: "Nordby Kommune v/ Anne Holm"."""
    for position in range(1, len(words) - 1):
        used = 0
        if words[position].text.casefold() in _REPRESENTED:
            used = 1
        elif _REPRESENTED_BY.fullmatch(
            " ".join(bare_texts(words[position : position + 2]))
        ):
            used = 2
        person = _read_core(words[position + used :]) if used else None
        if person is None or person.kind is not PartKind.PERSON:
            continue
        before = words[:position]
        if not any(is_office(word.text) for word in before):
            return replace(person, organisation=span(before))
    return None


def _read_origin(words: Words) -> Part:
    """What follows "fra": a place of work, and perhaps those who come from it."""
    texts = bare_texts(words)
    for position in range(1, len(words)):
        if is_office(texts[position]):
            person = _read_person(words[position:])
            if person is not None and person.kind is PartKind.PERSON:
                origin = span(words[:position])
                return replace(person, organisation=origin, is_shared=True)
    start = find_trailing_name(texts)
    if start == len(words):
        return Part(kind=PartKind.ORGANISATION, organisation=span(words))
    return Part(
        kind=PartKind.PERSON,
        name=span(words[start:]),
        organisation=span(words[:start]),
        is_shared=True,
    )


def _read_person(words: Words) -> Part | None:
    """A person or an office, with the place of work that a preposition tells."""
    place = _find_place(words)
    if place is None or is_name(bare_texts(words)):
        return _read_core(words)
    before, after = _read_core(words[:place]), words[place + 1 :]
    if before is None and place == 1 and is_short_name(words[0].text):
        before = Part(kind=PartKind.PERSON, name=span(words[:1]))
    if before is None:
        return _read_core(words)
    if before.kind is PartKind.OFFICE:
        start = find_trailing_name(bare_texts(after))
        if start < len(after):
            return Part(
                kind=PartKind.PERSON,
                name=span(after[start:]),
                function=before.function,
                organisation=span(after[:start]),
            )
    is_from = before.kind is PartKind.OFFICE and words[place].text in FROM_WORDS
    organisation = before.organisation or span_place(after)
    return replace(before, organisation=organisation, is_from=is_from)


def _read_core(words: Words) -> Part | None:
    """A name with or without an office, or an office alone."""
    titles = skip_titles(bare_texts(words))
    words = words[titles:]
    texts = bare_texts(words)
    if titles and len(words) == 1 and is_short_name(texts[0]):
        return Part(kind=PartKind.PERSON, name=span(words))
    if is_name(texts):
        return Part(kind=PartKind.PERSON, name=span(words))
    offices = [place for place in range(len(words)) if _is_office_at(texts, place)]
    if not offices:
        return None
    first, last = offices[0], offices[-1]
    if is_name(texts[:first]):
        return Part(
            kind=PartKind.PERSON,
            name=span(words[:first]),
            function=span(words[first:]),
        )
    return _read_after_office(words, last + 1)


def _is_office_at(texts: Sequence[str], place: int) -> bool:
    """Whether a word is an office, and not the surname of "Anna Lehrer"."""
    if not is_office(texts[place]):
        return False
    is_last = 0 < place == len(texts) - 1
    return not (is_last and texts[place] in ALSO_SURNAMES)


def _read_after_office(words: Words, end: int) -> Part:
    """An office that ends at `end`, and the name or place of work behind it."""
    office, rest = words[:end], words[end:]
    if not rest:
        return Part(kind=PartKind.OFFICE, function=span(words))
    titles = skip_titles(bare_texts(rest))
    texts = bare_texts(rest[titles:])
    is_short = len(texts) == 1 and is_short_name(texts[0])
    if is_short or is_name(texts):
        return Part(
            kind=PartKind.PERSON,
            name=span(rest[titles:]),
            function=span(office),
            is_short=is_short,
        )
    return _read_linked(office, rest)


def _read_linked(office: Words, rest: Words) -> Part:
    """An office of something: "leder af børn og unge Anne Holm"."""
    texts = bare_texts(rest)
    start = find_trailing_name(texts)
    opens_place = texts[0][:1].isupper()
    kind = PartKind.PERSON if start < len(rest) else PartKind.OFFICE
    is_place = opens_place and (
        kind is PartKind.PERSON or any(map(is_organisation, texts))
    )
    return Part(
        kind=kind,
        name=span(rest[start:]),
        function=span(office if is_place else [*office, *rest[:start]]),
        organisation=span(rest[:start]) if is_place else None,
    )


# What tells of a person named before


def _read_rest(words: Words) -> Part:
    word = bare_texts(words)[0]
    if len(words) > 1:
        is_place = _names_places(bare_texts(words)) and _opens_organisation(words)
        kind = PartKind.ORGANISATION if is_place else PartKind.PLAIN
        return Part(kind=kind, organisation=span_place(words) if is_place else None)
    if is_initials(word):
        return Part(kind=PartKind.INITIALS, name=span(words))
    if is_organisation(word):
        return Part(kind=PartKind.ORGANISATION, organisation=span(words))
    if is_short_name(word):
        return Part(kind=PartKind.SINGLE, name=span(words))
    is_office_like = word.isalpha() and len(word) >= _SHORTEST_OFFICE
    if is_office_like and word.islower() and word not in REMARKS | NOT_NAMES:
        return Part(kind=PartKind.PLAIN, function=span(words))
    return _PLAIN


def _names_places(texts: Sequence[str]) -> bool:
    """Whether words name an organisation, or towns: "Nordby og Vestby"."""
    if any(is_organisation(text) for text in texts):
        return True
    return all(
        is_short_name(text) if place % 2 == 0 else text in _JOINING
        for place, text in enumerate(texts)
    )


_INNER = re.compile(r"[^,;/–]+")


def _add_bracket(part: Part, text: str, start: int, end: int) -> Part:
    """What brackets tell of the piece: "Anne Holm (skoleleder, Nordby)"."""
    for found in _INNER.finditer(text, start, end):
        inner = found.group().strip()
        first = inner.split(" ")[0].casefold()
        if inner and first not in REMARKS:
            part = add_told(part, read_part(text, *found.span()), text)
    return part
