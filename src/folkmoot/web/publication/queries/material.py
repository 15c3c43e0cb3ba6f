"""What a consultation would publish now, and what still keeps it from it."""

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Sum

from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.public_answer import PublicAnswer
from folkmoot.jobs.publication_gate import Hit, find_hits, mask_answer
from folkmoot.jobs.publishing import Permitted, compose_public_answer
from folkmoot.web.board.models import Board
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.models import Consultation, GroupMember
from folkmoot.web.publication.models import Clearance, Publishing, Verdict
from folkmoot.web.recommendations.queries.reading import read_recommendations
from folkmoot.web.statements.queries.places import annotate_places

# The count of a group of fewer tells of its members.
FEWEST_IN_GROUP = 5


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Words that lead to a person, and what was decided about them."""

    hit: Hit
    verdict: Verdict | None


@dataclass(frozen=True, kw_only=True)
class Material:
    """The answer as it would be published, masked, and the traces in it before that."""

    answer: PublicAnswer
    judged: tuple[Judged, ...]
    chatham_house: Collection[MeetingId]
    small: Collection[MeetingId]

    @property
    def open(self) -> tuple[Judged, ...]:
        """What nobody has decided about. While there is any, nothing is published."""
        return tuple(each for each in self.judged if each.verdict is None)

    @property
    def decided(self) -> tuple[Judged, ...]:
        """What was masked or let stand."""
        return tuple(each for each in self.judged if each.verdict is not None)


def read_publishing(consultation: Consultation) -> Publishing:
    """How it publishes; as it is at first where nobody has said."""
    found: Publishing | None = (
        Publishing.objects.kept().filter(consultation=consultation).first()
    )
    return found or Publishing(consultation=consultation)


def gather_material(consultation: Consultation) -> Material:
    """The answer as the logs stand now, with every trace and the verdict on it.

    Masking leaves a mark in place of the words. A trace that only comes to be by a mark
    beside it, or that a mask does not reach, is open like any other.
    """
    setup = read_publishing(consultation)
    chatham_house = _list_chatham_house(consultation)
    small = _list_with_small_groups(consultation)
    answer = compose_public_answer(
        read_findings(consultation),
        read_recommendations(consultation),
        Permitted(
            title=consultation.name,
            publisher=setup.publisher,
            contact=setup.contact,
            language=consultation.language,
            cleared=read_cleared(consultation),
            closed=frozenset(chatham_house) | frozenset(small),
            chatham_house=chatham_house,
            places=_read_places(consultation),
            limit=setup.limit,
        ),
    )
    verdicts = {
        (row.kind, row.found): row
        for row in Verdict.objects.kept()
        .filter(consultation=consultation)
        .select_related("decided_by")
    }
    found = find_hits(answer, setup.list_of_names)
    masked = mask_answer(
        answer, [row.found for row in verdicts.values() if row.is_masked]
    )
    known = {(hit.kind, hit.text) for hit in found}
    left = [
        hit
        for hit in find_hits(masked, setup.list_of_names)
        if (hit.kind, hit.text) not in known or _is_masked(hit, verdicts)
    ]
    judged = [
        Judged(hit=hit, verdict=verdicts.get((hit.kind.value, hit.text)))
        for hit in found
    ]
    judged += [Judged(hit=hit, verdict=None) for hit in left]
    return Material(
        answer=masked,
        judged=tuple(judged),
        chatham_house=chatham_house,
        small=small,
    )


def read_cleared(consultation: Consultation) -> Mapping[StatementId, str]:
    """The words of statements that may be quoted, as they are to be read."""
    said = Desk(consultation).find_statements()
    rows = Clearance.objects.kept().filter(
        consultation=consultation, statement__in=said.order_by().values("id")
    )
    return {
        StatementId(str(statement)): words
        for statement, words in rows.values_list("statement_id", "words")
    }


def _is_masked(hit: Hit, verdicts: Mapping[tuple[str, str], Verdict]) -> bool:
    row = verdicts.get((hit.kind.value, hit.text))
    return row is not None and row.is_masked


def _list_chatham_house(consultation: Consultation) -> frozenset[MeetingId]:
    boards = Board.objects.kept().filter(
        meeting__consultation=consultation, chatham_house=True
    )
    return _name(boards.values_list("meeting_id", flat=True))


def _list_with_small_groups(consultation: Consultation) -> frozenset[MeetingId]:
    """Meetings with a group whose seats are known, and are few."""
    seats = GroupMember.objects.kept().filter(
        meeting__consultation=consultation,
        group__removed_at=None,
        group__merged_into=None,
        attendee__removed_at=None,
    )
    heads = seats.order_by().values_list("meeting_id", "group_id")
    few = heads.annotate(heads=Sum("count")).filter(heads__lt=FEWEST_IN_GROUP)
    return _name(Counter(meeting for meeting, _, _ in few))


def _name(ids: Iterable[uuid.UUID]) -> frozenset[MeetingId]:
    return frozenset(MeetingId(str(each)) for each in ids)


def _read_places(consultation: Consultation) -> Mapping[StatementId, str]:
    told = annotate_places(Desk(consultation).find_statements()).order_by()
    return {
        StatementId(str(own)): place
        for own, place in told.values_list("id", "desk_place")
    }
