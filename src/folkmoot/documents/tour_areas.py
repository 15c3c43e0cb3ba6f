"""The same focus area under different names at different meetings of a tour."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from folkmoot.documents.focus_areas import SAME_IN_LIST, SAME_SPELLING, compare_names
from folkmoot.domain.record import Alias, Meeting, Record, Section


def unify_areas(record: Record) -> Record:
    """Give each focus area one name across the meetings, and report the other names.

    Two names are one area where they are spelt alike, or somewhat alike while the two
    meetings share at least two other areas: a tour asks the same of everyone. The name
    that most meetings use holds; the order of the meetings changes nothing.
    """
    asked = Counter(
        name for meeting in record.meetings for name in _list_areas(meeting)
    )
    ranked = sorted(asked, key=lambda name: (-asked[name], name.casefold(), name))
    meetings = tuple(
        _rename_areas(meeting, _find_twins(meeting, record.meetings, ranked))
        for meeting in record.meetings
    )
    return replace(record, meetings=meetings)


def _list_areas(meeting: Meeting) -> list[str]:
    areas = (section.focus_area for section in meeting.sections)
    return list(dict.fromkeys(area for area in areas if area is not None))


def _find_twins(
    meeting: Meeting, meetings: Iterable[Meeting], ranked: list[str]
) -> dict[str, str]:
    own = _list_areas(meeting)
    keys = {name.casefold() for name in own}
    shared = max(
        (
            len(keys & {name.casefold() for name in _list_areas(other)})
            for other in meetings
            if other.id != meeting.id
        ),
        default=0,
    )
    twins: dict[str, str] = {}
    for name in own:
        before = ranked[: ranked.index(name)]
        limit = SAME_IN_LIST if shared >= 2 else SAME_SPELLING
        twin = _choose_twin(name, before, taken=keys - {name.casefold()}, limit=limit)
        if twin is not None:
            twins[name] = twin
    return twins


def _choose_twin(
    name: str, candidates: list[str], *, taken: set[str], limit: float
) -> str | None:
    """The most alike of the names that more meetings use and this one does not."""
    scored = [
        (_compare(name, other), -position, other)
        for position, other in enumerate(candidates)
        if other.casefold() not in taken
    ]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= limit else None


def _compare(name: str, other: str) -> float:
    return 1.0 if name.casefold() == other.casefold() else compare_names(name, other)


def _rename_areas(meeting: Meeting, twins: dict[str, str]) -> Meeting:
    if not twins:
        return meeting
    aliases = [
        Alias(
            name=name,
            same_as=twin,
            why=f"named so at other meetings, spelt alike: {_compare(name, twin):.2f}",
        )
        for name, twin in twins.items()
        if name.casefold() != twin.casefold()
    ]
    earlier = [
        replace(alias, same_as=twins.get(alias.same_as, alias.same_as))
        for alias in meeting.aliases
    ]
    return replace(
        meeting,
        sections=tuple(_rename(section, twins) for section in meeting.sections),
        aliases=(*earlier, *aliases),
    )


def _rename(section: Section, twins: dict[str, str]) -> Section:
    if section.focus_area is None:
        return section
    return replace(
        section, focus_area=twins.get(section.focus_area, section.focus_area)
    )
