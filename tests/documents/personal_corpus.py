"""Seeded documents in six formats that hide CPR numbers where documents hide things."""

import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.documents import docx_samples, odt_samples
from tests.documents.pdf_samples import DANISH
from tests.documents.raw_pdf import RawPdf

DOCUMENTS = 300
_LIST = (
    "sag {year}-{six}", "sagsnr. {two}/{five}", "j.nr. {two}.{two}.00-P35-1-{two}",
    "EAN 5798{nine}", "EAN: 5798 {four} {four} 9", "CVR {eight}", "CVR-nr. {eight}",
    "den {day}.{month}.{year}", "{day}-{month}-{year} kl. {hour}.30",
    "{day}/{month}-{two}", "bevilling {year}/{five}", "kr. {four},50",
    "side {two}-{two}", "budget 2026-2027", "{year}{month}{day}-{four}",
    "dok.nr. {six}-{two}", "konto {four}-{seven}",
    "LBK nr. {four} af {day}/{month}/{year}", "faktura {eight}", "{hour}.00-{hour}.45",
)  # fmt: skip
PHONES = (
    "tlf. 7{one} {two} {two} {two}",
    "{two}6{one}{four}{one}",
    "+45 3{one}{six}",
    "ring 6{seven}",
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document, the numbers hidden in it, and how many words it has."""

    name: str
    content: bytes
    hidden: tuple[str, ...]
    phones: tuple[str, ...]
    words: int


def make_corpus(seed: int) -> list[Document]:
    """The documents; equal seeds give equal ones."""
    return [
        _make(random.Random(f"{seed}-{number}"), number) for number in range(DOCUMENTS)
    ]


def _make(chance: random.Random, number: int) -> Document:
    suffix, write = _FORMATS[number % len(_FORMATS)]
    hidden = [_spell(chance) for _ in range(chance.randint(1, 4))]
    phones = [_fill(chance.choice(PHONES), chance) for _ in range(2)]
    paragraphs = [_tell(chance) for _ in range(12)]
    paragraphs[5] += f" – {phones[0]}, {phones[1]}."
    return Document(
        name=f"bilag-{number}.{suffix}",
        content=write(paragraphs, hidden, chance),
        hidden=tuple(hidden),
        phones=tuple(phones),
        words=sum(len(each.split()) for each in paragraphs),
    )


def _tell(chance: random.Random) -> str:
    decoys = " og ".join(_fill(chance.choice(_LIST), chance) for _ in range(2))
    return f"{chance.choice(DANISH)} Se {decoys}."


def _fill(pattern: str, chance: random.Random) -> str:
    lengths = "one two three four five six seven eight nine".split()
    filled = pattern
    for length, name in enumerate(lengths, 1):
        while f"{{{name}}}" in filled:
            digits = "".join(chance.choice("23456789") for _ in range(length))
            filled = filled.replace(f"{{{name}}}", digits, 1)
    return filled.format(
        day=f"{chance.randint(1, 28):02}", month=f"{chance.randint(1, 12):02}",
        year=chance.choice((2019, 2024, 2026)), hour=f"{chance.randint(8, 17):02}",
    )  # fmt: skip


def _spell(chance: random.Random) -> str:
    day, month = chance.randint(1, 28), chance.randint(1, 12)
    born = f"{day:02}{month:02}{chance.randint(0, 99):02}"
    rest = f"{chance.randint(0, 9999):04}"
    dotted = ".".join((born[:2], born[2:4], born[4:]))
    return chance.choice(
        (
            f"{born}-{rest}", f"{born}{rest}", f"{born} {rest}", f"{born} - {rest}",
            f"{born}–{rest}", f"{dotted}-{rest}", f"{born}\N{NO-BREAK SPACE}{rest}",
        )
    )  # fmt: skip


def _write_docx(
    paragraphs: Sequence[str], hidden: Sequence[str], chance: random.Random
) -> bytes:
    wrap = docx_samples.paragraph
    body = [wrap(docx_samples.run(text)) for text in paragraphs]
    raw: dict[str, str] = {}
    for cpr in hidden:
        half = chance.randint(2, len(cpr) - 2)
        place = chance.choice(("runs", "deleted", "mixed", "comment", "core", "cell"))
        if place == "runs":
            parts = docx_samples.run(cpr[:half]) + docx_samples.run(cpr[half:])
            body.append(wrap(docx_samples.run("Cpr ") + parts))
        elif place == "deleted":
            body.append(wrap(docx_samples.run("Slettet ") + docx_samples.deleted(cpr)))
        elif place == "mixed":
            wrong = docx_samples.deleted("7x")
            right = docx_samples.inserted(docx_samples.run(cpr[half:]))
            body.append(wrap(docx_samples.run(cpr[:half]) + wrong + right))
        elif place == "cell":
            row = docx_samples.row(docx_samples.cell(wrap(docx_samples.run(cpr))))
            body.append(docx_samples.table(row))
        else:
            part = "word/comments.xml" if place == "comment" else "docProps/core.xml"
            raw[part] = raw.get(part, "") + f"<w:p><w:t>{cpr}</w:t></w:p>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    whole = {
        name: f'<w:root xmlns:w="{space}">{inside}</w:root>'
        for name, inside in raw.items()
    }
    return docx_samples.make_docx("".join(body), raw=whole)


def _write_odt(
    paragraphs: Sequence[str], hidden: Sequence[str], chance: random.Random
) -> bytes:
    body = [odt_samples.paragraph(text) for text in paragraphs]
    meta, foot, deleted = "", "", ""
    for cpr in hidden:
        half = chance.randint(2, len(cpr) - 2)
        place = chance.choice(("spans", "note", "tracked", "meta", "foot"))
        if place == "spans":
            parts = cpr[:half] + f"<text:span>{cpr[half:]}</text:span>"
            body.append(odt_samples.paragraph(f"<text:s/>{parts}"))
        elif place == "note":
            note = f"<office:annotation><text:p>{cpr}</text:p></office:annotation>"
            body.append(odt_samples.paragraph(f"{note}Se her"))
        elif place == "tracked":
            deleted += odt_samples.paragraph(cpr)
        elif place == "meta":
            meta += f'<meta:user-defined meta:name="nr">{cpr}</meta:user-defined>'
        else:
            foot += odt_samples.paragraph(cpr)
    if deleted:
        body.insert(0, odt_samples.tracked(deleted))
    space = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    return odt_samples.make_odt(
        "".join(body),
        master=f"<style:footer>{foot}</style:footer>" if foot else "",
        raw={"meta.xml": f'<meta:root xmlns:meta="{space}">{meta}</meta:root>'},
    )


def _write_xlsx(
    paragraphs: Sequence[str], hidden: Sequence[str], chance: random.Random
) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for text in paragraphs:
        sheet.append([text, chance.randint(1, 9999)])
    for number, cpr in enumerate(hidden):
        place = chance.choice(
            ("cell", "number", "hidden", "column", "comment", "title")
        )
        if place == "number":
            sheet.append(["nr", int("".join(sign for sign in cpr if sign.isdigit()))])
        elif place == "hidden":
            other = book.create_sheet(f"Data {number}")
            other.sheet_state = chance.choice(("hidden", "veryHidden"))
            other["C7"] = cpr
        elif place == "column":
            sheet["H3"] = f"{sheet['H3'].value or ''} / {cpr}"
            sheet.column_dimensions["H"].hidden = True
        elif place == "comment":
            sheet.cell(number + 1, 1).comment = Comment(f"Er det {cpr}?", "NN")
        elif place == "title":
            book.properties.title = f"{book.properties.title or 'Liste'} / {cpr}"
        else:
            sheet.append([cpr])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_pdf(
    paragraphs: Sequence[str], hidden: Sequence[str], chance: random.Random
) -> bytes:
    document = RawPdf()
    page = document.page()
    told, noted = [], []
    for cpr in hidden:
        (told if chance.random() < 0.5 else noted).append(cpr)
    y = 60.0
    for text in [*paragraphs, *(f"Cpr {cpr} er nævnt" for cpr in told)]:
        safe = text.replace("–", "-").replace("\N{NO-BREAK SPACE}", " ")
        y = page.wrap(60, y, safe, width=chance.choice((180, 240, 450)), size=6) + 2
    for number, cpr in enumerate(noted):
        plain = cpr.replace("–", "-").replace("\N{NO-BREAK SPACE}", " ")
        page.annotations.append(
            f"<< /Type /Annot /Subtype /Text /Rect [5 {5 + number} 9 9]"
            f" /Contents (Se {plain}) >>"
        )
    return document.build()


def _write_html(
    paragraphs: Sequence[str], hidden: Sequence[str], chance: random.Random
) -> bytes:
    body = [f"<p>{escape(text)}</p>" for text in paragraphs]
    for cpr in hidden:
        half = chance.randint(2, len(cpr) - 2)
        body.append(
            chance.choice(
                (
                    f"<p>Nr. {cpr[:half]}<b>{cpr[half:]}</b></p>",
                    f"<!-- {cpr} -->",
                    f'<p><img alt="Kort {cpr}" src="x.png"></p>',
                    f"<p hidden>{''.join(f'&#{ord(sign)};' for sign in cpr)}</p>",
                    f"<script>var nr = '{cpr}';</script>",
                )
            )
        )
    return f"<!DOCTYPE html><html><body>{''.join(body)}</body></html>".encode()


def _write_csv(
    paragraphs: Sequence[str], hidden: Sequence[str], chance: random.Random
) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=chance.choice(",;"))
    rows.writerow(["Svar", "Antal", "Bemærkning"])
    for text in paragraphs:
        rows.writerow([text, chance.randint(1, 99), ""])
    for cpr in hidden:
        rows.writerow(["", "", f"ref. {cpr}"])
    return out.getvalue().encode(chance.choice(("utf-8", "utf-8-sig", "cp1252")))


_Writer = Callable[[Sequence[str], Sequence[str], random.Random], bytes]
_FORMATS: tuple[tuple[str, _Writer], ...] = (
    ("docx", _write_docx),
    ("odt", _write_odt),
    ("xlsx", _write_xlsx),
    ("pdf", _write_pdf),
    ("html", _write_html),
    ("csv", _write_csv),
)
