"""Mend Markdown where its rules would take words away or join what was apart."""

import re
from collections.abc import Iterable, Iterator

from folkmoot.documents.list_markers import find_marker

_FENCE = re.compile(r"(-{3}|\+{3})[ \t]*$")
_FRONT_LINE = re.compile(r"\s*$|[\w][\w .-]*+\s*+[:=]|\s+\S|\s*- |#")
_MOST_FRONT_LINES = 60
_NUMBER = re.compile(r"(?P<before>[\s>]*(?:[-+*]\s+)*)(?P<number>\d+)(?=[.)]\s)")
_REFERENCE = re.compile(r"(?P<before>[\s>]*)\[(?P<label>[^\]]+)\]:\s*(?P<target>\S*)")
_TARGET = re.compile(r"<?(?:[a-z][a-z0-9+.-]*:|www\.|[/#.]|[\w-]+\.[a-z]{2,})", re.I)
_ITEM = re.compile(r"\s*(?:[-+*•–]|\d{1,9}[.)])\s")
_OTHER_BLOCK = re.compile(r"\s*(?:#{1,6}\s|>|\||```|~~~|<|$|[-*_]{3,}\s*$)")
_BOLD_LINE = re.compile(
    r"(?:\*\*|__|<(?:b|strong)>).+(?:\*\*|__|</(?:b|strong)>):?\s*$"
)
_HTML_END = re.compile(r"</(?:ul|ol|dl|table|div|p|h[1-6]|blockquote)>\s*$", re.I)
# A line of a list item that is shorter than this was not broken for lack of room.
_SHORT_LINE = 50
_DEEP = 4


def split_front_matter(markdown: str) -> tuple[list[str], str]:
    """The lines of a block of settings before the text, and the text."""
    lines = markdown.lstrip("\ufeff").splitlines()
    fence = _FENCE.match(lines[0]) if lines else None
    if fence is None:
        return [], markdown
    for number, line in enumerate(lines[1:_MOST_FRONT_LINES], start=1):
        if line.rstrip() == fence[1]:
            return lines[1:number], "\n".join(lines[number + 1 :])
        if not _FRONT_LINE.match(line):
            break
    return [], markdown


def mend_markdown(markdown: str) -> str:
    """The same words in Markdown that keeps them.

    A date at the start of a line is no numbered item, "[Chair]: Anne" no link target.
    A bold line or a new sentence right under a list is not part of its last item, and
    Markdown right under HTML is not HTML.
    """
    lines = _set_out_lists(line.expandtabs(4) for line in markdown.splitlines())
    return "\n".join(_part_blocks(map(_mend_line, lines)))


def _set_out_lists(lines: Iterable[str]) -> Iterator[str]:
    """Take back the indent of a list that is set in as a whole."""
    shift = 0
    is_in_list = False
    for line in lines:
        if not line.strip():
            yield line
            continue
        indent = len(line) - len(line.lstrip())
        is_item = _ITEM.match(line) is not None
        if indent < shift:
            shift = 0
        if is_item and not is_in_list and indent >= _DEEP:
            shift = indent
        is_in_list = is_item or (is_in_list and indent > 0)
        yield line[shift:]


def _mend_line(line: str) -> str:
    if (match := _NUMBER.match(line)) and not find_marker(line[match.end("before") :]):
        end = match.end("number")
        return f"{line[:end]}\\{line[end:]}"
    if (match := _REFERENCE.match(line)) and not _is_target(match):
        end = match.end("before")
        return f"{line[:end]}\\{line[end:]}"
    return line


def _is_target(match: re.Match[str]) -> bool:
    is_footnote = match["label"].startswith("^")
    return not is_footnote and _TARGET.match(match["target"]) is not None


def _part_blocks(lines: Iterator[str]) -> Iterator[str]:
    """Put an empty line in where a new block begins without one."""
    before = ""
    is_in_list = False
    for line in lines:
        ends_list = is_in_list and _leaves_list(before, line)
        ends_html = _HTML_END.search(before) and not re.match(r"\s{4}|\s*<|\s*$", line)
        if ends_list or ends_html:
            yield ""
            is_in_list = False
        if _ITEM.match(line):
            is_in_list = True
        elif not line.strip():
            is_in_list = False
        yield line
        before = line


def _leaves_list(before: str, line: str) -> bool:
    """Whether a line under a list item begins something new."""
    if line[:1].isspace() or _ITEM.match(line) or _OTHER_BLOCK.match(line):
        return False
    if _BOLD_LINE.match(line) or line.rstrip().endswith(":"):
        return True
    is_closed = before.rstrip().endswith((".", "!", "?", ":", ";"))
    return line[:1].isupper() and (is_closed or len(before) < _SHORT_LINE)
