"""The figures and texts of a site, counted anew from its rows."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"'*[+-]?[0-9]+(?:[.,][0-9]+)?")
_LONGEST_CELL = 10_000_000
_PLACES = ("waiting", "gathered", "alone", "aside")
SIDES = ("supports", "opposes")
_VOICES = {"groups": "group", "respondents": "respondent", "submissions": "submission"}

Row = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The rows of the data files."""

    points: list[Row]
    voices: list[Row]
    meetings: list[Row]
    attributes: list[Row]
    hearings: list[Row]
    statements: list[Row]
    quotes: list[Row]
    recommendations: list[Row]
    evidence: list[Row]
    questions: list[Row]
    milestones: list[Row]
    not_followed: list[Row]


@dataclass(kw_only=True)
class Recounted:
    """Figures and texts by the references that pages name them with."""

    figures: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def read_rows(content: bytes) -> list[Row]:
    """The rows of a data file; words that were kept from being formulas come back."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    return [
        {str(key): _restore(value or "") for key, value in row.items()} for row in rows
    ]


def _restore(cell: str) -> str:
    is_kept = cell[:1] == "'" and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return cell[1:] if is_kept else cell


def recount(tables: Tables) -> Recounted:
    """Count everything that a page may claim."""
    counted = Recounted()
    figures = counted.figures
    places = Counter(row["place"] for row in tables.statements)
    figures["ledger/total"] = str(len(tables.statements))
    for place in _PLACES:
        figures[f"ledger/{place}"] = str(places[place])
    _count_hearings(tables, figures)
    for name in ("points", "recommendations", "quotes", "not_followed"):
        figures[f"count/{name}"] = str(len(getattr(tables, name)))
    for row in tables.milestones:
        ref = f"milestone/{row['recommendation']}/reached"
        reached = int(figures.get(ref, "0")) + (row["reached"] == "yes")
        figures[ref] = str(reached)
    for point in tables.points:
        for side in SIDES:
            _count_side(tables, point, side, figures)
    _gather_texts(tables, counted.texts)
    return counted


def _count_hearings(tables: Tables, figures: dict[str, str]) -> None:
    kinds = Counter(row["kind"] for row in tables.hearings)
    figures["total/meetings"] = str(kinds["meeting"])
    figures["total/groups"] = str(sum(int(row["groups"]) for row in tables.hearings))
    for kind, name in (("survey", "respondents"), ("submissions", "submissions")):
        figures[f"total/{name}"] = str(
            sum(int(r["respondents"]) for r in tables.hearings if r["kind"] == kind)
        )
    for row in tables.hearings:
        for name in ("groups", "respondents", "statements"):
            figures[f"hearing/{row['id']}/{name}"] = row[name]


def _count_side(tables: Tables, point: Row, side: str, figures: dict[str, str]) -> None:
    head = f"point/{point['id']}/{side}"
    rows = [
        row
        for row in tables.voices
        if row["key_point"] == point["id"] and row["side"] == side
    ]
    for name, kind in _VOICES.items():
        heard = sum(row["kind"] == kind for row in rows)
        figures[f"{head}/{name}/heard"] = str(heard)
        figures[f"{head}/{name}/asked"] = point[f"{side}_{name}_asked"]
    named = {row["meeting"] for row in rows if row["meeting"]}
    figures[f"{head}/meetings/heard"] = str(len(named))
    figures[f"{head}/meetings/asked"] = point[f"{side}_meetings_asked"]
    for row in tables.meetings:
        if (row["key_point"], row["side"]) == (point["id"], side) and row["heard"]:
            heard = sum(each["meeting"] == row["meeting"] for each in rows)
            figures[f"{head}/meeting/{row['meeting']}/heard"] = str(heard)
            figures[f"{head}/meeting/{row['meeting']}/asked"] = row["asked"]
    for row in tables.attributes:
        if (row["key_point"], row["side"]) == (point["id"], side) and row["heard"]:
            figures[f"{head}/attribute/{row['id']}/heard"] = row["heard"]
            figures[f"{head}/attribute/{row['id']}/asked"] = row["asked"]


def _gather_texts(tables: Tables, texts: dict[str, str]) -> None:
    for point in tables.points:
        texts[f"point/{point['id']}"] = point["text"]
    for row in tables.recommendations:
        for name in ("text", "reasoning", "answer", "owner"):
            texts[f"recommendation/{row['id']}/{name}"] = row[name]
    for name in ("question", "milestone"):
        for row in getattr(tables, f"{name}s"):
            texts[f"{name}/{row['recommendation']}/{row['number']}"] = row["text"]
    for row in tables.not_followed:
        texts[f"not_followed/{row['key_point']}"] = row["words"]
