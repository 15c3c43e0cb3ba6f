"""Read Markdown, also with HTML in it and as converters from PDF leave it."""

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from folkmoot.documents.blocks import BlockBuilder, ExtractedText
from folkmoot.documents.decode import decode_text
from folkmoot.documents.html_elements import is_likely_markup
from folkmoot.documents.markdown_source import mend_markdown, split_front_matter
from folkmoot.documents.read_html import add_html

MEDIA_TYPE = "text/markdown"

# No heading is as long; a longer text with "---" under it stands above a separator.
_LONGEST_HEADING = 120
# More than Python's own limit on nesting allows, so that depth is an error and never
# a silent end of the text.
_NESTING = 2000


def read_markdown(content: bytes) -> ExtractedText:
    """Read a Markdown file: CommonMark with tables and struck-out text.

    Line breaks within a paragraph are kept, indented text is text and not code, and
    what only looks like HTML ("<5 groups", "<name>") is words.
    """
    front, body = split_front_matter(decode_text(content))
    builder = BlockBuilder()
    add_html(builder, "".join(f"<p>{escape(line)}</p>" for line in front))
    add_html(builder, _render(mend_markdown(body)))
    return builder.build(media_type=MEDIA_TYPE)


def _render(markdown: str) -> str:
    options = {"html": True, "breaks": True, "maxNesting": _NESTING}
    parser = MarkdownIt("commonmark", options, renderer_cls=_Renderer)
    parser.enable(["table", "strikethrough"]).disable("code")
    try:
        return str(parser.render(markdown))
    except RecursionError:
        # Thousands of nested lists or quotes: the words count, not the nesting.
        lines = markdown.splitlines()
        return "".join(f"<p>{escape(line.lstrip('> -+*'))}</p>" for line in lines)


class _Renderer(RendererHTML):
    """HTML for our own reader, in which every word of the Markdown still stands."""

    def render(
        self, tokens: Sequence[Token], options: OptionsDict, env: EnvType
    ) -> str:
        return str(super().render(_undo_false_headings(tokens), options, env))

    def html_inline(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: EnvType,
    ) -> str:
        content = tokens[idx].content
        return content if is_likely_markup(content) else escape(content)

    def fence(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        info = tokens[idx].info.strip()
        # One word names a language, and is not seen; several are somebody's words.
        seen = "" if " " in info else " hidden"
        words = f"<p{seen}>{escape(info)}</p>"
        return f"{words}<pre>{escape(tokens[idx].content)}</pre>\n"


def _undo_false_headings(tokens: Sequence[Token]) -> list[Token]:
    """Underlined text that is too long or ends as a sentence is a paragraph."""
    kept = list(tokens)
    for position, token in enumerate(kept):
        if token.type == "heading_open" and token.markup in ("-", "="):
            content = kept[position + 1].content
            if _is_paragraph(content, token.markup):
                token.tag = kept[position + 2].tag = "p"
    return kept


def _is_paragraph(content: str, underline: str) -> bool:
    is_sentence = underline == "-" and content.rstrip().endswith((".", ";", ","))
    return len(content) > _LONGEST_HEADING or "\n" in content or is_sentence
