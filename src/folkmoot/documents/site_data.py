"""The public answer as rows: what a page claims can be counted again from these."""

import json
from collections.abc import Iterator, Mapping, Sequence

from folkmoot.documents.csv_cells import dump_csv
from folkmoot.domain.findings import Counted
from folkmoot.domain.public_answer import PublicAnswer, PublicPoint, PublicSide

Rows = Sequence[Mapping[str, str]]
_COUNTS = ("groups", "meetings", "respondents", "submissions")
_COLUMNS = {
    "points": (
        "id", "text", "theme",
        *(
            f"{side}_{name}{asked}"
            for side in ("supports", "opposes")
            for name in _COUNTS
            for asked in ("", "_asked")
        ),
    ),
    "voices": ("key_point", "side", "kind", "meeting"),
    "meetings": ("key_point", "side", "meeting", "heard", "asked"),
    "attributes": ("id", "key_point", "side", "attribute", "value", "heard", "asked"),
    "hearings": ("id", "title", "kind", "date", "groups", "respondents", "statements"),
    "statements": ("id", "place", "cleared"),
    "quotes": ("key_point", "id", "side", "meeting", "text"),
    "recommendations": (
        "id", "number", "chapter", "text", "reasoning", "status", "owner", "answer",
    ),
    "evidence": ("recommendation", "side", "key_point", "statement", "text", "words"),
    "questions": ("recommendation", "number", "text"),
    "milestones": ("recommendation", "number", "text", "date", "reached"),
    "not_followed": ("key_point", "words"),
}  # fmt: skip


def write_data(answer: PublicAnswer) -> dict[str, bytes]:
    """Each table as CSV and as JSON, by its path in the site."""
    files: dict[str, bytes] = {}
    for name, rows in list_tables(answer).items():
        columns = _COLUMNS[name]
        cells = [list(columns), *([row[key] for key in columns] for row in rows)]
        files[f"data/{name}.csv"] = dump_csv(cells).encode()
        files[f"data/{name}.json"] = write_json(rows)
    return files


def write_json(content: object) -> bytes:
    """JSON that is equal where its content is."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def list_tables(answer: PublicAnswer) -> dict[str, Rows]:
    """The rows of every table, all cells as text; what is withheld is empty."""
    sides = [
        (point, name, side)
        for point in answer.points
        for name, side in (("supports", point.supports), ("opposes", point.opposes))
    ]
    return {
        "points": [_tell_point(point) for point in answer.points],
        "voices": [row for one in sides for row in _list_voices(*one)],
        "meetings": [row for one in sides for row in _list_meetings(*one)],
        "attributes": [row for one in sides for row in _list_attributes(*one)],
        "hearings": [
            {
                "id": each.id, "title": each.title, "kind": each.kind.value,
                "date": each.date, "groups": str(each.groups),
                "respondents": str(each.respondents),
                "statements": str(each.statements),
            }
            for each in answer.hearings
        ],
        "statements": [
            {
                "id": each.id, "place": each.place,
                "cleared": "yes" if each.is_cleared else "",
            }
            for each in answer.statements
        ],
        "quotes": [
            {
                "key_point": point.id, "id": quote.id, "side": quote.side,
                "meeting": quote.meeting, "text": quote.text,
            }
            for point in answer.points
            for quote in point.quotes
        ],
        "recommendations": [
            {
                "id": each.id, "number": str(each.number), "chapter": each.chapter,
                "text": each.text, "reasoning": each.reasoning,
                "status": each.status.value, "owner": each.owner,
                "answer": each.answer,
            }
            for each in answer.recommendations
        ],
        "evidence": [
            {
                "recommendation": of.id, "side": each.side.value,
                "key_point": each.key_point, "statement": each.statement,
                "text": each.text, "words": each.words,
            }
            for of in answer.recommendations
            for each in of.evidence
        ],
        "questions": [
            {"recommendation": of.id, "number": str(number), "text": each.text}
            for of in answer.recommendations
            for number, each in enumerate(of.questions, 1)
        ],
        "milestones": [
            {
                "recommendation": of.id, "number": str(number), "text": each.text,
                "date": each.date, "reached": "yes" if each.is_reached else "",
            }
            for of in answer.recommendations
            for number, each in enumerate(of.milestones, 1)
        ],
        "not_followed": [
            {"key_point": each.key_point, "words": each.words}
            for each in answer.not_followed
        ],
    }  # fmt: skip


def _tell_point(point: PublicPoint) -> dict[str, str]:
    row = {"id": point.id, "text": point.text, "theme": point.theme}
    for name, side in (("supports", point.supports), ("opposes", point.opposes)):
        for kind in _COUNTS:
            counted: Counted | None = getattr(side, kind)
            # Where nobody was asked, there is nothing to tell.
            told = counted if counted is not None and counted.asked else None
            row[f"{name}_{kind}"] = "" if told is None else str(told.heard)
            row[f"{name}_{kind}_asked"] = "" if told is None else str(told.asked)
    return row


def _list_voices(
    point: PublicPoint, name: str, side: PublicSide
) -> Iterator[dict[str, str]]:
    """A row for each voice, which nothing joins to a voice behind another key point."""
    told = 0
    for at in side.by_meeting:
        for _ in range(at.heard or 0):
            told += 1
            yield _voice(point, name, "group", at.meeting)
    for _ in range(side.groups.heard - told if side.groups else 0):
        yield _voice(point, name, "group", "")
    for kind, counted in (
        ("respondent", side.respondents),
        ("submission", side.submissions),
    ):
        for _ in range(counted.heard if counted else 0):
            yield _voice(point, name, kind, "")


def _voice(point: PublicPoint, side: str, kind: str, meeting: str) -> dict[str, str]:
    return {"key_point": point.id, "side": side, "kind": kind, "meeting": meeting}


def _list_meetings(
    point: PublicPoint, name: str, side: PublicSide
) -> Iterator[dict[str, str]]:
    for at in side.by_meeting:
        yield {
            "key_point": point.id,
            "side": name,
            "meeting": at.meeting,
            "heard": "" if at.heard is None else str(at.heard),
            "asked": str(at.asked),
        }


def _list_attributes(
    point: PublicPoint, name: str, side: PublicSide
) -> Iterator[dict[str, str]]:
    for each in side.by_attribute:
        yield {
            "id": each.id,
            "key_point": point.id,
            "side": name,
            "attribute": each.attribute,
            "value": each.value,
            "heard": "" if each.heard is None else str(each.heard),
            "asked": "" if each.asked is None else str(each.asked),
        }
