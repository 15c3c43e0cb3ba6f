"""Minutes as Markdown, for those who go on writing elsewhere."""

import re
from collections.abc import Iterator

from folkmoot.documents.minutes_layout import lay_out
from folkmoot.documents.minutes_model import Minutes, MinutesBlock
from folkmoot.documents.report_tree import Listing, Paragraph, Run, Table, Voice
from folkmoot.documents.xml_text import show_controls

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&#])")
# What would begin a list, a heading's line or a line across the page.
_OPENING = re.compile(r"^(\s*\d*)([+=-]|(?<=\d)[.)])")


def write_minutes_markdown(minutes: Minutes) -> str:
    """The minutes as CommonMark with tables; what people wrote is never markup."""
    laid = lay_out(minutes)
    chunks = [f"# {_escape(laid.title)}"]
    if laid.notice:
        chunks.append(_open(_escape(laid.notice)))
    chunks += [_write_runs(fact.runs) for fact in laid.facts]
    for part in laid.parts:
        if part.title:
            chunks.append(f"{'#' * (part.level + 1)} {_escape(part.title)}")
        chunks += _write_blocks(part.blocks)
    return "\n\n".join(chunks) + "\n"


def _write_blocks(blocks: tuple[MinutesBlock, ...]) -> Iterator[str]:
    bullet = "*"
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _write_runs(block.runs)
        elif isinstance(block, Table):
            yield f"**{_open(_escape(block.caption))}**"
            yield _write_table(block)
        else:
            # Another sign tells a list from the one right before it.
            bullet = "-" if bullet == "*" else "*"
            yield _write_listing(block, bullet)


def _write_listing(listing: Listing, bullet: str) -> str:
    return "\n".join(
        f"{f'{number}.' if listing.ordered else bullet} {_write_runs(item.runs)}"
        for number, item in enumerate(listing.items, 1)
    )


def _write_table(table: Table) -> str:
    lines = [
        [_escape(column.label) for column in table.columns],
        ["--:" if column.numeric else "---" for column in table.columns],
        *([_write_runs(cell) for cell in row.cells] for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _write_runs(runs: tuple[Run, ...]) -> str:
    return _open("".join(map(_write_run, runs)))


def _write_run(run: Run) -> str:
    text = _escape(run.text)
    words = text.strip()
    if run.voice is not Voice.STRONG or not words:
        return text
    before, after = text[: text.index(words)], text[text.index(words) + len(words) :]
    return f"{before}**{words}**{after}"


def _escape(text: str) -> str:
    """The text on one line, with each sign that Markdown would read made plain."""
    return _SIGNS.sub(r"\\\1", " ".join(show_controls(text).splitlines()))


def _open(line: str) -> str:
    """The line with nothing at its beginning that Markdown would read."""
    return _OPENING.sub(r"\1\\\2", line)
