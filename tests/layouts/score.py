"""Compare what was read with what a careful person reads, fact by fact.

Every fact counts one. A statement is right when its words stand as one statement
under the right kind and area; its group is a fact of its own. What was taken for
input, theme or summary and is not, counts as one wrong fact each.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from folkmoot.domain.record import Meeting, Record, Survey
from folkmoot.domain.words import count_words, split_words

HERE = Path(__file__).parent
DOCUMENTS, FACTS = HERE / "documents", HERE / "facts"
TOLD = ("theme", "focus_area", "plenary", "summary")
NUMBER = re.compile(r"^(ad )?\d+(\.\d+)*[.)]? ", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Check:
    what: str
    expected: object
    got: object
    right: bool


def load_facts() -> list[dict[str, Any]]:
    return [
        json.loads(path.read_text("utf-8")) for path in sorted(FACTS.glob("*.json"))
    ]


def score(record: Record, facts: dict[str, Any]) -> list[Check]:
    checks = check_pages(record, facts)
    if "survey" in facts:
        return checks + check_survey(record, facts["survey"])
    if len(record.meetings) != 1:
        return [*checks, wrong("meetings", 1, len(record.meetings))]
    (meeting,) = record.meetings
    checks += check_head(meeting, facts) + check_statements(meeting, facts)
    return checks + check_set_aside(record, facts)


def wrong(what: str, expected: object, got: object) -> Check:
    return Check(what=what, expected=expected, got=got, right=False)


def compare(what: str, expected: object, got: object) -> Check:
    return Check(what=what, expected=expected, got=got, right=expected == got)


def words(text: object) -> tuple[str, ...]:
    return tuple(word.casefold() for word in split_words(str(text or "")))


def same_words(what: str, expected: str | None, got: str | None) -> Check:
    """A bar parts what may be answered; who wrote may come with a title."""
    allowed = [words(one) for one in (expected or "").split("|")]
    right = words(got) in allowed or (
        what == "prepared_by" and is_part(allowed[0], words(got))
    )
    return Check(what=what, expected=expected, got=got, right=right)


def check_pages(record: Record, facts: dict[str, Any]) -> list[Check]:
    unread = [page for document in record.documents for page in document.unread_pages]
    return [compare("unread pages", facts.get("unread_pages", []), unread)]


def check_head(meeting: Meeting, facts: dict[str, Any]) -> list[Check]:
    checks = [
        compare(key, facts[key], getattr(meeting, key))
        for key in ("date", "start", "end")
        if key in facts
    ]
    checks += [
        same_words(key, facts[key], getattr(meeting, key))
        for key in ("title", "place", "prepared_by")
        if key in facts
    ]
    if "hosts" in facts:
        names = [host.name for host in meeting.hosts]
        checks += check_list("host", facts["hosts"], names)
    for key in ("participants", "commission"):
        if key in facts:
            texts = [person.text for person in getattr(meeting, key)]
            counts = [person.count for person in getattr(meeting, key)]
            checks += check_people(key, facts[key], texts, counts)
    checks += check_programme(meeting, facts)
    return checks + check_aliases(meeting, facts)


def check_aliases(meeting: Meeting, facts: dict[str, Any]) -> list[Check]:
    """Which of the two names is the area's is not told by the minutes."""
    expected = {frozenset(alias) for alias in facts.get("aliases", ())}
    found = {frozenset((alias.name, alias.same_as)) for alias in meeting.aliases}
    checks = [
        Check(what="alias", expected=set(pair), got=found, right=pair in found)
        for pair in expected
    ]
    return checks + [wrong("alias too many", None, set(p)) for p in found - expected]


def check_list(what: str, expected: list[str], got: list[str | None]) -> list[Check]:
    found = [words(item) for item in got]
    allowed = [[words(one) for one in item.split("|")] for item in expected]
    checks = [
        Check(what=what, expected=item, got=got, right=any(w in found for w in ways))
        for item, ways in zip(expected, allowed, strict=True)
    ]
    known = {way for ways in allowed for way in ways}
    return checks + [
        wrong(f"{what} too many", None, item)
        for item in got
        if words(item) not in known
    ]


