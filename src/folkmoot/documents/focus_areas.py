"""The names of focus areas: declared lists, other spellings, and which are the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from folkmoot.domain.record import Alias
from folkmoot.domain.words import fold_text, split_words

_NUMBERING = re.compile(
    r"^\s*(?:(?:fokusområde|tema|emne|område|punkt|pkt\.?|ad|spor|focus area|area|topic"
    r"|theme|thema|schwerpunkt|ämne|område|spår|question|spørgsmål|fråga|frage|§{1,2}"
    r"|top|tagesordnungspunkt|sak|sag|dagsordenspunkt|agenda item|item|punkt nr\.)?\s*"
    r"(?:nr\.?\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z](?=[.):]))\s*[.):–—-]*(?:\s+|$)"
    r"|(?:fokusområde|tema|emne|område|focus area|area|topic|theme|thema|schwerpunkt"
    r"|ämne|fokusområdet?)\s*[:–—-]\s*)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s:–—.\-]|\(?\b(?:fortsat|forts\.?|fortsatt|fortsättning|cont(?:inued|\.|'d)"
    r"|fortsetzung)\)?$)+$",
    re.IGNORECASE,
)

SAME_SPELLING = 0.78
SAME_IN_LIST = 0.4


def name_area(heading: str) -> str:
    """A heading without its number and label: "Fokusområde 2: Tid" is "Tid"."""
    name = _TRAILING.sub("", _NUMBERING.sub("", fold_text(heading)))
    return name or _TRAILING.sub("", fold_text(heading))


def compare_names(first: str, second: str) -> float:
    """How alike two names are, from 0 to 1: shared letter triples (Dice).

    Names with different numbers are never alike.
    """
    if _numbers(first) != _numbers(second):
        return 0.0
    one, other = _triples(first), _triples(second)
    if not one or not other:
        return float(first.casefold() == second.casefold())
    return 2 * len(one & other) / (len(one) + len(other))


def _numbers(name: str) -> list[str]:
    return [word for word in split_words(name) if word.isdigit()]


def _triples(name: str) -> set[str]:
    text = f" {' '.join(split_words(name)).casefold()} "
    return {text[place : place + 3] for place in range(len(text) - 2)}


@dataclass(frozen=True, kw_only=True)
class AreaNames:
    """The focus areas of a document: each spelling's own name, and the aliases."""

    same_as: dict[str, str]
    aliases: tuple[Alias, ...]

    def resolve(self, name: str) -> str:
        """The one name that a spelling stands for."""
        return self.same_as.get(name.casefold(), name)


def match_area_names(
    headings: Sequence[str], *, declared: Sequence[str] = ()
) -> AreaNames:
    """Find which names are the same area; the headings' first spelling holds.

    `declared` is the list of areas the text announces. A declared name without a
    heading of its own belongs to the heading most like it, or to the only one left.
    """
    same_as: dict[str, str] = {}
    aliases: list[Alias] = []
    names: list[str] = []
    for heading in headings:
        key = heading.casefold()
        if key in same_as:
            continue
        twin = _most_alike(heading, names, at_least=SAME_SPELLING)
        same_as[key] = twin or heading
        if twin is None:
            names.append(heading)
        else:
            aliases.append(_spelling_alias(heading, twin))
    for name, twin, why in _pair_declared(declared, names, same_as):
        same_as[name.casefold()] = twin
        aliases.append(Alias(name=name, same_as=twin, why=why))
    return AreaNames(same_as=same_as, aliases=tuple(aliases))


def _spelling_alias(name: str, twin: str) -> Alias:
    return Alias(
        name=name, same_as=twin, why=f"spelt alike: {compare_names(name, twin):.2f}"
    )


def _most_alike(name: str, names: Iterable[str], *, at_least: float) -> str | None:
    scored = [(compare_names(name, other), other) for other in names]
    best = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] >= at_least else None


def _pair_declared(
    declared: Sequence[str], names: Sequence[str], same_as: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    open_names = [
        name
        for name in names
        if name.casefold() not in {item.casefold() for item in declared}
    ]
    waiting = [item for item in declared if item.casefold() not in same_as]
    # The order in which a list announces its areas is mostly that of the headings.
    for item in list(waiting):
        twin = _most_alike(item, open_names, at_least=SAME_IN_LIST)
        if twin is not None:
            open_names.remove(twin)
            waiting.remove(item)
            score = compare_names(item, twin)
            yield item, twin, f"listed before the headings, spelt alike: {score:.2f}"
    if len(waiting) == len(open_names) == 1 and len(declared) == len(names) > 1:
        yield waiting[0], open_names[0], "listed before the headings, the only one left"


_DECLARED = re.compile(
    r"(?:fokusområde\w*|fokuspunkte\w*|fokusområd\w+|focus areas|schwerpunkt\w*"
    r"|hovedtemaer\w*|hovedområder\w*"
    r"|(?<!\w)(?:[2-9]|to|tre|fire|fem|seks|sju|syv|två|fyra|sex|zwei|drei|vier|fünf|two"
    r"|three|four|five|six)\s+(?:\w+\s+)?"
    r"(?:områder|temaer|emner|områden|teman|ämnen|themen|bereiche|areas|topics|themes))"
    r"[^:.?!\n]{0,80}:\s*(?P<list>[^.?!:]{3,400})",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;\n•]")
_AND = re.compile(r"\s(?:og|samt|and|und|och)\s", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"fokusområder|fokusområden\b|fokusområdene|focus areas|schwerpunkt(?:e|themen)\b"
    r"|hovedtemaer|områder|områden|temaer|themen|topics|areas|teman|emner",
    re.IGNORECASE,
)
_LONGEST_NAME = 8


def find_declared(text: str, headings: Sequence[str]) -> list[str]:
    """The areas a sentence announces: "De 4 fokusområder var: A, B, C og D".

    Names may hold an "og" of their own; only the last two names are parted by it. Words
    that run on after the last name are left to the sentence.
    """
    found = _DECLARED.search(fold_text(text))
    if found is None:
        return []
    items = [fold_text(item) for item in _COMMA.split(found["list"])]
    items = [name_area(item) for item in items if split_words(item)]
    if items and not _most_alike(items[-1], headings, at_least=SAME_SPELLING):
        # Of several "og" the last one parts: "Nærhed og transport og Økonomi".
        *_, cut = [None, *_AND.finditer(items[-1])]
        if cut is not None:
            last = items.pop()
            items += [name_area(last[: cut.start()]), name_area(last[cut.end() :])]
    if len(items) < 2:
        return []
    items[-1] = _cut_last(items[-1], headings)
    return items if all(len(split_words(i)) <= _LONGEST_NAME for i in items) else []


def _cut_last(item: str, headings: Sequence[str]) -> str:
    """The last item may run into the next sentence where the full stop is missing."""
    if _most_alike(item, headings, at_least=SAME_SPELLING):
        return item
    words = item.split(" ")
    for count, word in enumerate(words[1:], start=1):
        if word[:1].isupper():
            return " ".join(words[:count])
    return item


def announces_areas(heading: str) -> bool:
    """Whether a heading or lead-in promises a list of areas."""
    return _ANNOUNCES.search(heading) is not None


def are_names_of(items: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether most of a list's items come back as headings further on."""
    if len(items) < 2 or len(headings) < 2:
        return False
    names = [name_area(item) for item in items]
    found = sum(
        _most_alike(name, headings, at_least=SAME_IN_LIST) is not None for name in names
    )
    short = all(len(split_words(name)) <= _LONGEST_NAME for name in names)
    return short and found * 2 > len(names)
