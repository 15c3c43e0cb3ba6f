"""Compares what was read of a made-up document with what a secretary says is in it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from folkmoot import read
from folkmoot.domain.record import Meeting, Record, Section, Statement, iterate_sections

CORPUS = Path(__file__).parent
# A note's mark that was taken out may leave its space.
_BEFORE_SIGN = re.compile(r"\s+(?=[.,;:?!](?:\s|$))")
_UNSCORED = {"information"}
_METADATA = ("title", "date", "start", "end", "place", "prepared_by")
_LISTS = ("participants", "commission", "programme")


@dataclass
class Score:
    """The facts of one document: how many, how many right, and what is wrong."""

    document: str
    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, expected: object, got: object) -> None:
        """Count one fact; it is right where the two are equal."""
        self.total += 1
        if expected == got:
            self.right += 1
        else:
            self.misses.append(f"{name}: expected {expected!r}, got {got!r}")


def list_facts() -> list[Path]:
    """The facts of each document, in order."""
    return sorted((CORPUS / "facts").glob("*.json"))


def find_document(name: str) -> Path:
    """The document, which may be its own source."""
    built = CORPUS / "documents" / name
    return built if built.exists() else CORPUS / "sources" / name


@cache
def read_document(facts: Path) -> tuple[dict[str, Any], Record]:
    """What is said to be in a document, and what was read of it."""
    expected = json.loads(facts.read_text("utf-8"))
    return expected, read(find_document(expected["document"]), links=False)


def score_document(facts: Path) -> Score:
    """Score each fact of the document as right or wrong."""
    expected, record = read_document(facts)
    score = Score(facts.stem)
    if "survey" in expected:
        _score_survey(score, expected["survey"], record)
    else:
        score.add("meetings", 1, len(record.meetings))
        for meeting in record.meetings[:1]:
            _score_metadata(score, expected, meeting)
            _score_sections(score, expected, meeting)
    _score_questions(score, expected.get("questions", []), record)
    unread = expected.get("unread_pages", [])
    score.add("unread pages", unread, list(record.documents[0].unread_pages))
    return score


def _fold(text: str | None) -> str | None:
    return _BEFORE_SIGN.sub("", " ".join(text.split())).casefold() if text else None


def _score_metadata(score: Score, expected: dict[str, Any], meeting: Meeting) -> None:
    for name in _METADATA:
        got = getattr(meeting, name)
        if name in expected or name in ("date", "start", "end"):
            score.add(name, _fold(expected.get(name)), _fold(got))
    hosts = [host.name for host in meeting.hosts]
    score.add("hosts", expected.get("hosts", []), hosts)
    for name in _LISTS:
        if name in expected:
            _score_list(score, name, expected[name], getattr(meeting, name))
    aliases = {frozenset((_fold(a.name), _fold(a.same_as))) for a in meeting.aliases}
    told = {frozenset(map(_fold, pair)) for pair in expected.get("aliases", [])}
    for pair in aliases | told:
        score.add("alias", sorted(map(str, pair)) if pair in told else None,
                  sorted(map(str, pair)) if pair in aliases else None)  # fmt: skip


def _score_list(score: Score, name: str, told: Any, got: tuple[Any, ...]) -> None:
    if isinstance(told, int):
        score.add(name, told, len(got))
        return
    texts = [one if isinstance(one, str) else one.text for one in got]
    counts = [getattr(one, "count", None) for one in got]
    score.add(f"number of {name}", len(told), len(got))
    for one in told:
        if isinstance(one, int):
            score.add(name, one, one if one in counts else counts)
        else:
            score.add(name, one, one if any(one in text for text in texts) else texts)


def _list_expected(expected: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for section in expected.get("sections", []):
        for group, text in section["statements"]:
            area = section["focus_area"] if section["kind"] == "focus_area" else None
            yield _key(section["kind"], area, group, text)


def _list_got(meeting: Meeting) -> Iterator[tuple[str, ...]]:
    for section in meeting.sections:
        if section.kind not in _UNSCORED:
            for statement in section.statements:
                yield _key_statement(section, statement)


def _key_statement(section: Section, statement: Statement) -> tuple[str, ...]:
    area = section.focus_area if section.kind == "focus_area" else None
    return _key(section.kind.value, area, statement.group, statement.text)


def _key(kind: str, area: str | None, group: str | None, text: str) -> tuple[str, ...]:
    return kind, _fold(area) or "–", _fold(group) or "–", _fold(text) or ""


def _score_sections(score: Score, expected: dict[str, Any], meeting: Meeting) -> None:
    told, got = Counter(_list_expected(expected)), Counter(_list_got(meeting))
    wrong = {key[3]: key[:3] for key in (got - told)}
    for key in told.elements():
        found = got[key] > 0
        got[key] -= found
        score.add(f"“{key[3]}”", key[:3], key[:3] if found else wrong.pop(key[3], None))
    for text, place in wrong.items():
        score.add(f"“{text}”", None, place)


def _score_questions(score: Score, told: list[str], record: Record) -> None:
    asked = {
        _fold(statement.text)
        for section in iterate_sections(record)
        if section.kind not in _UNSCORED
        for statement in section.statements
        if statement.question
    }
    expected = {_fold(text) for text in told}
    for text in expected | asked:
        score.add(f"question “{text}”", text in expected, text in asked)


def _score_survey(score: Score, told: dict[str, Any], record: Record) -> None:
    score.add("surveys", 1, len(record.surveys))
    for survey in record.surveys[:1]:
        score.add("respondents", told["respondents"], survey.respondents)
        texts = [question.text for question in survey.questions]
        score.add(
            "questions", [question["text"] for question in told["questions"]], texts
        )
        for number, question in enumerate(told["questions"]):
            if number < len(texts):
                empty = survey.empty.get(survey.questions[number].id, 0)
                score.add(f"empty in “{question['text']}”", question["empty"], empty)
                section = survey.sections[number]
                answers = [statement.text for statement in section.statements]
                for answer in question["answers"]:
                    score.add(
                        "answer", answer, answer if answer in answers else answers
                    )
                score.add("answers", len(question["answers"]), len(answers))
        names = {
            name
            for section in survey.sections
            for statement in section.statements
            for name in statement.attributes
        }
        score.add("attributes", sorted(told["attributes"]), sorted(names))
    aside = {one.text for balance in record.balance for one in balance.set_aside}
    for column in told["dropped"]:
        found = any(column in text for text in aside)
        score.add("dropped", column, column if found else sorted(aside))
