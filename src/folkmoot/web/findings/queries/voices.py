"""Single voices: what one said and nobody else, and what nobody has looked at yet."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.domain.findings import Findings, SingleVoice
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.findings.queries.statements import ON_A_PAGE, Found, list_statements
from folkmoot.web.meetings.models import Consultation


@dataclass(frozen=True, kw_only=True)
class Voice:
    """A statement, and whether a person has looked at it and kept it."""

    said: Found
    is_seen: bool


def count_unseen_single_voices(consultation: Consultation) -> int:
    """How many single voices nobody has kept, gathered or set aside."""
    voices = read_findings(consultation).single_voices
    return sum(not each.is_seen for each in voices)


@dataclass(frozen=True, kw_only=True)
class VoicePage:
    """Some of the single voices, and how many pages there are."""

    number: int
    pages: int
    shown: Sequence[Voice]


def read_voice_page(desk: Desk, findings: Findings, number: int) -> VoicePage:
    """Those that nobody has looked at first; a number beyond the last is the last."""
    voices = sorted(findings.single_voices, key=lambda each: each.is_seen)
    pages = max(-(-len(voices) // ON_A_PAGE), 1)
    number = min(max(number, 1), pages)
    some = voices[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return VoicePage(number=number, pages=pages, shown=_list_voices(desk, some))


def _list_voices(desk: Desk, voices: Sequence[SingleVoice]) -> list[Voice]:
    ids = [uuid.UUID(each.statement) for each in voices]
    said = {each.id: each for each in list_statements(ids, Halls.of_desk(desk))}
    return [
        Voice(
            said=said[each.statement],
            is_seen=each.is_seen,
        )
        for each in voices
        if each.statement in said
    ]
