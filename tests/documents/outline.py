"""Minutes for tests, written as an outline: "# heading", "- item", "**bold**", text."""

import re

from folkmoot.documents.blocks import BlockBuilder, BlockKind, ExtractedText
from folkmoot.documents.parse_minutes import parse_minutes
from folkmoot.domain.ids import DocumentId, hash_bytes
from folkmoot.domain.record import Meeting, Section, SectionKind

_BOLD = re.compile(r"(\*\*.+?\*\*)")


def extract_outline(outline: str) -> ExtractedText:
    builder = BlockBuilder()
    for line in outline.strip().splitlines():
        text = line.strip()
        if text.startswith("#"):
            level = len(text) - len(text.lstrip("#"))
            builder.add(BlockKind.HEADING, text.lstrip("# "), level=level)
        elif text.startswith("- "):
            depth = (len(line) - len(line.lstrip())) // 2
            builder.add(BlockKind.LIST_ITEM, _cut_bold(text[2:]), level=depth)
        elif text:
            builder.add(BlockKind.PARAGRAPH, _cut_bold(text))
    return builder.build(media_type="text/plain")


def _cut_bold(text: str) -> list[tuple[str, bool]]:
    return [
        (part.strip("*") if part.startswith("**") else part, part.startswith("**"))
        for part in _BOLD.split(text)
        if part
    ]


def read_outline(outline: str) -> Meeting:
    sha256 = hash_bytes(outline.encode())
    parsed = parse_minutes(
        extract_outline(outline), document=DocumentId("d"), sha256=sha256
    )
    return parsed.meeting


def find_sections(meeting: Meeting, kind: SectionKind) -> list[Section]:
    return [section for section in meeting.sections if section.kind is kind]


def list_said(meeting: Meeting, kind: SectionKind) -> list[tuple[str | None, str]]:
    return [
        (statement.group, statement.text)
        for section in find_sections(meeting, kind)
        for statement in section.statements
    ]
