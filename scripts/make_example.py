"""Write the example's files from their sources, byte for byte the same each time."""

import csv
import io
import json
import shutil
import tomllib
import zipfile
from pathlib import Path

import docx
import typst
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

SOURCE = Path(__file__).parent / "example_source"
TARGET = Path(__file__).parents[1] / "src/folkmoot/example"
MADE_UP = "Opdigtet eksempel – personer, steder og udsagn er fundet på."
QUESTIONS = (
    "Hvad fungerer godt, hvor du bor?",
    "Hvad gør hverdagen svær?",
    "Hvad skal kommissionen foreslå?",
)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    first = tomllib.loads((SOURCE / "lyngholt.toml").read_text("utf-8"))
    second = tomllib.loads((SOURCE / "fjordsted.toml").read_text("utf-8"))
    (TARGET / "1-lyngholt.docx").write_bytes(write_docx(first))
    (TARGET / "2-fjordsted.pdf").write_bytes(write_pdf(second))
    shutil.copyfile(SOURCE / "tranemose.md", TARGET / "3-tranemose.md")
    (TARGET / "spoergeskema.csv").write_bytes(write_survey())


def group_points(points: list[list[str]]) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for group, text in points:
        groups.setdefault(group, []).append(text)
    return list(groups.items())


# The first meeting, as Word writes minutes


def write_docx(told: dict) -> bytes:
    document = docx.Document()
    set_styles(document)
    add_heads(document, told)
    add_title(document, told)
    add_participants(document, told)
    document.add_heading("Program", level=1)
    for step in told["programme"]:
        document.add_paragraph(step, style="List Bullet")
    document.add_heading("Indledning", level=1)
    for part in told["introduction"]:
        document.add_paragraph(part)
    document.add_heading("Indledende drøftelse af temaer", level=1)
    for theme in told["themes"]:
        document.add_paragraph(theme, style="List Bullet")
    document.add_heading("Gruppearbejde", level=1)
    document.add_paragraph(
        "De fire fokusområder var: Mobilitet, Nære tilbud, Fællesskaber og Bosætning."
    )
    for area, points in told["areas"].items():
        document.add_heading(area, level=2)
        for group, texts in group_points(points):
            document.add_heading(group, level=3)
            for text in texts:
                document.add_paragraph(text, style="List Bullet")
    add_end(document, told)
    return freeze(document)


def set_styles(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in ((1, 15), (2, 13), (3, 11)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size = "Calibri", Pt(size)
        style.font.color.rgb = RGBColor(0x1F, 0x3A, 0x4D)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "minorHAnsi")
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.4)


def add_heads(document: Document, told: dict) -> None:
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.text = f"Sagsnr. {told['case']}\tKommissionen for hverdagsliv i små bysamfund"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("Side ")
    for instruction in ("PAGE", None, "NUMPAGES"):
        if instruction is None:
            foot.add_run(" af ")
            continue
        field = f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}">'
        foot._p.append(parse_xml(f"{field}<w:r><w:t>1</w:t></w:r></w:fldSimple>"))


def add_title(document: Document, told: dict) -> None:
    """Title and date stand in content controls, as house templates have them."""
    document.element.body.insert(0, make_control("Titel", "Title", told["title"]))
    note = document.add_paragraph()
    note.add_run(MADE_UP).italic = True
    for label, value in (
        ("Dato", told["date"]),
        ("Tid", told["time"]),
        ("Sted", told["place"]),
        ("Vært", told["host"]),
        ("Ordstyrer", told["chair"]),
        ("Referat udarbejdet af", told["prepared_by"]),
        ("Fra kommissionen", told["commission"]),
    ):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)


def make_control(tag: str, style: str, text: str):
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/>'
        f'</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def add_participants(document: Document, told: dict) -> None:
    document.add_heading("Deltagere", level=1)
    table = document.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    headers = ("Navn", "Titel", "Organisation")
    for cell, text in zip(table.rows[0].cells, headers, strict=True):
        cell.text = text
    for row in told["participants"]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def add_end(document: Document, told: dict) -> None:
    document.add_heading("Plenumdebat", level=1)
    for remark in told["plenary"]:
        document.add_paragraph(remark)
    document.add_heading("Opsamling – vigtigt for det videre arbejde", level=1)
    for line in told["summary"]:
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("Næste skridt", level=1)
    document.add_paragraph(told["next_steps"])


def freeze(document: Document) -> bytes:
    """Save without the times that would make each run differ."""
    import datetime

    moment = datetime.datetime(2026, 2, 4, 9, 0)
    properties = document.core_properties
    properties.author, properties.title = "Folkmoot", MADE_UP
    properties.created = properties.modified = moment
    properties.language = "da-DK"
    stream = io.BytesIO()
    document.save(stream)
    frozen = io.BytesIO()
    with (
        zipfile.ZipFile(stream) as before,
        zipfile.ZipFile(frozen, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            info = zipfile.ZipInfo(name, (2026, 2, 4, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return frozen.getvalue()


# The second meeting, as a PDF


def write_pdf(told: dict) -> bytes:
    facts = (
        ("Dato", told["date"]),
        ("Tid", told["time"]),
        ("Sted", told["place"]),
        ("Vært", told["host"]),
        ("Ordstyrer", told["chair"]),
        ("Referat", told["prepared_by"]),
        ("Deltagere", told["participants"]),
        ("Fra kommissionen", told["commission"]),
    )
    shown = {
        **told,
        "facts": facts,
        "areas": [
            (area, group_points(points)) for area, points in told["areas"].items()
        ],
    }
    return typst.compile(
        SOURCE / "minutes.typ",
        sys_inputs={"told": json.dumps(shown, ensure_ascii=False)},
    )


# The survey, as a survey tool exports it


def write_survey() -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([f"Spørgeskema til små bysamfund. {MADE_UP}"])
    writer.writerow(
        [
            *("Svarnr.", "E-mail", "Rolle", "Organisationstype", "Landsdel", "Alder"),
            *QUESTIONS,
        ]
    )
    lines = (SOURCE / "survey.txt").read_text("utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    for number, row in enumerate(rows, start=1):
        cells = [cell.replace("\\n", "\n") for cell in row]
        writer.writerow([number, f"svar{number}@example.invalid", *cells])
    return stream.getvalue().encode("cp1252")


if __name__ == "__main__":
    main()
