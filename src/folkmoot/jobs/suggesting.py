"""What the machine suggests for a record on which people have decided some already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.analysis.gathering import DraftKeyPoint, gather, list_parameters
from folkmoot.analysis.origins import find_origins
from folkmoot.analysis.pair_judge import AGREE_WHERE, CueJudge
from folkmoot.analysis.voices import Voice, name_speaker
from folkmoot.documents.record_json import pack_record
from folkmoot.domain.ids import StatementId, hash_bytes
from folkmoot.domain.key_points import KeyPointId, Match, Relation, Segment
from folkmoot.domain.record import Record
from folkmoot.engines import open_engine
from folkmoot.jobs.code_version import hash_code, name_version
from folkmoot.jobs.embedding import CachedEncoder
from folkmoot.jobs.preparing import name_area, prepare_voices
from folkmoot.jobs.settling import MACHINE, Settled

if TYPE_CHECKING:
    from folkmoot.analysis.encoders import Encoder

# Told as stage, done and in all; all is 0 where it is not known. Who wants it to stop
# raises something.
Progress = Callable[[str, int, int], None]
PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A key point that people have, and how what they looked at stands to it.

    `source` is the statement whose words it has, `focus_area` the area's name.
    """

    id: str
    text: str
    source: str | None = None
    focus_area: str | None = None
    decided: Mapping[str, Relation] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A key point with the machine's matches: one that stands, or one that is new."""

    id: str
    text: str
    source: StatementId
    is_new: bool
    matches: tuple[Match, ...]


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """What is suggested, and what it was made of and by.

    `duplicate_of` names for a statement the one that it repeats; `questions` are the
    statements that only ask; `speakers` tells who said each: the group, the respondent,
    or the statement itself where nobody is named.
    """

    key_points: tuple[Seen, ...]
    duplicate_of: Mapping[StatementId, StatementId]
    questions: tuple[StatementId, ...]
    speakers: Mapping[StatementId, str]
    manifest: Mapping[str, object]


def suggest(
    record: Record,
    *,
    standing: Sequence[Standing] = (),
    without: Collection[str] = (),
    no_questions: Collection[str] = (),
    cache: Path | None = None,
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Suggestions:
    """Gather what was said, with what people decided as settled.

    Key points that stand are kept, and how people let statements stand to them. The
    statements in `without` are not looked at; those in `no_questions` say more than
    that they ask. Vectors are kept in the folder `cache`, so that a run that is stopped
    goes on from there; those of other texts are let go of.
    """
    tell = on_progress or _say_nothing
    voices, questions = _list_voices(record, without, no_questions)
    settled = [_settle(one) for one in standing]
    with open_engine("serial") as engine:
        known = CachedEncoder(encoder, engine=engine, on_progress=tell, folder=cache)
        try:
            said = [segment.text for voice in voices for segment in voice.segments]
            wanted = [*said, *(one.text for one in settled)]
            known.forget_others(wanted)
            known.learn(wanted)
            tell("gathering", 0, 0)
            found = gather(voices, encode=known.encode, settled=settled)
        finally:
            known.close()
    stands = {one.id for one in settled}
    seen = tuple(_show(one, is_new=one.id not in stands) for one in found.key_points)
    return Suggestions(
        key_points=seen,
        duplicate_of=found.duplicate_of,
        questions=tuple(one.statement for one in questions),
        speakers={one.statement: name_speaker(one) for one in voices},
        manifest={
            "record": hash_bytes(pack_record(record)),
            "decisions": Settled(key_points=tuple(settled)).hash(),
            "code": {"version": name_version(), "sha256": hash_code()},
            "model": {"name": known.name, "fingerprint": known.fingerprint},
            "judge": CueJudge.name,
            "parameters": list_parameters(),
            "counts": {"statements": len(voices), "embedded": known.embedded}
            | _count(seen),
        },
    )


def _say_nothing(_stage: str, _done: int, _total: int) -> None:
    return


def _list_voices(
    record: Record, without: Collection[str], no_questions: Collection[str]
) -> tuple[list[Voice], list[Voice]]:
    """What is gathered, and what only asks; both in the record's order."""
    origins = find_origins(record)
    texts = {document.id: document.text for document in record.documents}
    prepared = prepare_voices(origins, texts)
    left_out, said = frozenset(without), frozenset(no_questions)
    place = {statement: number for number, statement in enumerate(origins)}
    questions = [one for one in prepared.questions if one.statement not in left_out]
    voices = [one for one in prepared.voices if one.statement not in left_out]
    voices += [one for one in questions if one.statement in said]
    return (
        sorted(voices, key=lambda one: place[one.statement]),
        [one for one in questions if one.statement not in said],
    )


def _settle(one: Standing) -> DraftKeyPoint:
    return DraftKeyPoint(
        id=KeyPointId(one.id),
        text=one.text,
        source_statement=StatementId(one.source or ""),
        focus_area=name_area(one.focus_area) if one.focus_area else None,
        matches=tuple(
            Match(
                statement=StatementId(statement),
                segment=Segment(start=0, end=0, text=""),
                relation=relation,
                score=1.0,
                reason="",
                decided_by=PERSON,
            )
            for statement, relation in sorted(one.decided.items())
        ),
    )


def _show(draft: DraftKeyPoint, *, is_new: bool) -> Seen:
    """With the machine's matches only: people's own are theirs already."""
    return Seen(
        id=draft.id,
        text=draft.text,
        source=draft.source_statement,
        is_new=is_new,
        matches=tuple(
            _rate(match, is_own=is_new and _is_source(match, draft))
            for match in draft.matches
            if match.decided_by == MACHINE
        ),
    )


def _is_source(match: Match, draft: DraftKeyPoint) -> bool:
    is_same = match.segment.text == draft.text
    return is_same and match.statement == draft.source_statement


def _rate(match: Match, *, is_own: bool) -> Match:
    """With the probability that it stands on that side; its own words it supports.

    The score of a match is the probability of support, which is small where it opposes.
    """
    likely = match.score / AGREE_WHERE[match.relation]
    side = Relation.SUPPORTS if is_own else match.relation
    sure = AGREE_WHERE[side]
    if side is Relation.OPPOSES:
        sure = 1 - sure
    return replace(match, relation=side, score=round(likely * sure, 6))


def _count(seen: Iterable[Seen]) -> dict[str, int]:
    points = list(seen)
    return {
        "key_points": sum(not one.is_new for one in points),
        "new_key_points": sum(one.is_new for one in points),
        "matches": sum(len(one.matches) for one in points),
    }
