"""Take a saved e-mail (.eml) apart: who wrote to whom, what, and what is attached."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from folkmoot.documents.decode import decode_text

_HEADERS = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*){3,}\r?\n"
)
_TRANSPORT = re.compile(
    rb"^(?:mime-version|content-type|content-transfer-encoding|message-id|received"
    rb"|return-path|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_TEXTS = ("text/plain", "text/html")


@dataclass(frozen=True, kw_only=True)
class MailPart:
    """A text of the mail, as HTML or plain."""

    text: str
    is_html: bool


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail's shown headers as lines, its texts, and the names of what is attached.

    Of a text that was sent both ways only the HTML is kept; what servers wrote in the
    headers is not.
    """

    headers: tuple[str, ...]
    parts: tuple[MailPart, ...]
    attachments: tuple[str, ...]


def read_mail(content: bytes) -> Mail | None:
    """The mail in a file, or None where the file is no mail with its headers."""
    head = _HEADERS.match(content)
    if head is None or not _TRANSPORT.search(head[0]):
        return None
    try:
        message = message_from_bytes(content)
        leaves = list(_list_leaves(message))
    except RecursionError:
        return None
    texts = [part for part in leaves if _is_text(part)]
    return Mail(
        headers=tuple(_read_headers(message)),
        parts=tuple(_read_part(part) for part in texts),
        attachments=tuple(_name(part) for part in leaves if not _is_text(part)),
    )


def _read_headers(message: Message) -> Iterable[str]:
    told = [(name.casefold(), str(value)) for name, value in message.raw_items()]
    for name in _SHOWN:
        for known, value in told:
            if known == name.casefold():
                yield f"{name}: {_decode_header(_read_raw(value))}"


def _read_raw(value: str) -> str:
    """A header as it was written; letters may have been sent plain."""
    sent = value.encode("utf-8", "surrogateescape")
    try:
        return sent.decode()
    except UnicodeDecodeError:
        return sent.decode("cp1252", "replace")


def _decode_header(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, HeaderParseError):
        return value


def _list_leaves(part: Message) -> Iterable[Message]:
    """The parts that hold something; of alternatives the last and richest text."""
    if not part.is_multipart() or part.get_content_maintype() != "multipart":
        yield part
        return
    payload = part.get_payload()
    inner = payload if isinstance(payload, list) else []
    children = [list(_list_leaves(c)) for c in inner if isinstance(c, Message)]
    if part.get_content_subtype() == "alternative":
        readable = [leaves for leaves in children if any(map(_is_text, leaves))]
        children = readable[-1:] or children
    for leaves in children:
        yield from leaves


def _is_text(part: Message) -> bool:
    is_attached = part.get_content_disposition() == "attachment"
    return part.get_content_type() in _TEXTS and not is_attached


def _read_part(part: Message) -> MailPart:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    text = decode_text(content, declared=part.get_content_charset() or "")
    return MailPart(text=text, is_html=part.get_content_type() == "text/html")


def _name(part: Message) -> str:
    try:
        return _decode_header(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        return ""
