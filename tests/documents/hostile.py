"""Files that must be refused, each with the code it is refused by."""

import io
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make_docx(body: str = "", *, prolog: str = "", relations: str = "") -> bytes:
    document = (
        f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORD}"><w:body>'
        f"<w:p><w:r><w:t>Møde i Vestby</w:t></w:r></w:p>{body}</w:body></w:document>"
    )
    return make_zip(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "word/document.xml": document,
            "word/_rels/document.xml.rels": (
                '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats'
                f'.org/package/2006/relationships">{relations}</Relationships>'
            ),
        }
    )


def make_zip(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def relate(kind: str, target: str) -> str:
    return (
        f'<Relationship Id="r1" Type="{RELATIONSHIP}/{kind}" Target="{target}"'
        ' TargetMode="External"/>'
    )


def _write_bomb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(600):
            member.write(b" " * 1_000_000)


def _write_sheet_bomb(path: Path) -> None:
    """A million rows whose only cell stands in the last column: 10¹⁰ cells."""
    rows = "".join(
        f'<row r="{n}"><c r="XFD{n}" t="inlineStr"><is><t>x</t></is></c></row>'
        for n in range(1, 200_000)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    path.write_bytes(
        make_zip(
            {
                "[Content_Types].xml": (
                    f'<Types xmlns="{package}/content-types">'
                    '<Default Extension="rels" ContentType="application/vnd.'
                    'openxmlformats-package.relationships+xml"/>'
                    '<Override PartName="/xl/workbook.xml" '
                    f'ContentType="{kind}.sheet.main+xml"/>'
                    '<Override PartName="/xl/worksheets/sheet1.xml" '
                    f'ContentType="{kind}.worksheet+xml"/></Types>'
                ),
                "_rels/.rels": (
                    f'<Relationships xmlns="{package}/relationships">'
                    f'<Relationship Id="a" Type="{RELATIONSHIP}/officeDocument" '
                    'Target="xl/workbook.xml"/>'
                    "</Relationships>"
                ),
                "xl/workbook.xml": (
                    f'<workbook xmlns="{space}" xmlns:r="{RELATIONSHIP}"><sheets>'
                    '<sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>'
                ),
                "xl/_rels/workbook.xml.rels": (
                    f'<Relationships xmlns="{package}/relationships">'
                    f'<Relationship Id="b" Type="{RELATIONSHIP}/worksheet" '
                    'Target="worksheets/sheet1.xml"/>'
                    "</Relationships>"
                ),
                "xl/worksheets/sheet1.xml": (
                    f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/>'
                    f"<sheetData>{rows}</sheetData></worksheet>"
                ),
            }
        )
    )


def _write_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)


def _content(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
HOSTILE: Mapping[str, tuple[str, Callable[[Path], object]]] = {
    "tom.docx": ("empty_file", _content(b"")),
    "blank.txt": ("empty_file", _content(b" \n\t\n")),
    "billede.pdf": ("wrong_type", _content(b"\x89PNG\r\n\x1a\n" + b"\0" * 90)),
    "tekst.docx": ("wrong_type", _content(b"Kaere alle, her er referatet")),
    "program.exe": ("unknown_type", _content(b"MZ" + b"\0" * 90)),
    "arkiv.zip": ("unknown_type", _content(make_zip({"a.txt": "hej"}))),
    "gammel.doc": ("old_office", _content(OLE)),
    "kode.docx": (
        "encrypted",
        _content(OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 90),
    ),
    "bombe.docx": ("unpacked_too_large", _write_bomb),
    "doctype.docx": ("doctype", _content(make_docx(prolog=DOCTYPE))),
    "fjern.docx": (
        "external_relationship",
        _content(make_docx(relations=relate("image", "http://example.com/a.png"))),
    ),
    "skabelon.docx": (
        "external_relationship",
        _content(make_docx(relations=relate("attachedTemplate", "//server/a.dotm"))),
    ),
    "halv.docx": ("damaged", _content(make_docx()[:200])),
    "halv.pdf": ("damaged", _content(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")),
    "nul.txt": ("not_text", _content(b"Kaere alle\x00\x00 tak for i dag" * 20)),
    "nul.csv": ("not_text", _content(b"a;b\x00;c\n1;2;3\n")),
    "ark.xlsx": ("too_many_cells", _write_sheet_bomb),
    "stor.txt": ("too_large", _write_sparse),
    "post.json": ("bad_record", _content(b'{"schema": "noget andet"}')),
}


def write_hostile(folder: Path) -> dict[str, str]:
    """Write all of them, a link and a pipe; the code expected for each name."""
    codes = {}
    for name, (code, write) in HOSTILE.items():
        write(folder / name)
        codes[name] = code
    (folder / "god.md").write_text("# Møde i Vestby\n\n- Bussen", encoding="utf-8")
    (folder / "genvej.md").symlink_to(folder / "god.md")
    os.mkfifo(folder / "roer.txt")
    return {**codes, "genvej.md": "symlink", "roer.txt": "not_a_file"}
