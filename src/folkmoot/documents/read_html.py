"""Read HTML: what a reader of the page sees, and by name what is set aside."""

from collections.abc import Iterable
from itertools import pairwise

from folkmoot.documents.block_queue import BlockQueue, DraftBlock, Setting
from folkmoot.documents.blocks import BlockBuilder, BlockKind, ExtractedText
from folkmoot.documents.decode import decode_text
from folkmoot.documents.html_asides import TITLE
from folkmoot.documents.html_layout import HtmlLayout
from folkmoot.documents.html_style import read_style_sheet
from folkmoot.documents.html_tables import find_frames
from folkmoot.documents.html_tokens import StartTag, Text, Token, tokenise
from folkmoot.documents.second_look import look_again
from folkmoot.domain.words import split_words

MEDIA_TYPE = "text/html"


def read_html(content: bytes) -> ExtractedText:
    """Read an HTML file. Nothing it points to is fetched, no entity is expanded."""
    return extract_html(decode_text(content))


def extract_html(
    html: str, *, media_type: str = MEDIA_TYPE, notices: Iterable[str] = ()
) -> ExtractedText:
    """The words of an HTML page or part of one, in reading order."""
    builder = BlockBuilder()
    add_html(builder, html)
    return builder.build(media_type=media_type, notices=notices)


def add_html(
    builder: BlockBuilder,
    html: str,
    *,
    page: int | None = None,
    first_table: int = 0,
) -> int:
    """Add the blocks of an HTML page or part of one to the builder.

    Tables are numbered from `first_table`; the number after the last is returned.
    """
    tokens = list(tokenise(html.replace("\r\n", "\n").replace("\r", "\n")))
    layout = HtmlLayout(
        class_looks=read_style_sheet(_gather_styles(tokens)),
        frames=find_frames(tokens),
        first_table=first_table,
    )
    layout.read(tokens)
    layout.queue.drafts = look_again(layout.queue.drafts)
    if layout.title:
        _place_title(layout.queue, layout.title)
    layout.queue.lay(builder, page=page)
    return layout.next_table


def _gather_styles(tokens: list[Token]) -> str:
    return "\n".join(
        after.text
        for tag, after in pairwise(tokens)
        if isinstance(tag, StartTag) and tag.name == "style" and isinstance(after, Text)
    )


def _place_title(queue: BlockQueue, title: str) -> None:
    """The title is the first heading of a page that has no other, else set aside."""
    drafts = queue.drafts
    words = " ".join(split_words(title.casefold()))
    body = " ".join(split_words("\n".join(draft.text for draft in drafts).casefold()))
    is_repeated = f" {words} " in f" {body} "
    has_heading = any(draft.setting.kind is BlockKind.HEADING for draft in drafts)
    if is_repeated or has_heading:
        setting, reason = Setting(kind=BlockKind.ASIDE), TITLE
    else:
        setting, reason = Setting(kind=BlockKind.HEADING, level=1), None
    runs = ((title, False),)
    drafts.insert(0, DraftBlock(setting=setting, runs=runs, reason=reason))
