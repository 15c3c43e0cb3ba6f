"""Read plain text: notes, minutes typed by hand, pasted and saved e-mail."""

import quopri
import re

from folkmoot.documents.blocks import EMBEDDED, BlockBuilder, BlockKind, ExtractedText
from folkmoot.documents.decode import decode_text
from folkmoot.documents.mail import Mail, read_mail
from folkmoot.documents.read_html import add_html
from folkmoot.documents.text_lines import split_text_lines
from folkmoot.documents.text_reader import TextReader

MEDIA_TYPE = "text/plain"
MAIL_MEDIA_TYPE = "message/rfc822"

_QUOTED = re.compile(rb"=[0-9A-F]{2}")
_QUOTED_LINE_END = re.compile(rb"=(?:20)?\r?\n")
_QUOTED_LETTER = re.compile(rb"=C[23]=[89AB][0-9A-F]|=E[568]|=F8|=20(?=\r?\n)")
_FEWEST_QUOTED = 3


def read_text(content: bytes) -> ExtractedText:
    """Read a plain text file, or an e-mail with its headers."""
    builder = BlockBuilder()
    if mail := read_mail(content):
        _add_mail(builder, mail)
        return builder.build(media_type=MAIL_MEDIA_TYPE)
    pages = add_text(builder, decode_text(_unquote(content)))
    return builder.build(media_type=MEDIA_TYPE, pages=pages)


def add_text(builder: BlockBuilder, text: str) -> int | None:
    """Add the blocks of a plain text; returns its pages where it is parted in pages."""
    lines = split_text_lines(text)
    TextReader(lines, builder).read()
    return max((line.page for line in lines if line.page), default=None)


def _unquote(content: bytes) -> bytes:
    """Undo quoted-printable, where mail was saved as it was sent ("=C3=A6")."""
    signs = len(_QUOTED.findall(content))
    is_quoted = _QUOTED_LINE_END.search(content) or _QUOTED_LETTER.search(content)
    is_ascii = content.isascii()
    if signs < _FEWEST_QUOTED or not is_quoted or not is_ascii:
        return content
    return quopri.decodestring(content)


def _add_mail(builder: BlockBuilder, mail: Mail) -> None:
    for header in mail.headers:
        builder.add(BlockKind.PARAGRAPH, header)
    table = 0
    for part in mail.parts:
        if part.is_html:
            table = add_html(builder, part.text, first_table=table)
        else:
            add_text(builder, part.text)
    for name in mail.attachments:
        builder.add(BlockKind.ASIDE, name, reason=EMBEDDED)
