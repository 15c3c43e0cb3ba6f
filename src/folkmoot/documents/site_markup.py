"""Pieces of the public site's pages: figures to be recounted, tables, the frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from folkmoot.documents.html_page import write_head
from folkmoot.documents.html_report_markup import Html, element, escape, join
from folkmoot.documents.site_words import say
from folkmoot.domain.findings import Counted
from folkmoot.domain.public_answer import PublicAnswer

PAGES = (
    "front",
    "findings",
    "recommendations",
    "not_followed",
    "method",
    "data",
    "accessibility",
)
_STYLE = "site.css"


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page in the making: whose answer, in which language, at what place."""

    answer: PublicAnswer
    language: str

    def tell(self, key: str, **values: object) -> str:
        """Words of the site as they are."""
        return say(key, self.language, **values)

    def say(self, key: str, **values: object) -> Html:
        """Words of the site, escaped."""
        return escape(self.tell(key, **values))

    def fill(self, key: str, **content: Html) -> Html:
        """Words of the site with markup in their gaps."""
        return Html(self.say(key).format(**content))

    @property
    def up(self) -> str:
        """The way to the site's root; the other language lies one folder down."""
        return "" if self.language == self.answer.language else "../"


def name_page(key: str) -> str:
    """The file of a page."""
    return "index.html" if key == "front" else f"{key.replace('_', '-')}.html"


def tell_figure(ref: str, count: int) -> Html:
    """A figure with the reference by which it can be counted again."""
    return element("data", Html(str(count)), value=count, data_figure=ref)


def tell_counted(leaf: Leaf, key: str, ref: str, counted: Counted) -> Html:
    """So many of those asked."""
    return leaf.fill(
        key,
        heard=tell_figure(f"{ref}/heard", counted.heard),
        asked=tell_figure(f"{ref}/asked", counted.asked),
    )


def write_text(tag: str, ref: str, text: str) -> Html:
    """A text of the data, with the reference by which it can be compared."""
    return element(tag, escape(text), data_text=ref)


def write_table(
    caption: str, head: Sequence[Html], rows: Sequence[Sequence[Html]]
) -> Html:
    """A table; the first cell of each row is its heading."""
    return element(
        "div",
        element(
            "table",
            element("caption", escape(caption)),
            element(
                "thead",
                element("tr", *(element("th", cell, scope="col") for cell in head)),
            ),
            element(
                "tbody",
                *(
                    element(
                        "tr",
                        element("th", row[0], scope="row"),
                        *(element("td", cell) for cell in row[1:]),
                    )
                    for row in rows
                ),
            ),
        ),
        class_="table",
        role="group",
        aria_label=caption,
        tabindex="0",
    )


def write_page(leaf: Leaf, key: str, *content: Html) -> bytes:
    """A whole page; equal content gives equal bytes."""
    title = leaf.tell(key) if key != "front" else ""
    name = leaf.tell("name")
    full = " – ".join(part for part in (title, leaf.answer.title, name) if part)
    style = files("folkmoot.documents").joinpath(_STYLE).read_text("utf-8")
    page = element(
        "html",
        write_head(title=full, style=style),
        element(
            "body",
            element("a", leaf.say("skip"), href="#main", class_="skip"),
            _write_header(leaf, key),
            element(
                "main",
                element("h1", escape(title or leaf.answer.title)),
                *content,
                id="main",
                tabindex="-1",
            ),
            _write_footer(leaf),
        ),
        lang=leaf.language,
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _write_header(leaf: Leaf, key: str) -> Html:
    items = [
        element(
            "li",
            element(
                "a",
                leaf.say(each),
                href=name_page(each),
                aria_current="page" if each == key else None,
            ),
        )
        for each in PAGES
    ]
    other = "en" if leaf.language == "da" else "da"
    folder = f"{other}/" if not leaf.up else "../"
    return element(
        "header",
        element("p", leaf.say("name"), class_="name"),
        element("p", escape(leaf.answer.title), class_="title"),
        element("nav", element("ul", *items), aria_label=leaf.say("pages")),
        element(
            "p",
            element(
                "a",
                leaf.say("other_language"),
                href=f"{folder}{name_page(key)}",
                lang=other,
                hreflang=other,
            ),
            class_="language",
        ),
    )


def _write_footer(leaf: Leaf) -> Html:
    answer = leaf.answer
    told = [leaf.say("as_of", number=answer.number)]
    if answer.publisher:
        told.insert(0, leaf.say("published_by", publisher=answer.publisher))
    return element("footer", join(*(element("p", each) for each in told)))
