"""Who met: persons, bodies and counted crowds, as far as the text tells.

"Formand for foreningen Ane Holm, Nordby Kommune; 40 ledere fra regionen samt
direktionen i Region X" is a person with function and organisation, a crowd and a body.
What is not told stays None.
"""

from dataclasses import dataclass

from folkmoot.documents.blocks import Span
from folkmoot.documents.people_entries import Entry, read_segment
from folkmoot.documents.people_pieces import cut_segments
from folkmoot.domain.words import fold_text


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person, body or crowd; `text` is what the source says, white space folded."""

    text: str
    count: int | None = None
    name: str | None = None
    function: str | None = None
    organisation: str | None = None


def parse_people(text: str) -> tuple[Person, ...]:
    """The persons, bodies and crowds a value names, in order.

    Their texts hold all words of the value but the conjunctions between them.
    """
    return tuple(
        _make_person(entry, text)
        for pieces in cut_segments(text)
        for entry in read_segment(pieces, text)
    )


def _make_person(entry: Entry, text: str) -> Person:
    def tell(span: Span | None) -> str | None:
        return fold_text(text[span.start : span.end]) or None if span else None

    return Person(
        text=fold_text(text[entry.start : entry.end]),
        count=entry.count,
        name=tell(entry.name),
        function=tell(entry.function),
        organisation=tell(entry.organisation),
    )
