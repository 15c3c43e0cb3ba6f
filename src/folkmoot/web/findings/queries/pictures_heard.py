"""Who was heard, against who was invited."""

import uuid
from collections import Counter, defaultdict

from django.utils.translation import gettext as _

from folkmoot.documents.finding_pictures import Cell, Grid, Label, Picture
from folkmoot.domain.findings import Findings, Trait, TraitKind
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.links import link_statements
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.meetings.models import Attendee, GroupMember, Part


def map_heard(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """By role: who was on the lists, who sat in groups, and whose group spoke."""
    meetings = [uuid.UUID(each.id) for each in findings.hearings]
    by = (
        TraitKind.ORGANISATION
        if settings.by == TraitKind.ORGANISATION
        else TraitKind.ROLE
    )
    counts = _count(desk, meetings, by)
    columns = (_("invited"), _("in groups"), _("in groups that spoke"))
    rows = sorted(counts, key=lambda name: (-counts[name][0], name))
    return Picture(
        name="heard",
        title=_("Who was heard, of who was invited"),
        description=_(
            "People by what the lists of participants say. Surveys and written "
            "submissions are not among them."
        ),
        body=Grid(
            corner=_("Organisation") if by is TraitKind.ORGANISATION else _("Role"),
            rows=tuple(Label(text=name or _("not told")) for name in rows),
            columns=tuple(Label(text=each) for each in columns),
            cells=tuple(
                tuple(
                    Cell(
                        heard=counts[name][place],
                        path=_lead(by, name) if place == len(columns) - 1 else "",
                    )
                    for place in range(len(columns))
                )
                for name in rows
            ),
        ),
    )


def _lead(by: TraitKind, name: str) -> str:
    return link_statements(trait=Trait(kind=by, value=name)) if name else ""


def _count(
    desk: Desk, meetings: list[uuid.UUID], by: TraitKind
) -> dict[str, tuple[int, int, int]]:
    kept = Attendee.objects.kept().filter(meeting__in=meetings, part=Part.PARTICIPANT)
    invited: Counter[str] = Counter()
    for name, count in kept.values_list(by.value, "count"):
        invited[name] += count
    seats = GroupMember.objects.kept().filter(
        meeting__in=meetings,
        attendee__removed_at=None,
        attendee__part=Part.PARTICIPANT,
        group__removed_at=None,
    )
    spoke = _find_speakers(desk)
    # Who sits at one table in each round is one person.
    seated: defaultdict[str, Counter[uuid.UUID]] = defaultdict(Counter)
    heard: defaultdict[str, Counter[uuid.UUID]] = defaultdict(Counter)
    rows = seats.values_list(
        f"attendee__{by.value}", "attendee_id", "group_id", "group__round", "count"
    )
    by_round: Counter[tuple[str, uuid.UUID, int]] = Counter()
    heard_by_round: Counter[tuple[str, uuid.UUID, int]] = Counter()
    for name, attendee, group, number, count in rows:
        by_round[name, attendee, number] += count
        heard_by_round[name, attendee, number] += count if group in spoke else 0
    for (name, attendee, number), count in by_round.items():
        seated[name][attendee] = max(seated[name][attendee], count)
        heard[name][attendee] = max(
            heard[name][attendee], heard_by_round[name, attendee, number]
        )
    return {
        name: (invited[name], seated[name].total(), heard[name].total())
        for name in {*invited, *seated}
    }


def _find_speakers(desk: Desk) -> set[uuid.UUID | None]:
    found = desk.find_statements().order_by()
    pairs = found.values_list("sheet__group_id", "said_by_id").distinct()
    return {group for pair in pairs for group in pair}
