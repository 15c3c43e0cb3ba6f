"""How much new each meeting of the tour brought."""

from collections import defaultdict

from folkmoot.domain.findings import Findings, HearingKind
from folkmoot.domain.ids import MeetingId
from folkmoot.domain.key_points import KeyPointId, Saturation
from folkmoot.jobs.finding import follow_meetings

BASE, RUN, THRESHOLD = 3, 2, 0.05


def measure_tour(
    findings: Findings,
    *,
    base: int = BASE,
    run: int = RUN,
    threshold: float = THRESHOLD,
) -> Saturation:
    """Of people's key points; meetings at which nothing was said are left out."""
    heard: defaultdict[MeetingId, list[KeyPointId]] = defaultdict(list)
    for point in findings.key_points:
        for meeting in point.meetings:
            heard[meeting].append(point.id)
    return follow_meetings(
        (
            each
            for each in findings.hearings
            if each.kind is HearingKind.MEETING and each.statements
        ),
        heard=heard,
        said={each.id: each.statements for each in findings.hearings},
        base=base,
        run=run,
        threshold=threshold,
    )
