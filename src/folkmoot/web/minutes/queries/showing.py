"""A paper as it is read without a script, and how its versions differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.documents.html_report_blocks import write_blocks
from folkmoot.documents.minutes_json import load_minutes
from folkmoot.documents.minutes_layout import lay_out
from folkmoot.documents.minutes_model import Minutes, MinutesPart, tell_text
from folkmoot.documents.report_tree import Listing, Paragraph
from folkmoot.web.events.differences import Piece, compare_words
from folkmoot.web.minutes.models import Edition, Paper
from folkmoot.web.minutes.queries.papers import load_paper


@dataclass(frozen=True, kw_only=True)
class ShownPart:
    """A part as it is read; `level` is that of its heading on the page."""

    title: str
    level: int
    html: str


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What became of one part from one version to another."""

    title: str
    pieces: tuple[Piece, ...]
    is_new: bool
    is_gone: bool


def show_paper(paper: Paper) -> list[ShownPart]:
    """The parts with the marks of a draft, all words escaped."""
    return show_minutes(load_paper(paper))


def show_minutes(minutes: Minutes) -> list[ShownPart]:
    return [
        ShownPart(
            title=part.title,
            level=part.level + 1,
            html=write_blocks(part.blocks, level=part.level + 2),
        )
        for part in lay_out(minutes).parts
    ]


def list_editions(paper: Paper) -> list[Edition]:
    """The versions that were kept, the first one first; not those that were erased."""
    found = Edition.objects.kept().filter(paper=paper).exclude(content="")
    return list(found.select_related("made_by").order_by("number"))


def load_edition(edition: Edition) -> Minutes:
    return load_minutes(edition.content)


def compare_minutes(old: Minutes, new: Minutes) -> list[Changed]:
    """The parts that read otherwise, in the order of the new one."""
    return list(_compare(old, new))


def _compare(old: Minutes, new: Minutes) -> Iterator[Changed]:
    before = {part.anchor: part for part in old.parts}
    after = {part.anchor: part for part in new.parts}
    gone = [part for part in old.parts if part.anchor not in after]
    for part in (*new.parts, *gone):
        was, now = before.get(part.anchor), after.get(part.anchor)
        # A heading that stays stands over what is compared.
        is_titled_alike = was is not None and now is not None and was.title == now.title
        told = [
            _tell(each, with_title=not is_titled_alike) if each else ""
            for each in (was, now)
        ]
        if told[0] != told[1]:
            yield Changed(
                title=part.title,
                pieces=compare_words(*told),
                is_new=was is None,
                is_gone=now is None,
            )


def _tell(part: MinutesPart, *, with_title: bool) -> str:
    """The words of a part, a line for each paragraph."""
    title = [part.title] if with_title else []
    return "\n".join([*title, *_list_lines(part)]).strip()


def _list_lines(part: MinutesPart) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield tell_text(block.runs)
        elif isinstance(block, Listing):
            yield from (f"– {tell_text(item.runs)}" for item in block.items)
        else:
            yield block.caption
            yield " | ".join(column.label for column in block.columns)
            for row in block.rows:
                yield " | ".join(map(tell_text, row.cells))
