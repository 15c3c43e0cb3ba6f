"""Taking erased words out of the papers that quote them, and of their versions."""

import json
import uuid
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from folkmoot.web.events.erasure import SHORTEST_WITHIN, Reason, forget_texts
from folkmoot.web.events.models import EventText, Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.events.values import canonical
from folkmoot.web.meetings.models import OfMeeting
from folkmoot.web.minutes.models import Edition, PaperPart, Proposal
from folkmoot.web.minutes.queries.written import list_files
from folkmoot.web.statements.models import Retelling


def erase_quotes(change: Change, rows: Sequence[Recorded], words: set[str]) -> None:
    """Empty the runs that say these words. A version that has them loses its text."""
    meetings = {row.meeting_id for row in rows if isinstance(row, OfMeeting)}
    for said in words:
        inside = _spell(said)
        parts = PaperPart.objects.filter(meeting__in=meetings, body__contains=inside)
        touched: list[Any] = list(parts)
        for part in touched:
            change.change(part, body=canonical(_without(json.loads(part.body), said)))
        retold = Retelling.objects.filter(
            meeting__in=meetings, content__contains=inside
        )
        for each in retold:
            left = canonical(_without(json.loads(each.content), said))
            change.change(each, content=left)
            touched.append(each)
        found = Edition.objects.filter(meeting__in=meetings, content__contains=inside)
        for edition in found:
            change.erase(edition, ("content",), Reason.OTHER)
            _erase_files(change, edition)
            touched.append(edition)
        _erase_texts(change, touched, inside)
        _erase_proposals(change, meetings, said)


def _erase_files(change: Change, edition: Edition) -> None:
    """The files of a closed version go, too; what they were is still told."""
    for kept in list_files(edition):
        stored = partial(kept.file.storage.delete, kept.file.name)
        change.erase(kept, ("file",), Reason.OTHER)
        transaction.on_commit(stored)


def _erase_proposals(change: Change, meetings: set[uuid.UUID], said: str) -> None:
    """What quotes the words in a correction round; that it was proposed stays."""
    fields = tuple(sorted(Proposal.erasable))
    quoting = Q(*((f"{name}__contains", said) for name in fields), _connector=Q.OR)
    found = list(Proposal.objects.filter(quoting, meeting__in=meetings))
    for proposal in found:
        change.erase(proposal, fields, Reason.OTHER)
    _erase_texts(change, found, said)


def _spell(words: str) -> str:
    """As they stand within JSON."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _without(value: Any, said: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(inner, said) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, said) for inner in value]
    if not isinstance(value, str) or said not in value:
        return value
    is_all = value.strip() == said
    return "" if is_all or len(said) >= SHORTEST_WITHIN else value


def _erase_texts(change: Change, rows: Iterable[Recorded], inside: str) -> None:
    texts = EventText.objects.filter(subject__in=[row.id for row in rows])
    found = texts.filter(body__contains=inside)
    forget_texts(change, found)
