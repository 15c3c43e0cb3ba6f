"""`report.html`: one file that opens from disk, loads nothing, runs nothing."""

import re
from importlib.resources import files

from folkmoot.documents.html_page import write_head
from folkmoot.documents.html_report_blocks import write_blocks
from folkmoot.documents.html_report_markup import (
    NOTHING,
    Html,
    element,
    escape,
    join,
    link,
    name_anchor,
)
from folkmoot.documents.html_report_pictures import define_patterns
from folkmoot.documents.report_tree import Part, Report

_STYLE = "report.css"
_PLAIN = re.compile(r"[^A-Za-z0-9 ]")


def write_report_html(report: Report) -> str:
    """The page as text; equal reports give equal pages.

    Its policy lets the browser load nothing and run nothing, and use this style only.
    """
    style = _find_style(report)
    title = " – ".join(part for part in (report.title, report.subtitle) if part)
    page = element(
        "html",
        write_head(title=title, style=style),
        _write_body(report),
        lang=report.language,
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _find_style(report: Report) -> str:
    """The style sheet, with the words that stand in a page's margin on paper."""
    style = files("folkmoot.documents").joinpath(_STYLE).read_text("utf-8")
    margins = (
        "@page { @bottom-left { content: "
        f"{_quote(report.title)} }} @bottom-right {{ content: "
        f'{_quote(report.labels.page)} " " counter(page) " / " counter(pages) }} }}'
    )
    return f"{style}\n{margins}\n"


def _quote(text: str) -> str:
    """The text as a string of CSS, safe within a style element."""
    escaped = _PLAIN.sub(lambda found: f"\\{ord(found.group()):06x}", text)
    return f'"{escaped}"'


def _write_body(report: Report) -> Html:
    labels = report.labels
    notice = report.notice
    running = element("p", escape(notice), aria_hidden="true") if notice else NOTHING
    return element(
        "body",
        link("main", escape(labels.skip), class_="skip"),
        define_patterns(),
        element("div", running, class_="running", aria_hidden="true"),
        element(
            "div",
            _write_header(report),
            _write_contents(report),
            element(
                "main",
                join(*(_write_part(part, 2, report) for part in report.parts)),
                id="main",
                tabindex="-1",
            ),
            class_="sheet",
        ),
    )


def _write_header(report: Report) -> Html:
    notice = (
        element("p", escape(report.notice), class_="notice")
        if report.notice
        else NOTHING
    )
    return element(
        "header",
        element("h1", escape(report.title)),
        element("p", escape(report.subtitle), class_="subtitle"),
        notice,
        id="top",
    )


def _write_contents(report: Report) -> Html:
    return element(
        "nav",
        element("h2", escape(report.labels.contents), id="contents"),
        _list_parts(report.parts),
        aria_labelledby="contents",
    )


def _list_parts(parts: tuple[Part, ...]) -> Html:
    items = (
        element(
            "li",
            link(part.anchor, escape(part.title)),
            _list_parts(part.parts) if part.parts else NOTHING,
        )
        for part in parts
    )
    return element("ol", *items)


def _write_part(part: Part, level: int, report: Report) -> Html:
    name = name_anchor(part.anchor)
    up = element("p", link("top", escape(report.labels.to_top)), class_="up")
    return element(
        "section",
        element(f"h{level}", escape(part.title), id=f"{name}-heading"),
        write_blocks(part.blocks, level=level + 1),
        *(_write_part(one, level + 1, report) for one in part.parts),
        up if level == 2 else NOTHING,
        id=name,
        class_=f"part level-{level}",
    )
