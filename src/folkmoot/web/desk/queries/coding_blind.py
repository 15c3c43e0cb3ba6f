"""Who may not see what was decided, as long as they code a sample of it."""

import uuid

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Sample
from folkmoot.web.statements.models import Statement


def find_closing_sample(
    person: User,
    *,
    consultation_id: uuid.UUID | None = None,
    meeting_id: uuid.UUID | None = None,
) -> Sample | None:
    """The sample for whose sake something is closed to the person; mostly None.

    Of a consultation all is closed, of a meeting only where statements of it were
    dealt. Without either, any sample that the person has not handed in closes it.
    """
    samples = Sample.objects.kept().filter(coder=person, ended_at=None)
    if consultation_id is not None:
        samples = samples.filter(consultation_id=consultation_id)
    found = samples.select_related("consultation", "dealt_by")
    return next((each for each in found if _is_of(each, meeting_id)), None)


def _is_of(sample: Sample, meeting_id: uuid.UUID | None) -> bool:
    if meeting_id is None:
        return True
    dealt = Statement.objects.filter(id__in=sample.statements, meeting=meeting_id)
    return dealt.exists()
