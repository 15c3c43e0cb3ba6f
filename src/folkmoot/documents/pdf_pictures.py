"""The pictures of a PDF page: no words, but a reader should know of them."""

from collections.abc import Iterable, Iterator

from folkmoot.documents.blocks import PICTURE
from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_items import FlowAside, FlowItem, FlowLine, FlowTable
from folkmoot.documents.pdf_pages import PdfPage

# A picture smaller than this, in points, is a sign or a line.
_SMALLEST_PICTURE = 24.0
_BACKGROUND_PART = 0.5


def choose_pictures(
    page: PdfPage, seen: set[Box], *, is_unread: bool
) -> list[tuple[Box, FlowAside]]:
    """Pictures with their places, from the top.

    A page that is a picture has one. What stands at the same place of several pages is
    named once, and what lies under the text of a page is not named: its words are read.
    """
    aside = FlowAside(text="", reason=PICTURE, page=page.number)
    if is_unread:
        return [(Box(0.0, 0.0, page.frame.width, page.frame.height), aside)]
    whole = page.frame.width * page.frame.height
    chosen: list[tuple[Box, FlowAside]] = []
    for picture in sorted(page.drawings.pictures, key=lambda box: box.top):
        name = Box(*map(round, picture))
        is_small = min(picture.width, picture.height) < _SMALLEST_PICTURE
        is_ground = picture.area > _BACKGROUND_PART * whole and bool(page.words)
        if not (is_small or is_ground or name in seen):
            seen.add(name)
            chosen.append((picture, aside))
    return chosen


def mix_pictures(
    items: Iterable[FlowItem], pictures: list[tuple[Box, FlowAside]]
) -> Iterator[FlowItem]:
    """The items, each picture before the first one that stands under it."""
    waiting = list(pictures)
    for item in items:
        place = _find_place(item)
        for picture, aside in [*waiting] if place else ():
            if place and _is_over(picture, place):
                waiting.remove((picture, aside))
                yield aside
        yield item
    yield from (aside for _, aside in waiting)


def _find_place(item: FlowItem) -> Box | None:
    if isinstance(item, FlowLine):
        return item.line.box
    return item.table.box if isinstance(item, FlowTable) else None


def _is_over(picture: Box, place: Box) -> bool:
    middle = (picture.top + picture.bottom) / 2
    return middle < place.top and picture.left < place.right
