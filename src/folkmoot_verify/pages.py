"""What the pages of a site show: figures, texts, evidence, quotes, links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
_LOADING = {
    "script": "src", "img": "src", "iframe": "src", "link": "href", "object": "data",
    "embed": "src", "source": "src", "audio": "src", "video": "src", "base": "href",
    "form": "action",
}  # fmt: skip
_MARKS = ("figure", "text", "evidence", "quote")


@dataclass(kw_only=True)
class Page:
    """A page as a reader of its marks sees it."""

    language: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    evidence: list[tuple[str, str]] = field(default_factory=list)
    quotes: list[tuple[str, str]] = field(default_factory=list)
    words: str = ""


def read_page(content: bytes) -> Page:
    """The page's marks with the words inside each, white space folded."""
    reader = _Reader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    reader.page.words = _fold(reader.words)
    return reader.page


def _fold(words: list[str]) -> str:
    return " ".join("".join(words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.words: list[str] = []
        # Open elements: name, its marks, its words so far.
        self._open: list[tuple[str, list[tuple[str, str]], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        marks = [
            (mark, given[f"data-{mark}"]) for mark in _MARKS if f"data-{mark}" in given
        ]
        if tag not in _EMPTY:
            self._open.append((tag, marks, []))

    def _note(self, tag: str, given: dict[str, str]) -> None:
        page = self.page
        if tag == "html":
            page.language = given.get("lang", "")
        if "id" in given:
            page.ids.append(given["id"])
        if tag in ("a", "area") and "href" in given:
            page.links.append(given["href"])
        if _LOADING.get(tag) in given:
            page.loads.append(given[_LOADING[tag]])
        if tag == "script" or any(name.startswith("on") for name in given):
            page.runs.append(tag)
        if given.get("http-equiv", "").lower() == "refresh":
            page.runs.append("meta refresh")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, marks, words = self._open.pop()
            for mark, value in marks:
                self._keep(mark, value, _fold(words))
            if name == tag:
                return

    def _keep(self, mark: str, value: str, words: str) -> None:
        kept = {
            "figure": self.page.figures,
            "text": self.page.texts,
            "evidence": self.page.evidence,
            "quote": self.page.quotes,
        }
        kept[mark].append((value, words))

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        for _, marks, words in self._open:
            if marks:
                words.append(data)
