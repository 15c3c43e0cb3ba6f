"""Word documents written by hand, with what word processors put into them.

A source has one block a line: `#1 ` to `#4 ` headings, `#T ` the title, `- ` and `-- `
bullets, `+ ` automatic numbers, `| a | b |` table rows (`\\n` parts paragraphs, `•`
makes bullets), `::header`, `::footer`, `::box` … `::end` a text box, `::control` …
`::end` a content control, `::page` a page break. Inside a line: `**bold**`,
`[[inline content control]]`, `{+inserted+}`, `{-deleted-}`, `{^footnote^}`,
`{!comment!}`, `{img}`.
"""

import io
import re
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
INLINE = re.compile(
    r"(\*\*.*?\*\*|\[\[.*?\]\]|\{\+.*?\+\}|\{-.*?-\}|\{\^.*?\^\}|\{!.*?!\}|\{img\}"
    r"|\{page\}|\{pages\})"
)
WHO = 'w:author="Kirsten" w:date="2025-01-07T10:00:00Z"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Writer:
    """Collects the parts of one package."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.heads: dict[str, str] = {}
        self.has_picture = False
        self._next = 100

    def number(self) -> int:
        self._next += 1
        return self._next

    def write(self, source: str) -> bytes:
        body = self.blocks(source.strip("\n").split("\n"))
        heads = "".join(
            f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>'
            for kind in self.heads
        )
        size = '<w:pgSz w:w="11906" w:h="16838"/>'
        margins = (
            '<w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="1134" '
            'w:header="708" w:footer="708" w:gutter="0"/>'
        )
        section = f"<w:sectPr>{heads}{size}{margins}</w:sectPr>"
        return self.package(
            f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>"
        )

    def blocks(self, lines: list[str]) -> str:
        out: list[str] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            if line.startswith("|"):
                rows = []
                while at < len(lines) and lines[at].startswith("|"):
                    rows.append(lines[at])
                    at += 1
                out.append(self.table(rows))
                continue
            if line in ("::box", "::control"):
                end = lines.index("::end", at)
                inner = self.blocks(lines[at + 1 : end])
                out.append(self.box(inner) if line == "::box" else self.control(inner))
                at = end
            elif line.startswith(("::header ", "::footer ")):
                kind, text = line[2:8], line[9:]
                self.heads[kind] = self.paragraph(text)
            elif line == "::page":
                out.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
            else:
                out.append(self.block(line))
            at += 1
        return "".join(out)

    def block(self, line: str) -> str:
        if found := re.match(r"#([T1-4]) (.*)", line):
            style = "Title" if found[1] == "T" else f"Heading{found[1]}"
            return self.paragraph(found[2], style=style)
        for sign, level, numbering in (("-- ", 1, 1), ("- ", 0, 1), ("+ ", 0, 2)):
            if line.startswith(sign):
                return self.paragraph(line.removeprefix(sign), item=(numbering, level))
        return self.paragraph(line)

    def paragraph(
        self, text: str, *, style: str = "", item: tuple[int, int] | None = None
    ) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if item:
            properties += (
                f'<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="{item[1]}"/>'
                f'<w:numId w:val="{item[0]}"/></w:numPr>'
            )
        if text.startswith("{+") and text.endswith("+}"):
            properties += f'<w:rPr><w:ins w:id="{self.number()}" {WHO}/></w:rPr>'
        if text.startswith("{-") and text.endswith("-}"):
            properties += f'<w:rPr><w:del w:id="{self.number()}" {WHO}/></w:rPr>'
        inner = "".join(self.piece(part) for part in INLINE.split(text) if part)
        return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"

    def piece(self, part: str) -> str:
        simple = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
        if part in simple:
            return f'<w:fldSimple w:instr="{simple[part]}">{run("1")}</w:fldSimple>'
        if part == "{img}":
            return self.picture()
        writers = {
            "**": lambda inner: run(inner, bold=True),
            "[[": self.field,
            "{+": self.inserted,
            "{-": self.deleted,
            "{^": self.footnote,
            "{!": self.comment,
        }
        if part[:2] in writers:
            return writers[part[:2]](part[2:-2])
        return run(part)

    def field(self, inner: str) -> str:
        held = f"<w:sdtContent>{run(inner)}</w:sdtContent>"
        return f'<w:sdt><w:sdtPr><w:tag w:val="felt"/></w:sdtPr>{held}</w:sdt>'

    def inserted(self, inner: str) -> str:
        return f'<w:ins w:id="{self.number()}" {WHO}>{run(inner)}</w:ins>'

    def deleted(self, inner: str) -> str:
        gone = run(inner).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        return f'<w:del w:id="{self.number()}" {WHO}>{gone}</w:del>'

    def footnote(self, inner: str) -> str:
        self.notes.append(inner)
        return f'<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'

    def comment(self, inner: str) -> str:
        self.comments.append(inner)
        return f'<w:r><w:commentReference w:id="{len(self.comments)}"/></w:r>'

    def table(self, rows: list[str]) -> str:
        out = []
        for row in rows:
            cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
            out.append("".join(self.cell(cell) for cell in cells))
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        width = 9600 // max(1, out[0].count("<w:tc>"))
        grid = f'<w:gridCol w:w="{width}"/>' * out[0].count("<w:tc>")
        inner = "".join(f"<w:tr>{row}</w:tr>" for row in out)
        return (
            f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl><w:p/>"
        )

    def cell(self, text: str) -> str:
        parts = text.split("\\n")
        inner = "".join(
            self.paragraph(part.strip()[1:].strip(), item=(1, 0))
            if part.strip().startswith("•")
            else self.paragraph(part.strip())
            for part in parts
        )
        return f"<w:tc><w:tcPr/>{inner}</w:tc>"

    def control(self, inner: str) -> str:
        held = f"<w:sdtContent>{inner}</w:sdtContent>"
        return f'<w:sdt><w:sdtPr><w:alias w:val="Felt"/></w:sdtPr>{held}</w:sdt>'

    def box(self, inner: str) -> str:
        """A text box as Word writes it: the new shape, and the old one beside it."""
        content = f"<w:txbxContent>{inner}</w:txbxContent>"
        number = self.number()
        shape = (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
            'simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
            'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
            '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
            '</wp:posOffset></wp:positionV><wp:extent cx="5000000" cy="900000"/>'
            f'<wp:wrapTopAndBottom/><wp:docPr id="{number}" name="Tekstfelt"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/'
            '2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="5000000" cy="900000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
            f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
            "</a:graphic></wp:anchor></w:drawing>"
        )
        old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        return (
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            f"{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )

    def picture(self) -> str:
        self.has_picture = True
        number = self.number()
        return (
            '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="600000"/>'
            f'<wp:docPr id="{number}" name="Billede" descr=""/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
            'picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="f.png"/>'
            '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="image1"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            '<a:off x="0" y="0"/><a:ext cx="900000" cy="600000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def package(self, document: str) -> bytes:
        parts = {"word/document.xml": document, "word/styles.xml": STYLES}
        parts["word/numbering.xml"] = NUMBERING
        links = [("styles", "styles.xml"), ("numbering", "numbering.xml")]
        for kind, inner in self.heads.items():
            tag = "hdr" if kind == "header" else "ftr"
            parts[f"word/{kind}1.xml"] = f"<w:{tag} {NAMES}>{inner}</w:{tag}>"
            links.append((kind, f"{kind}1.xml"))
        if self.notes:
            parts["word/footnotes.xml"] = self.footnotes()
            links.append(("footnotes", "footnotes.xml"))
        if self.comments:
            parts["word/comments.xml"] = self.remarks()
            links.append(("comments", "comments.xml"))
        relations = [relation(kind, target) for kind, target in links]
        if self.has_picture:
            relations.append(
                f'<Relationship Id="image1" Type="{OFFICE}/image" '
                'Target="media/f.png"/>'
            )
        parts["word/_rels/document.xml.rels"] = relationships("".join(relations))
        parts["_rels/.rels"] = relationships(
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/>'
        )
        parts["[Content_Types].xml"] = self.content_types(links)
        extra = {"word/media/f.png": draw_png()} if self.has_picture else {}
        return pack(parts, extra)

    def footnotes(self) -> str:
        kinds = ((0, "separator"), (1, "continuationSeparator"))
        fixed = "".join(
            f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
            for n, kind in kinds
        )
        told = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}'
            "</w:p></w:footnote>"
            for n, text in enumerate(self.notes, start=2)
        )
        return f"<w:footnotes {NAMES}>{fixed}{told}</w:footnotes>"

    def remarks(self) -> str:
        told = "".join(
            f'<w:comment w:id="{n}" {WHO} w:initials="K"><w:p>{run(text)}</w:p>'
            "</w:comment>"
            for n, text in enumerate(self.comments, start=1)
        )
        return f"<w:comments {NAMES}>{told}</w:comments>"

    def content_types(self, links: list[tuple[str, str]]) -> str:
        kinds = "".join(
            f'<Override PartName="/word/{target}" ContentType="{TYPES}.{kind}+xml"/>'
            for kind, target in links
        )
        return (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" ContentType='
            '"application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.'
            f'main+xml"/>{kinds}</Types>'
        )


def run(text: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    pieces = [
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")
    ]
    return f"<w:r>{weight}{'<w:tab/>'.join(pieces)}</w:r>"


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}1" Type="{OFFICE}/{kind}" Target="{target}"/>'


def relationships(inner: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def pack(parts: dict[str, str], extra: dict[str, bytes]) -> bytes:
    """A package with fixed times, so that it is the same each time."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        named = {name: (head + text).encode() for name, text in parts.items()} | extra
        for name in sorted(
            named, key=lambda name: (name != "[Content_Types].xml", name)
        ):
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, named[name])
    return stream.getvalue()


def draw_png(width: int = 60, height: int = 40) -> bytes:
    """A grey picture of a flip chart nobody can read."""
    rows = b"".join(
        b"\x00" + bytes((row * 3 + column) % 256 for column in range(width))
        for row in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _style(name: str, shown: str, size: int, level: int | None) -> str:
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="200"/>'
        f"{outline}</w:pPr>"
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


STYLES = (
    f"<w:styles {NAMES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr>'
    '<w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    + _style("Title", "Title", 40, None)
    + "".join(
        _style(f"Heading{n}", f"heading {n}", size, n - 1)
        for n, size in ((1, 32), (2, 28), (3, 24), (4, 22))
    )
    + '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List '
    'Paragraph"/><w:basedOn w:val="Normal"/></w:style></w:styles>'
)


def _levels(kind: str, texts: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * (n + 1)}" '
        'w:hanging="360"/></w:pPr></w:lvl>'
        for n, text in enumerate(texts)
    )


NUMBERING = (
    f"<w:numbering {NAMES}>"
    f'<w:abstractNum w:abstractNumId="1">{_levels("bullet", ("•", "–"))}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{_levels("decimal", ("%1.", "%2)"))}'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
