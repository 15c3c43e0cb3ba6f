"""Makes the corpus's office files and PDFs: `python -m tests.corpus.build`.

A `.src` source is an outline: "# heading", "- item", "| cell | cell |", "**bold**",
"@{content control}", "{+inserted+}", "{-deleted-}", "[^footnote]", "!picture".
"""

import io
import json
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import typst
from PIL import Image, ImageDraw, ImageFont

from tests.documents.docx_samples import (
    SEPARATORS,
    cell,
    control,
    deleted,
    inserted,
    item,
    make_docx,
    note,
    paragraph,
    picture,
    row,
    run,
    table,
)

CORPUS = Path(__file__).parent
_PARTS = re.compile(r"(@\{.+?\}|\{\+.+?\+\}|\{-.+?-\}|\[\^.+?\]|\*\*.+?\*\*)")
_OFFICE_SECONDS = 120


class _Outline:
    """An outline becoming Word XML; its footnotes are numbered as they come."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def set_runs(self, text: str) -> str:
        return "".join(self._set_part(part) for part in _PARTS.split(text) if part)

    def _set_part(self, part: str) -> str:
        if part.startswith("@{"):
            return control(run(part[2:-1]))
        if part.startswith("{+"):
            return inserted(run(part[2:-2]))
        if part.startswith("{-"):
            return deleted(part[2:-2])
        if part.startswith("**"):
            return run(part[2:-2], "<w:b/>")
        if part.startswith("[^"):
            self.notes.append(part[2:-1])
            return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        return run(part)

    def set_line(self, line: str) -> str:
        bare = line.strip()
        if bare.startswith("#"):
            level = len(bare) - len(bare.lstrip("#"))
            style = "Titel" if level == 1 else f"Overskrift{level - 1}"
            return paragraph(self.set_runs(bare.lstrip("# ")), style)
        if bare.startswith("- "):
            depth = (len(line) - len(line.lstrip())) // 2
            return item(self.set_runs(bare[2:]), 1, depth)
        if bare.startswith("!picture"):
            return paragraph(picture(bare.removeprefix("!picture ")))
        return paragraph(self.set_runs(bare))

    def set_row(self, line: str) -> str:
        cells = line.strip().strip("|").split("|")
        return row(*(cell(paragraph(self.set_runs(text.strip()))) for text in cells))


def make_word(source: str) -> bytes:
    """The outline as DOCX."""
    outline, body, rows = _Outline(), "", list[str]()
    for line in [*source.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(outline.set_row(line))
            continue
        if rows:
            body += table(*rows) + paragraph()
            rows = []
        if line.strip():
            body += outline.set_line(line)
    notes = "".join(
        note("footnote", at, text) for at, text in enumerate(outline.notes, 1)
    )
    parts = {"footnotes": SEPARATORS + notes} if notes else {}
    return make_docx(body, parts=parts)


def convert_office(content: bytes, suffix: str, wanted: str) -> bytes:
    """The file as another kind, by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"minutes.{suffix}"
        path.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--headless", "--convert-to", wanted, "--outdir", folder, str(path)]
        subprocess.run(
            command, check=True, capture_output=True, timeout=_OFFICE_SECONDS
        )
        return path.with_suffix(f".{wanted}").read_bytes()


def draw_scan() -> bytes:
    """A page of writing as a picture, like a scanner's."""
    page = Image.new("L", (800, 1000), 245)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=28)
    for at, line in enumerate(("Parkering", "- Gæstepladser", "- Ladestandere")):
        pen.text((60, 80 + 50 * at), line, fill=30, font=font)
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    return buffer.getvalue()


def set_pages(source: str) -> bytes:
    """The typst source as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "scan.png").write_bytes(draw_scan())
        path = Path(folder) / "minutes.typ"
        path.write_text(source, "utf-8")
        return bytes(typst.compile(str(path), format="pdf"))


def make_workbook(source: str) -> bytes:
    """The tab-separated rows as a sheet of text."""
    book = openpyxl.Workbook()
    sheet = book.active
    for at, line in enumerate(source.splitlines(), 1):
        for column, text in enumerate(line.split("\t"), 1):
            if text:
                value = int(text) if text.isdecimal() else text
                sheet.cell(at, column, value).data_type = (
                    "n" if text.isdecimal() else "s"
                )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def make_windows_csv(source: str) -> bytes:
    """The rows with semicolons in Windows-1252, as survey tools export them."""
    lines = [
        ";".join(f'"{text}"' for text in line.split("\t"))
        for line in source.splitlines()
    ]
    return "\r\n".join(lines).encode("cp1252")


_MAKERS: dict[tuple[str, str], Callable[[str], bytes]] = {
    ("src", "docx"): make_word,
    ("src", "odt"): lambda source: convert_office(make_word(source), "docx", "odt"),
    ("src", "pdf"): lambda source: convert_office(make_word(source), "docx", "pdf"),
    ("typ", "pdf"): set_pages,
    ("tsv", "xlsx"): make_workbook,
    ("tsv", "ods"): lambda source: convert_office(make_workbook(source), "xlsx", "ods"),
    ("tsv", "csv"): make_windows_csv,
}


def build_document(name: str) -> None:
    """Make one document; one whose source is the document itself is left as it is."""
    stem, _, suffix = name.rpartition(".")
    source = next((CORPUS / "sources").glob(f"{stem}.*"))
    maker = _MAKERS.get((source.suffix[1:], suffix))
    if maker:
        made = maker(source.read_text("utf-8"))
        (CORPUS / "documents").mkdir(exist_ok=True)
        (CORPUS / "documents" / name).write_bytes(made)


if __name__ == "__main__":
    for facts in sorted((CORPUS / "facts").glob("*.json")):
        build_document(json.loads(facts.read_text("utf-8"))["document"])
