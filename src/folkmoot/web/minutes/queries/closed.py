"""A paper as it was closed, and who approves it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from folkmoot.documents.minutes_json import dump_minutes
from folkmoot.documents.minutes_model import Minutes
from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.models import Approval, Edition, EditionFile, Paper
from folkmoot.web.minutes.queries.papers import load_paper
from folkmoot.web.minutes.queries.written import FORMATS, hash_bytes, list_files


@dataclass(frozen=True, kw_only=True)
class Closed:
    """A version that a paper was closed with. Once all have approved, it is locked."""

    edition: Edition
    approvals: Sequence[Approval]
    files: Sequence[EditionFile]

    @property
    def locked_at(self) -> datetime | None:
        """When the last of those who were asked approved it."""
        answers = [approval.at for approval in self.approvals]
        given = [at for at in answers if at is not None]
        return max(given) if given and len(given) == len(answers) else None

    def waits_for(self, person: User) -> bool:
        return any(
            each.person_id == person.pk and each.at is None for each in self.approvals
        )


def find_closed(edition: Edition) -> Closed | None:
    """Who approves the version, and its files; None where it was never closed with."""
    if edition.why != Edition.Why.FINAL:
        return None
    asked = Approval.objects.kept().filter(edition=edition).select_related("person")
    order = list(FORMATS)
    return Closed(
        edition=edition,
        approvals=sorted(asked, key=lambda each: str(each.person)),
        files=sorted(list_files(edition), key=lambda each: order.index(each.kind)),
    )


def compose_final(paper: Paper) -> Minutes:
    """The paper as it stands, without the marks of a draft, dated today."""
    today = timezone.localdate().isoformat()
    return replace(load_paper(paper), dated=today, is_draft=False)


def seal_paper(paper: Paper) -> str:
    """Tells whether two have the same words before their eyes."""
    return hash_bytes(dump_minutes(load_paper(paper)).encode())


def list_possible_approvers(consultation: Consultation) -> list[User]:
    """Whoever has a role in the consultation may be asked to approve."""
    found = User.objects.filter(
        memberships__consultation=consultation,
        memberships__removed_at=None,
        is_active=True,
    )
    return sorted(found.distinct(), key=str)
