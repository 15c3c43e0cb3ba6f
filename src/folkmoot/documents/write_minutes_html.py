"""Minutes as one HTML page that opens from disk, loads nothing, runs nothing."""

from importlib.resources import files

from folkmoot.documents.html_page import write_head
from folkmoot.documents.html_report_blocks import write_blocks, write_paragraph
from folkmoot.documents.html_report_markup import (
    NOTHING,
    Html,
    element,
    escape,
    join,
    name_anchor,
)
from folkmoot.documents.minutes_layout import LaidOut, lay_out
from folkmoot.documents.minutes_model import Minutes, MinutesPart

_STYLE = "minutes.css"


def write_minutes_html(minutes: Minutes) -> str:
    """The page as text; equal minutes give equal pages."""
    laid = lay_out(minutes)
    style = files("folkmoot.documents").joinpath(_STYLE).read_text("utf-8")
    page = element(
        "html",
        write_head(title=laid.title, style=style),
        element("body", element("main", _write_head(laid), _write_parts(laid))),
        lang=laid.language,
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _write_head(laid: LaidOut) -> Html:
    notice = element("p", escape(laid.notice), class_="notice") if laid.notice else None
    return join(
        element("h1", escape(laid.title)),
        notice or NOTHING,
        *(write_paragraph(fact) for fact in laid.facts),
    )


def _write_parts(laid: LaidOut) -> Html:
    return join(*(_write_part(part) for part in laid.parts), by="\n")


def _write_part(part: MinutesPart) -> Html:
    """A heading one level below the title, and what stands under it."""
    level = part.level + 1
    name = name_anchor(part.anchor)
    heading = element(f"h{level}", escape(part.title), id=name)
    if not part.title:
        heading = element("div", id=name)
    return join(heading, write_blocks(part.blocks, level=level + 1))
