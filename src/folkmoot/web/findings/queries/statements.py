"""Statements behind a figure, in their own words, with what became of them."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from folkmoot.web.desk.queries.filters import Filters
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.listing import list_window
from folkmoot.web.desk.queries.rows import tell_rows
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.suggestions import find_suggesting_run
from folkmoot.web.statements.models import AsideReason, KeyPoint, Side

ON_A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Stand:
    """A key point that a statement was matched to, and on which side."""

    key_point: uuid.UUID
    text: str
    side: Side


@dataclass(frozen=True, kw_only=True)
class Words:
    """A piece of a text, and whether it is what the search found."""

    text: str
    is_found: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """A statement with who said it where, and what became of it."""

    id: str
    words: Sequence[Words]
    who: str
    hearing: str
    area: str
    place: str
    aside: str
    stands: Sequence[Stand]
    original: str
    is_marked: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some of the statements that were asked for."""

    total: int
    number: int
    shown: Sequence[Found]

    @property
    def pages(self) -> int:
        return max(-(-self.total // ON_A_PAGE), 1)


def read_page(desk: Desk, filters: Filters, number: int) -> Page:
    """The statements of one page; a number beyond the last is the last."""
    run = find_suggesting_run(desk)
    offset = (number - 1) * ON_A_PAGE
    window = list_window(desk, filters, run=run, offset=offset, limit=ON_A_PAGE)
    return Page(
        total=window.total,
        number=number,
        shown=list_statements(window.ids, Halls.of_desk(desk), words=filters.q),
    )


def list_statements(
    ids: Sequence[uuid.UUID], halls: Halls, *, words: str = ""
) -> list[Found]:
    """These statements in this order, wherever they stand."""
    rows = tell_rows(ids, halls=halls, run=None, words=words)
    texts = _read_texts(rows)
    return [_show(row, texts) for row in rows]


def _read_texts(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    wanted = {match["key_point"] for row in rows for match in row["matches"]}
    found = KeyPoint.objects.kept().filter(id__in=wanted).values_list("id", "text")
    return {str(own): text for own, text in found} if wanted else {}


def _show(row: Mapping[str, Any], texts: Mapping[str, str]) -> Found:
    aside = row["aside"]
    return Found(
        id=row["id"],
        words=_mark(row["text"], row["spans"]),
        who=row["group_title"],
        hearing=row["meeting_title"],
        area=row["area_title"],
        place=row["place"],
        aside=_word_aside(aside) if aside else "",
        stands=_list_stands(row["matches"], texts),
        original=row["original"] or "",
        is_marked=row["marked"],
    )


def _list_stands(
    matches: Iterable[Mapping[str, Any]], texts: Mapping[str, str]
) -> list[Stand]:
    sides: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for match in matches:
        if match["key_point"] in texts and match["side"] != Side.NONE:
            sides[match["key_point"]][match["side"]] = None
    return [
        Stand(key_point=uuid.UUID(point), text=texts[point], side=Side(side))
        for point, own in sides.items()
        for side in own
    ]


def _word_aside(aside: Mapping[str, str]) -> str:
    reason = str(AsideReason(aside["reason"]).label) if aside["reason"] else ""
    return ": ".join(each for each in (reason, aside["words"]) if each)


def _mark(text: str, spans: Iterable[Sequence[int]]) -> list[Words]:
    words, at = [], 0
    for start, end in spans:
        words.append(Words(text=text[at:start], is_found=False))
        words.append(Words(text=text[start:end], is_found=True))
        at = end
    words.append(Words(text=text[at:], is_found=False))
    return [each for each in words if each.text]
