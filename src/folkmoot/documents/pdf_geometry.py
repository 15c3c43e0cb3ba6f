"""Places on a page, counted in points to the right and down from its upper left."""

import math
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Square points; none where the rectangle is inside out."""
        return max(0.0, self.width) * max(0.0, self.height)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meet(self, other: "Box") -> "Box":
        """What both cover; inside out where they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


class Matrix(NamedTuple):
    """An affine change of place, with PDF's names for its numbers."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: "Matrix") -> "Matrix":
        """First this change, then the outer one."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where the point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


class Frame(NamedTuple):
    """How a page is turned: the way in which its text runs, in quarters of a circle.

    `page` is the visible part in the file's own coordinates, which count upwards.
    """

    page: Box
    quarters: int = 0

    @property
    def width(self) -> float:
        """The page's width as a reader holds it."""
        return self.page.height if self.quarters % 2 else self.page.width

    @property
    def height(self) -> float:
        """The page's height as a reader holds it."""
        return self.page.width if self.quarters % 2 else self.page.height

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as the reader sees it."""
        page = self.page
        if self.quarters == 0:
            return x - page.left, page.bottom - y
        if self.quarters == 1:
            return y - page.top, x - page.left
        if self.quarters == 2:
            return page.right - x, y - page.top
        return page.bottom - y, page.right - x

    def place_box(self, left: float, low: float, right: float, high: float) -> Box:
        """A rectangle of the file as the reader sees it."""
        x, y = self.place(left, low)
        other_x, other_y = self.place(right, high)
        return Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def count_quarters(matrix: Matrix) -> int | None:
    """In which quarter of a circle text runs; None where it is aslant."""
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    quarters = round(angle / 90)
    return quarters % 4 if abs(angle - 90 * quarters) < 8 else None