def check_people(
    what: str, expected: list[str | int], texts: list[str], counts: list[int | None]
) -> list[Check]:
    checks = [compare(f"{what}: how many", len(expected), len(texts))]
    for item in expected:
        right = (
            item in counts
            if isinstance(item, int)
            else any(is_part(words(item), words(text)) for text in texts)
        )
        checks.append(Check(what=what, expected=item, got=texts, right=right))
    return checks


def check_programme(meeting: Meeting, facts: dict[str, Any]) -> list[Check]:
    if not facts.get("programme"):
        return []
    got = meeting.programme
    return [compare("programme: how many", len(facts["programme"]), len(got))] + [
        Check(
            what="programme",
            expected=step,
            got=got,
            right=any(is_part(words(step), words(text)) for text in got),
        )
        for step in facts["programme"]
    ]


def is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(
        whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1)
    )


@dataclass(kw_only=True)
class Found:
    kind: str
    area: str | None
    group: str | None
    text: str
    question: bool
    used: bool = False


def check_statements(meeting: Meeting, facts: dict[str, Any]) -> list[Check]:
    found = [
        Found(
            kind=section.kind.value,
            area=section.focus_area,
            group=statement.group,
            text=statement.text,
            question=statement.question,
        )
        for section in meeting.sections
        for statement in section.statements
    ]
    known_as = dict(facts.get("aliases", ()))
    for item in found:
        item.area = known_as.get(item.area or "", item.area)
    if facts.get("prose"):
        return check_prose(found, facts["statements"])
    has_groups = any(told["group"] for told in facts["statements"])
    checks: list[Check] = []
    for told in facts["statements"]:
        checks += check_statement(found, told, has_groups=has_groups)
    return checks + [
        wrong(f"{item.kind} too many", None, f"[{item.area}|{item.group}] {item.text}")
        for item in found
        if item.kind in TOLD and not item.used
    ]


def check_statement(
    found: list[Found], told: dict[str, Any], *, has_groups: bool
) -> list[Check]:
    text = told["text"]
    same = [f for f in found if words(f.text) == words(text) and not f.used]
    if told["kind"] == "any":
        return [check_anywhere(found, text)]
    same.sort(key=lambda f: (not fits(f, told), not owns(f, told)))
    wanted = f"{told['kind']} [{told['focus_area']}|{told['group']}] {text}"
    if not same:
        return [wrong("statement", wanted, nearest(found, text))]
    best = same[0]
    best.used = True
    shown = f"{best.kind} [{best.area}|{best.group}] {best.text}"
    checks = [
        Check(what="statement", expected=wanted, got=shown, right=fits(best, told))
    ]
    if has_groups and told["kind"] == "focus_area":
        checks.append(
            Check(what="group", expected=wanted, got=shown, right=owns(best, told))
        )
    if best.question or text.endswith("?"):
        checks.append(compare(f"question: {text}", text.endswith("?"), best.question))
    return checks


def fits(found: Found, told: dict[str, Any]) -> bool:
    if found.kind != told["kind"]:
        return False
    expected = NUMBER.sub("", told["focus_area"] or "")
    return found.kind != "focus_area" or words(
        NUMBER.sub("", found.area or "")
    ) == words(expected)


def owns(found: Found, told: dict[str, Any]) -> bool:
    expected, got = words(told["group"]), words(found.group)
    return got[: len(expected)] == expected and bool(got) == bool(expected)


def check_anywhere(found: list[Found], text: str) -> Check:
    holders = [f for f in found if is_part(words(text), words(f.text))]
    for holder in holders:
        holder.used = True
    return Check(
        what="anywhere", expected=text, got=nearest(found, text), right=bool(holders)
    )


def nearest(found: list[Found], text: str) -> str:
    bag = Counter(words(text))
    best = max(
        found, key=lambda f: sum((bag & Counter(words(f.text))).values()), default=None
    )
    return f"{best.kind} [{best.area}|{best.group}] {best.text}" if best else "nothing"


