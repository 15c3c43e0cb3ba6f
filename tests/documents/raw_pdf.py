"""Write small PDFs by hand, letter by letter where a case calls for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# Helvetica's widths in thousandths of the size, from the space on.
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHERS = {"æ": 889, "ø": 611, "Æ": 1000, "Ø": 778, "•": 350, "–": 556, "\xad": 333}
_FONTS = {
    "regular": "/Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
    "bold": "/Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding",
    "symbol": "/Type1 /BaseFont /Symbol",
}


def measure(text: str, size: float) -> float:
    """How wide Helvetica sets the text."""
    widths = (
        _WIDTHS[ord(letter) - 32] if " " <= letter <= "~" else _OTHERS.get(letter, 556)
        for letter in text
    )
    return sum(widths) * size / 1000


def break_lines(text: str, *, width: float, size: float = 11) -> list[str]:
    """The text in lines that have room in the width."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass
class RawPage:
    """A page in the making; places are counted from its upper left."""

    width: float = 595
    height: float = 842
    extra: str = ""
    operations: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, *, size: float = 11, font: str = "regular"
    ) -> None:
        """Letters that stand on `y`."""
        letters = text.encode("cp1252").hex()
        self.operations.append(
            f"BT /{font} {size} Tf {x:.2f} {self.height - y:.2f} Td <{letters}> Tj ET"
        )

    def wrap(
        self, x: float, y: float, text: str, *, width: float, size: float = 11
    ) -> float:
        """Running text from `y` on; the place of the line after it."""
        return self.stack(x, y, break_lines(text, width=width, size=size), size=size)

    def stack(
        self, x: float, y: float, lines: Sequence[str], *, size: float = 11
    ) -> float:
        """Lines one under the other; the place of the line after them."""
        for line in lines:
            self.text(x, y, line, size=size)
            y += 1.25 * size
        return y

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """A thin line."""
        self.operations.append(
            f"0.5 w {left} {self.height - top} m {right} {self.height - bottom} l S"
        )

    def fill(self, left: float, top: float, right: float, bottom: float) -> None:
        """A grey rectangle."""
        place = f"{left} {self.height - bottom} {right - left} {bottom - top}"
        self.operations.append(f"q 0.8 g {place} re f Q")

    def picture(self, left: float, top: float, right: float, bottom: float) -> None:
        """A picture of one dot, drawn as large as asked."""
        self.operations.append(
            f"q {right - left} 0 0 {bottom - top} {left} {self.height - bottom} cm"
            " /dot Do Q"
        )


@dataclass
class RawPdf:
    """A document in the making; `form` is drawn where a page says "/form Do"."""

    pages: list[RawPage] = field(default_factory=list)
    catalog: str = ""
    trailer: str = ""
    form: str = ""
    objects: list[bytes] = field(default_factory=list)

    def page(self, **options: object) -> RawPage:
        """One more page."""
        page = RawPage(**options)  # type: ignore[arg-type]
        self.pages.append(page)
        return page

    def add(self, content: str | bytes) -> int:
        """One more object; its number."""
        if isinstance(content, str):
            content = content.encode("latin-1")
        self.objects.append(content)
        return len(self.objects)

    def build(self) -> bytes:
        """The file."""
        self.objects = [b"", b""]
        fonts = " ".join(
            f"/{name} {self.add(f'<< /Type /Font /Subtype {font} >>')} 0 R"
            for name, font in _FONTS.items()
        )
        dot = self._add_stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
            " /BitsPerComponent 8",
            b"\x80",
        )
        form = self._add_stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Matrix [2 0 0 2 0 0]"
            f" /Resources << /Font << {fonts} >> >>",
            self.form.encode("latin-1"),
        )
        drawn = f"/dot {dot} 0 R /form {form} 0 R"
        resources = f"<< /Font << {fonts} >> /XObject << {drawn} >> >>"
        kids = [self._add_page(page, resources) for page in self.pages]
        names = " ".join(f"{kid} 0 R" for kid in kids)
        self.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode()
        self.objects[1] = (
            f"<< /Type /Pages /Count {len(kids)} /Kids [{names}] >>".encode()
        )
        return self._write()

    def _add_stream(self, entries: str, content: bytes) -> int:
        head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode()
        return self.add(head + content + b"\nendstream")

    def _add_page(self, page: RawPage, resources: str) -> int:
        content = self._add_stream("", "\n".join(page.operations).encode("latin-1"))
        notes = " ".join(f"{self.add(note)} 0 R" for note in page.annotations)
        return self.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}]"
            f" /Contents {content} 0 R /Resources {resources} /Annots [{notes}]"
            f" {page.extra} >>"
        )

    def _write(self) -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, content in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = f"/Size {len(self.objects) + 1} /Root 1 0 R {self.trailer}"
        return out + f"trailer << {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
