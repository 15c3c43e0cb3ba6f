"""Single voices that nobody has looked at yet."""

from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.models import Consultation


def count_unseen_single_voices(consultation: Consultation) -> int:
    """How many single voices nobody has kept, gathered or set aside."""
    voices = read_findings(consultation).single_voices
    return sum(not each.is_seen for each in voices)