def check_prose(found: list[Found], statements: list[dict[str, Any]]) -> list[Check]:
    """Paragraphs may be kept whole or cut into sentences."""
    checks = []
    for told in statements:
        fitting = [f for f in found if fits(f, told)]
        run = words(" ".join(f.text for f in fitting))
        checks.append(
            Check(
                what="prose",
                expected=f"{told['kind']} [{told['focus_area']}] {told['text']}",
                got=nearest(found, told["text"]),
                right=is_part(words(told["text"]), run),
            )
        )
    known = words(" ".join(told["text"] for told in statements))
    return checks + [
        wrong(f"{f.kind} too many", None, f.text)
        for f in found
        if f.kind in TOLD and not is_part(words(f.text), known)
    ]


def check_set_aside(record: Record, facts: dict[str, Any]) -> list[Check]:
    if "set_aside" not in facts:
        return []
    allowed = [words(text) for text in facts["set_aside"] if text]
    return [
        wrong("set aside without need", None, f"{aside.text} ({aside.reason})")
        for balance in record.balance
        for aside in balance.set_aside
        if words(aside.text)
        and not any(is_part(text, words(aside.text)) for text in allowed)
    ]


def check_survey(record: Record, told: dict[str, Any]) -> list[Check]:
    if len(record.surveys) != 1:
        return [wrong("surveys", 1, len(record.surveys))]
    (survey,) = record.surveys
    texts = [question.text for question in survey.questions]
    checks = [compare("respondents", told["respondents"], survey.respondents)]
    checks += [compare("questions: how many", len(told["questions"]), len(texts))]
    checks += [
        Check(
            what="question",
            expected=text,
            got=texts,
            right=any(is_part(words(text), words(found)) for found in texts),
        )
        for text in told["questions"]
    ]
    checks += check_empty(survey, told) + check_attributes(survey, told)
    return checks + check_answers(survey, told)


def check_empty(survey: Survey, told: dict[str, Any]) -> list[Check]:
    got = list(survey.empty.values())
    checks = [compare("empty: how many", len(told["empty"]), len(got))]
    for expected, found in zip(told["empty"], got, strict=False):
        allowed = expected if isinstance(expected, list) else [expected]
        checks.append(
            Check(what="empty", expected=expected, got=found, right=found in allowed)
        )
    return checks


def check_attributes(survey: Survey, told: dict[str, Any]) -> list[Check]:
    names = {
        name
        for section in survey.sections
        for statement in section.statements
        for name in statement.attributes
    }
    return [
        Check(
            what="attribute",
            expected=name,
            got=sorted(names),
            right=any(is_part(words(name), words(found)) for found in names),
        )
        for name in told["attributes"]
    ]


def check_answers(survey: Survey, told: dict[str, Any]) -> list[Check]:
    checks = [
        Check(
            what="answer",
            expected=text,
            got=None,
            right=any(
                text in (s.text for s in section.statements)
                for section in survey.sections
                if is_part(words(told["questions"][at]), words(section.heading))
            ),
        )
        for at, text in told["answers"]
    ]
    kept = [
        f"{s.text} {dict(s.attributes)}"
        for section in survey.sections
        for s in section.statements
    ]
    return checks + [
        Check(
            what="dropped",
            expected=f"no {secret}",
            got=[text for text in kept if secret in text][:2],
            right=not any(secret in text for text in kept),
        )
        for secret in told["dropped"]
    ]


def count_lost_words(record: Record, facts: dict[str, Any]) -> Counter[str]:
    """Words of the source that are in no document's text."""
    there = Counter(word for d in record.documents for word in words(d.text))
    return Counter(words(facts.get("words", ""))) - there


def is_balanced(record: Record) -> bool:
    texts = {document.id: document.text for document in record.documents}
    return all(
        balance.words == count_words(texts[balance.document])
        and balance.recorded + sum(count_words(a.text) for a in balance.set_aside)
        == balance.words
        for balance in record.balance
    )
