"""The gate: what leads to a person in what is about to be published.

The machine finds; a named person masks each trace or lets it stand, with a reason. A
verdict is on the words, wherever they stand.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from folkmoot.domain.public_answer import (
    OfAttribute,
    PublicAnswer,
    PublicEvidence,
    PublicHearing,
    PublicMilestone,
    PublicNotFollowed,
    PublicPoint,
    PublicQuestion,
    PublicQuote,
    PublicRecommendation,
)
from folkmoot.domain.traces import TraceKind, find_traces

# What people wrote. The publisher and the address it answers at are named on purpose.
_WRITTEN: Mapping[type, frozenset[str]] = {
    PublicAnswer: frozenset({"title"}),
    PublicHearing: frozenset({"title"}),
    PublicPoint: frozenset({"text", "theme"}),
    PublicQuote: frozenset({"text"}),
    PublicEvidence: frozenset({"text", "words"}),
    PublicRecommendation: frozenset(
        {"chapter", "text", "reasoning", "owner", "answer"}
    ),
    PublicMilestone: frozenset({"text"}),
    PublicQuestion: frozenset({"text"}),
    PublicNotFollowed: frozenset({"words"}),
    OfAttribute: frozenset({"attribute", "value"}),
}
_MASKS = {"da": "[fjernet]", "en": "[removed]"}
_AROUND = 60
Of = TypeVar("Of")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a trace stands: in what, and with which words around it."""

    kind: type
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Words that lead to a person, and everywhere they stand."""

    kind: TraceKind
    text: str
    places: tuple[Place, ...]


def find_hits(answer: PublicAnswer, names: Sequence[str] = ()) -> tuple[Hit, ...]:
    """Every trace in what people wrote, the gravest kind first.

    `names` are those of persons who are to be looked for.
    """
    places: defaultdict[tuple[TraceKind, str], list[Place]] = defaultdict(list)
    for kind, text in _list_texts(answer):
        for trace in find_traces(text, names=names):
            before = text[max(0, trace.start - _AROUND) : trace.start]
            after = text[trace.end : trace.end + _AROUND]
            place = Place(kind=kind, before=before, after=after)
            places[trace.kind, trace.text].append(place)
    order = list(TraceKind)
    return tuple(
        Hit(kind=kind, text=text, places=tuple(places[kind, text]))
        for kind, text in sorted(places, key=lambda key: (order.index(key[0]), key[1]))
    )


def mask_answer(answer: PublicAnswer, masked: Collection[str]) -> PublicAnswer:
    """The answer with a mark where each of these words stood, the longest first."""
    mark = _MASKS.get(answer.language, _MASKS["en"])
    words = sorted(filter(None, masked), key=lambda each: (-len(each), each))

    def mask(text: str) -> str:
        for each in words:
            text = text.replace(each, mark)
        return text

    return _change(answer, mask) if words else answer


def _list_texts(value: object) -> Iterator[tuple[type, str]]:
    if isinstance(value, tuple):
        for each in value:
            yield from _list_texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        written = _WRITTEN.get(type(value), frozenset())
        for field in fields(value):
            content = getattr(value, field.name)
            if field.name in written:
                yield type(value), content
            else:
                yield from _list_texts(content)


def _change(value: Of, change: Callable[[str], str]) -> Of:
    if isinstance(value, tuple):
        return tuple(_change(each, change) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    written = _WRITTEN.get(type(value), frozenset())
    told: dict[str, Any] = {}
    for field in fields(value):
        content = getattr(value, field.name)
        new = change(content) if field.name in written else _change(content, change)
        if new != content:
            told[field.name] = new
    return replace(value, **told) if told else value
