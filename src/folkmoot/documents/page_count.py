"""Which page of a document its words stand on, as the writing program noted it."""

from dataclasses import dataclass

# Programs count notes and boxes or leave them out.
_TOLERANCE = 0.25


@dataclass(frozen=True, order=True)
class PageMark:
    """A place on a page: before or after its first words."""

    page: int
    has_words: bool = False


@dataclass
class PageCount:
    """Counts pages along the breaks that were set and those that came by themselves.

    Programs note the break that they made while laying the page out also where one was
    set by hand, so that after a set break the noted one is not counted again.
    """

    mark: PageMark = PageMark(1)
    has_breaks: bool = False

    @property
    def page(self) -> int:
        """The page that was come to, counted from 1."""
        return self.mark.page

    def start_page(self) -> None:
        """A page break set by hand: whatever there is on the page, a new one begins."""
        self.mark = PageMark(self.page + 1)
        self.has_breaks = True

    def start_page_unless_new(self) -> None:
        """A paragraph that begins on a new page, if it does not already."""
        if self.mark.has_words:
            self.start_page()

    def note_layout(self) -> None:
        """A break that the program noted when it last laid the pages out."""
        self.has_breaks = True
        self.mark = PageMark(self.page + self.mark.has_words, has_words=True)

    def note_words(self) -> None:
        """There are words on the page."""
        self.mark = PageMark(self.page, has_words=True)


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """How many pages and words the writing program counted when it saved."""

    pages: int
    words: int


@dataclass(frozen=True, kw_only=True)
class ToldPages:
    """How many pages there are, and whether the counted ones can be told."""

    pages: int | None
    knows_pages: bool


def settle_pages(
    counted: PageCount, statistics: Statistics | None, *, words: int
) -> ToldPages:
    """Weigh the counted pages against the program's own count.

    That count is left over from a template where the words differ much. Where it says
    otherwise than the breaks, no page is told.
    """
    if statistics is None or not _is_of(statistics, words):
        return ToldPages(pages=None, knows_pages=counted.has_breaks)
    agrees = statistics.pages == counted.page
    is_possible = statistics.pages >= counted.page
    return ToldPages(
        pages=statistics.pages if is_possible else None, knows_pages=agrees
    )


def _is_of(statistics: Statistics, words: int) -> bool:
    differ = abs(statistics.words - words)
    return statistics.pages > 0 and differ <= _TOLERANCE * max(words, 1)
