"""Surveys and group notes as the tools export them, with their facts by hand."""

import csv
import io
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[str | int | None]]


def write_tables(documents: Path, facts: Path) -> None:
    for write in (
        write_survey_with_labels,
        write_form,
        write_sheets_of_notes,
        write_list_of_notes,
        write_coded_survey,
        write_tabbed_survey,
        write_german_survey,
    ):
        name, content, told = write()
        (documents / name).write_bytes(content)
        told = {"document": name, **told}
        (facts / f"{Path(name).stem}.json").write_text(
            json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )


def as_csv(rows: Rows, *, delimiter: str, encoding: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def as_xlsx(sheets: dict[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_ods(sheets: dict[str, Rows]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder, "book.xlsx")
        before.write_bytes(as_xlsx(sheets))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        order = ["soffice", "--headless", profile, "--convert-to", "ods", "--outdir"]
        subprocess.run(
            [*order, folder, str(before)], check=True, capture_output=True, timeout=120
        )
        return before.with_suffix(".ods").read_bytes()


def survey(
    *,
    questions: Sequence[str],
    respondents: int,
    empty: Sequence[int | list[int]],
    attributes: Sequence[str],
    dropped: Sequence[str],
    answers: Sequence[tuple[int, str]],
) -> dict[str, Any]:
    """What the survey tells; `empty` may allow several counts.

    Whether "nothing" is an answer depends on the question, so both are let through.
    """
    return {
        "survey": {
            "questions": list(questions),
            "respondents": respondents,
            "empty": list(empty),
            "attributes": list(attributes),
            "dropped": list(dropped),
            "answers": [list(answer) for answer in answers],
        }
    }


def write_survey_with_labels() -> tuple[str, bytes, dict[str, Any]]:
    first = "Hvad er det bedste ved vores nuværende tilbud?"
    second = "Hvad skal vi holde op med?"
    rows: Rows = [
        ["respondent", "s_1", "s_2", "s_3", "s_4", "email"],
        ["Respondentnr.", "Alder", "Bydel", first, second, "E-mail"],
        [1001, "30-44", "Nord", "Personalet", "At sende breve om alt", "a@example.com"],
        [1002, "45-64", "Syd", "", "Nyhedsbrevet", "b@example.com"],
        [
            1003,
            "65+",
            "Nord",
            "Kaffen; og at nogen spørger",
            "Ved ikke",
            "c@example.com",
        ],
        [1004, "18-29", "Vest", "Der er åbent om aftenen", "", "d@example.com"],
        [1005, "30-44", "Syd", 'De kalder os "gæster"', "Køkultur", "e@example.com"],
        [1006, "65+", "Vest", "Alt\nPå nær parkering", "Ingenting", "f@example.com"],
        [1007, "45-64", "Nord", "=det er gratis", "Møder kl. 16", "g@example.com"],
    ]
    told = survey(
        questions=[first, second],
        respondents=7,
        empty=[1, [2, 3]],
        attributes=["Alder", "Bydel"],
        dropped=["example.com"],
        answers=[
            (0, "Kaffen; og at nogen spørger"),
            (0, 'De kalder os "gæster"'),
            (0, "Alt På nær parkering"),
            (0, "=det er gratis"),
            (1, "Møder kl. 16"),
        ],
    )
    content = as_csv(rows, delimiter=";", encoding="cp1252")
    return "31-surveyxact.csv", content, told


def write_form() -> tuple[str, bytes, dict[str, Any]]:
    first = "Hvad ville gøre det lettere at cykle på arbejde?"
    second = "Har du andet, du vil sige?"
    rows: Rows = [
        [
            *("ID", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"),
            *("Hvilken afdeling arbejder du i?", "Hvor langt har du til arbejde?"),
            *(first, second),
        ],
        *(
            [n, "2025-03-03 08:1" + str(n), "2025-03-03 08:2" + str(n), mail, "", *rest]
            for n, (mail, *rest) in enumerate(
                [
                    ("x1@example.com", "Børn og Unge", "5-10 km", "Bad og skab", ""),
                    ("x2@example.com", "Teknik", "Under 5 km", "Ingenting", "Nej"),
                    ("x3@example.com", "Teknik", "Over 10 km", "Elcykel på leje", None),
                    ("x4@example.com", "Sundhed", "5-10 km", None, "Jeg kommer i bus"),
                    (
                        *("x5@example.com", "Børn og Unge", "Over 10 km"),
                        "Lys på stien langs banen, den er mørk i fem måneder",
                        "Tak fordi I spørger",
                    ),
                    (
                        "x6@example.com",
                        "Sundhed",
                        "Under 5 km",
                        "At chefen gør det",
                        "",
                    ),
                ],
                start=1,
            )
        ),
    ]
    told = survey(
        questions=[first, second],
        respondents=6,
        empty=[1, [3, 4]],
        attributes=[
            "Hvilken afdeling arbejder du i?",
            "Hvor langt har du til arbejde?",
        ],
        dropped=["example.com"],
        answers=[
            (0, "Bad og skab"),
            (0, "Lys på stien langs banen, den er mørk i fem måneder"),
            (1, "Jeg kommer i bus"),
            (1, "Tak fordi I spørger"),
        ],
    )
    return "32-forms.xlsx", as_xlsx({"Form1": rows}), told


NOTES = {
    "Boliger": [
        ("Gruppe 1", "Ungdomsboliger ved stationen"),
        ("Gruppe 1", "Ingen flere ejerboliger, tak"),
        ("Gruppe 2", "Hvem bygger det, almindelige folk kan betale?"),
        ("Gruppe 3", "Bland ejerformerne i samme opgang"),
    ],
    "Grønne områder": [
        ("Gruppe 1", "Kolonihaverne skal blive"),
        ("Gruppe 2", "Kolonihaverne fylder for meget, lav en park til alle"),
        ("Gruppe 3", "Regnvand i åbne render"),
    ],
}


def _statements() -> list[dict[str, str]]:
    return [
        {"kind": "focus_area", "focus_area": area, "group": group, "text": text}
        for area, rows in NOTES.items()
        for group, text in rows
    ]


def write_sheets_of_notes() -> tuple[str, bytes, dict[str, Any]]:
    sheets: dict[str, Rows] = {
        area: [("Gruppe", "Udsagn"), *rows] for area, rows in NOTES.items()
    }
    return "33-sheets.xlsx", as_xlsx(sheets), {"statements": _statements()}


def write_list_of_notes() -> tuple[str, bytes, dict[str, Any]]:
    rows: Rows = [
        ("Bord", "Tema", "Pointe"),
        *((group, area, text) for area, told in NOTES.items() for group, text in told),
    ]
    return "34-notes.ods", as_ods({"Noter": rows}), {"statements": _statements()}


def write_coded_survey() -> tuple[str, bytes, dict[str, Any]]:
    first = "What would make you visit the museum more often?"
    second = "Is there anything we should stop doing?"
    head = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"]
    rows: Rows = [
        [
            *head,
            "startlanguage. Start language",
            "ipaddr. IP address",
            "Q1. Which town do you live in?",
            f"Q2. {first}",
            f"Q3. {second}",
        ],
        *(
            [n, f"2025-05-0{n} 10:00:00", 3, "en", f"192.0.2.{n}", *rest]
            for n, rest in enumerate(
                [
                    ("Fenby", "Later opening, I work until six", "The gift shop exit"),
                    ("Carrow", "", "don't know"),
                    ("Fenby", "Somewhere to sit", ""),
                    ("Carrow", "Free entry\non Sundays", "Nothing"),
                    ("Fenby", "Objects from here, not from Rome", "Talking screens"),
                ],
                start=1,
            )
        ),
    ]
    told = survey(
        questions=[first, second],
        respondents=5,
        empty=[1, [2, 3]],
        attributes=["Which town do you live in?"],
        dropped=["192.0.2"],
        answers=[
            (0, "Later opening, I work until six"),
            (0, "Free entry on Sundays"),
            (1, "Talking screens"),
        ],
    )
    return "35-limesurvey.csv", as_csv(rows, delimiter=",", encoding="utf-8-sig"), told


def write_tabbed_survey() -> tuple[str, bytes, dict[str, Any]]:
    first = "Vad fungerar bra i hemtjänsten?"
    second = "Vad behöver bli bättre?"
    rows: Rows = [
        ["Svarsnummer", "Namn", "Roll", "Åldersgrupp", first, second],
        [1, "Maj Ek", "Anhörig", "45-64", "Personalen är snäll", "Samma personal"],
        [2, "Bo Lund", "Brukare", "80+", "Maten", "Vet ej"],
        [3, "Eva Sten", "Anställd", "30-44", "", "Scheman som håller"],
        [4, "Ali Demir", "Anhörig", "30-44", "Larmet fungerar", "Ring när ni är sena"],
    ]
    told = survey(
        questions=[first, second],
        respondents=4,
        empty=[1, 1],
        attributes=["Roll", "Åldersgrupp"],
        dropped=["Maj Ek", "Ali Demir"],
        answers=[(0, "Larmet fungerar"), (1, "Scheman som håller")],
    )
    return "36-enkat.tsv", as_csv(rows, delimiter="\t", encoding="utf-8"), told


def write_german_survey() -> tuple[str, bytes, dict[str, Any]]:
    first = "Was läuft in Ihrem Stadtteil gut?"
    second = "Was soll die Stadt als Erstes anpacken?"
    rows: Rows = [
        ["Nr.", "Stadtteil", "Altersgruppe", first, second],
        [1, "Nord", "30-44", "Die Nachbarschaft", "Radweg an der B 5"],
        [2, "Süd", "65+", "weiß nicht", "Bänke"],
        [3, "Nord", "18-29", "Der Späti hat offen; immer", "Bus nach 22 Uhr"],
        [4, "Mitte", "45-64", "", "Leerstand in der Fußgängerzone"],
    ]
    told = survey(
        questions=[first, second],
        respondents=4,
        empty=[2, 0],
        attributes=["Stadtteil", "Altersgruppe"],
        dropped=[],
        answers=[(0, "Der Späti hat offen; immer"), (1, "Bus nach 22 Uhr")],
    )
    return "37-umfrage.csv", as_csv(rows, delimiter=";", encoding="cp1252"), told
