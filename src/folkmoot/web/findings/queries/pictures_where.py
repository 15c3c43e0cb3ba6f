"""Pictures of where key points were heard and who carries them."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from folkmoot.documents.finding_pictures import (
    Bar,
    Cell,
    Grid,
    Label,
    Picture,
    Sides,
)
from folkmoot.domain.findings import (
    Backing,
    Counted,
    Findings,
    FoundKeyPoint,
    HearingKind,
    Trait,
    TraitKind,
)
from folkmoot.domain.key_points import Relation
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.links import link_statements
from folkmoot.web.findings.queries.opening import find_spread, name_point
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.meetings.models import MeetingArea

_MOST_ROWS = 20
_MOST_DIFFERENT = 12
_MOST_COLUMNS = 10
_HEARD = frozenset({Relation.SUPPORTS, Relation.OPPOSES})


def map_areas(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """Focus area × meeting."""
    counts = (
        _count_statements(desk)
        if settings.count == "statements"
        else _count_key_points(findings.key_points)
    )
    asked = set(
        MeetingArea.objects.kept()
        .filter(meeting__in=[each.id for each in findings.hearings])
        .values_list("focus_area_id", "meeting_id")
    )
    cells = tuple(
        tuple(
            Cell(
                heard=counts[area.id, hearing.id],
                path=link_statements(area=area.id, at_meeting=hearing.id),
            )
            if (uuid.UUID(area.id), uuid.UUID(hearing.id)) in asked
            else Cell(heard=None)
            for hearing in findings.hearings
        )
        for area in findings.focus_areas
    )
    is_of_statements = settings.count == "statements"
    return Picture(
        name="areas",
        title=_("Focus areas at each meeting"),
        description=_("How many statements there were. A dash: not asked there.")
        if is_of_statements
        else _("How many key points were heard. A dash: not asked there."),
        body=Grid(
            corner=_("Focus area"),
            rows=tuple(
                Label(text=area.title, path=link_statements(area=area.id))
                for area in findings.focus_areas
            ),
            columns=tuple(Label(text=each.title) for each in findings.hearings),
            cells=cells,
        ),
    )


def _count_statements(desk: Desk) -> Counter[tuple[str, str]]:
    found = desk.find_statements().order_by()
    area = Coalesce("sheet__area__focus_area", "asked__focus_area")
    rows = found.annotate(of=area).values_list("of", "meeting").annotate(n=Count("pk"))
    return Counter({(str(area), str(meeting)): count for area, meeting, count in rows})


def _count_key_points(points: Iterable[FoundKeyPoint]) -> Counter[tuple[str, str]]:
    heard = {
        (str(standing.focus_area), str(standing.hearing), point.id)
        for point in points
        for standing in point.standings
        if standing.focus_area and standing.side in _HEARD
    }
    return Counter((area, hearing) for area, hearing, _ in heard)


def list_kinds(findings: Findings) -> list[tuple[str, str]]:
    """By what who spoke can be told apart: what the address calls it, and its name."""
    names = {
        TraitKind.ROLE: _("Role"),
        TraitKind.ORGANISATION: _("Organisation"),
    }
    order = [TraitKind.ROLE, TraitKind.ORGANISATION, TraitKind.ATTRIBUTE]
    kinds = {(order.index(each.kind), each.name): each.kind for each in findings.traits}
    return [
        (kind.value if not name else f"attribute:{name}", names.get(kind, name))
        for (_place, name), kind in sorted(kinds.items())
    ]


def map_traits(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """Key point × role, organisation or what respondents said of themselves."""
    del desk
    kinds = dict(list_kinds(findings))
    by = settings.by if settings.by in kinds else next(iter(kinds), "")
    points = _cut(findings.key_points, settings)
    traits = [
        each
        for each in findings.traits
        if by == (f"attribute:{each.name}" if each.name else each.kind.value)
    ]
    asked = _count_asked(points, traits)
    columns = sorted(traits, key=lambda each: (-asked[each], each.value))
    shown = columns if settings.has_all else columns[:_MOST_COLUMNS]
    of_whom = (
        _("Of the respondents asked, how many support the key point.")
        if by.startswith("attribute:")
        else _("Of the groups asked in which they sat, how many support the key point.")
    )
    return Picture(
        name="traits",
        title=_("Who carries the key points: %(kind)s")
        % {"kind": kinds.get(by, "").lower()},
        description=of_whom,
        body=Grid(
            corner=_("Key point"),
            rows=tuple(map(label_point, points)),
            columns=tuple(Label(text=each.value) for each in shown),
            cells=tuple(
                tuple(_show_trait(point, trait) for trait in shown) for point in points
            ),
        ),
    )


def _count_asked(
    points: Iterable[FoundKeyPoint], traits: Iterable[Trait]
) -> Counter[Trait]:
    most: Counter[Trait] = Counter(dict.fromkeys(traits, 0))
    for point in points:
        for trait, counted in point.supports.by_trait.items():
            most[trait] = max(most[trait], counted.asked)
    return most


def _show_trait(point: FoundKeyPoint, trait: Trait) -> Cell:
    counted = point.supports.by_trait.get(trait)
    path = link_statements(key_point=point.id, side=Relation.SUPPORTS, trait=trait)
    return show(counted, path)


def map_differences(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """The key points on which meetings differ most."""
    del desk
    spread = {
        point.id: most.heard / most.asked - least.heard / least.asked
        for point in findings.key_points
        if (found := find_spread(point))
        for most, least in [found]
    }
    points = sorted(
        (point for point in findings.key_points if point.id in spread),
        key=lambda point: -spread[point.id],
    )
    shown = points if settings.has_all else points[:_MOST_DIFFERENT]
    meetings = [
        each
        for each in findings.hearings
        if each.kind is HearingKind.MEETING and each.groups
    ]
    return Picture(
        name="differences",
        title=_("Where the meetings differ most"),
        description=_(
            "Of the groups asked at each meeting, how many support the key point. "
            "Those stand first on which the meetings are furthest apart."
        ),
        body=Grid(
            corner=_("Key point"),
            rows=tuple(map(label_point, shown)),
            columns=tuple(Label(text=each.title) for each in meetings),
            cells=tuple(
                tuple(
                    show(
                        point.supports.by_meeting.get(meeting.id),
                        link_statements(
                            key_point=point.id,
                            side=Relation.SUPPORTS,
                            at_meeting=meeting.id,
                        ),
                    )
                    for meeting in meetings
                )
                for point in shown
            ),
        ),
    )


def draw_divided(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """The key points on which groups stand on both sides, the most even first."""
    del desk
    divided = [
        point
        for point in findings.key_points
        if point.opposes.groups.heard and point.supports.groups.heard
    ]
    divided.sort(
        key=lambda point: -min(point.opposes.groups.heard, point.supports.groups.heard)
    )
    return Picture(
        name="divided",
        title=_("Where the groups are divided"),
        description=_(
            "Of the groups asked, how many are for and how many against. A group that "
            "says both counts on both sides."
        ),
        body=Sides(
            corner=_("Key point"),
            supports=_("for"),
            opposes=_("against"),
            bars=tuple(
                Bar(
                    label=label_point(point),
                    supports=_show_side(point, Relation.SUPPORTS, point.supports),
                    opposes=_show_side(point, Relation.OPPOSES, point.opposes),
                )
                for point in _cut(divided, settings)
            ),
        ),
    )


def _show_side(point: FoundKeyPoint, side: Relation, backing: Backing) -> Cell:
    return show(backing.groups, link_statements(key_point=point.id, side=side))


def show(counted: Counted | None, path: str) -> Cell:
    """A count of those asked; a dash where nobody was."""
    if counted is None or not counted.asked:
        return Cell(heard=None)
    return Cell(heard=counted.heard, asked=counted.asked, path=path)


def label_point(point: FoundKeyPoint) -> Label:
    return Label(text=point.text, path=name_point(point))


def _cut(
    points: Sequence[FoundKeyPoint], settings: Settings
) -> Sequence[FoundKeyPoint]:
    return points if settings.has_all else points[:_MOST_ROWS]
