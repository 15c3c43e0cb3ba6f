"""The paragraphs of a document one by one, and one of them worded anew.

A paragraph is known by its part and by how manieth it is there: paragraphs, items of
lists and whole tables are counted alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from folkmoot.documents.html_report_blocks import write_blocks
from folkmoot.documents.html_report_markup import write_runs
from folkmoot.documents.minutes_model import Minutes, MinutesBlock, tell_text
from folkmoot.documents.report_tree import Listing, Paragraph, Run, Table


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One paragraph as it is read; a table has no words of its own to reword."""

    anchor: str
    number: int
    text: str
    html: str
    is_table: bool = False


@dataclass(frozen=True, kw_only=True)
class SpotBlock:
    """A paragraph, a list of them, or a table."""

    is_list: bool
    is_ordered: bool
    spots: tuple[Spot, ...]


@dataclass(frozen=True, kw_only=True)
class SpotPart:
    """A part of the document; `level` is that of its heading on the page."""

    title: str
    level: int
    blocks: tuple[SpotBlock, ...]


def list_spot_parts(minutes: Minutes) -> list[SpotPart]:
    """The whole document, each paragraph to be spoken of by itself."""
    return [
        SpotPart(
            title=part.title,
            level=part.level + 1,
            blocks=tuple(_list_blocks(part.anchor, part.blocks)),
        )
        for part in minutes.parts
        if part.title or part.blocks
    ]


def find_spot(minutes: Minutes, anchor: str, number: int) -> Spot | None:
    for part in minutes.parts:
        if part.anchor == anchor:
            spots = [s for b in _list_blocks(anchor, part.blocks) for s in b.spots]
            return spots[number] if number < len(spots) else None
    return None


def reword_paragraph(
    blocks: Sequence[MinutesBlock], *, number: int, quoted: str, wording: str
) -> tuple[MinutesBlock, ...] | None:
    """The blocks with other words where these stood; None where they stand no more.

    Where paragraphs were put in or taken out before it, it is found by its words, if
    they stand there once.
    """
    paragraphs = _list_paragraphs(blocks)
    texts = [tell_text(each.runs) if each else None for each in paragraphs]
    if number >= len(texts) or texts[number] != quoted:
        if texts.count(quoted) != 1:
            return None
        number = texts.index(quoted)
    found = paragraphs[number]
    assert found is not None  # noqa: S101  (its text is the quoted one)
    return _put(blocks, number, replace(found, runs=reword(found.runs, wording)))


def reword(runs: tuple[Run, ...], wording: str) -> tuple[Run, ...]:
    """Other words; those that stay keep what they rest on, and so do their neighbours.

    What is put in rests on what the words rested on in whose place it stands.
    """
    text = tell_text(runs)
    start = _count_equal(text, wording)
    shorter = min(len(text), len(wording)) - start
    end = min(_count_equal(text[::-1], wording[::-1]), shorter)
    before = _cut(runs, 0, start)
    replaced = _cut(runs, start, len(text) - end)
    after = _cut(runs, len(text) - end, len(text))
    model = (replaced or before[-1:] or after[:1] or (Run(text=""),))[0]
    sources = tuple(dict.fromkeys(s for run in replaced for s in run.sources))
    new = replace(
        model, text=wording[start : len(wording) - end], sources=sources, target=None
    )
    return tuple(_join([run for run in (*before, new, *after) if run.text]))


def _count_equal(one: str, other: str) -> int:
    """How many characters they begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _join(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours that are alike but for their words, as one."""
    for _, alike in groupby(runs, key=lambda run: replace(run, text="")):
        same = list(alike)
        yield replace(same[0], text=tell_text(tuple(same)))


def _cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs of a stretch of the text."""
    cut, at = [], 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            cut.append(replace(run, text=text))
        at += len(run.text)
    return tuple(cut)


def _list_blocks(anchor: str, blocks: Sequence[MinutesBlock]) -> Iterator[SpotBlock]:
    number = 0
    for block in blocks:
        if isinstance(block, Table):
            html = write_blocks([block], level=3)
            spot = Spot(
                anchor=anchor,
                number=number,
                text=block.caption,
                html=html,
                is_table=True,
            )
            spots: tuple[Spot, ...] = (spot,)
        else:
            items = block.items if isinstance(block, Listing) else (block,)
            spots = tuple(
                _show(anchor, number + at, item) for at, item in enumerate(items)
            )
        yield SpotBlock(
            is_list=isinstance(block, Listing),
            is_ordered=isinstance(block, Listing) and block.ordered,
            spots=spots,
        )
        number += len(spots)


def _show(anchor: str, number: int, paragraph: Paragraph) -> Spot:
    # Whoever corrects has this paper alone: nothing in it leads elsewhere.
    unlinked = tuple(replace(run, target=None) for run in paragraph.runs)
    return Spot(
        anchor=anchor,
        number=number,
        text=tell_text(paragraph.runs),
        html=write_runs(unlinked),
    )


def _list_paragraphs(blocks: Sequence[MinutesBlock]) -> list[Paragraph | None]:
    """In the order in which they are counted; None for a table."""
    found: list[Paragraph | None] = []
    for block in blocks:
        if isinstance(block, Listing):
            found.extend(block.items)
        else:
            found.append(block if isinstance(block, Paragraph) else None)
    return found


def _put(
    blocks: Sequence[MinutesBlock], number: int, paragraph: Paragraph
) -> tuple[MinutesBlock, ...]:
    changed: list[MinutesBlock] = []
    at = 0
    for block in blocks:
        count = len(block.items) if isinstance(block, Listing) else 1
        inside = number - at
        if isinstance(block, Listing) and 0 <= inside < count:
            items = (*block.items[:inside], paragraph, *block.items[inside + 1 :])
            changed.append(replace(block, items=items))
        else:
            changed.append(paragraph if inside == 0 and count else block)
        at += count
    return tuple(changed)
