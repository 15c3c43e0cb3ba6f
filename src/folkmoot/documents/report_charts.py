"""The report's pictures, each with a table twin that says the same in numbers."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from folkmoot.documents.report_areas import Area
from folkmoot.documents.report_key_points import (
    HEARD,
    count_side,
    count_statements,
    link_key_point,
    share_voices,
)
from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import (
    Bar,
    Bars,
    Chart,
    Column,
    Curve,
    HeatMap,
    Part,
    Row,
    Run,
    Step,
    Table,
    Voice,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.ids import MeetingId
from folkmoot.domain.key_points import Analysis, KeyPoint, Relation, Saturation

_MOST_BARS = 20
_ROUNDING = 1e-6


def tell_charts(
    analysis: Analysis, areas: Sequence[Area], sources: Sources
) -> Part | None:
    """The pictures that have something to show; None where there are none."""
    charts = []
    if sources.heard_at:
        charts.append(_map_statements(areas, sources))
    if sources.heard_at and analysis.key_points:
        charts.append(_map_key_points(analysis, areas, sources))
    if analysis.key_points:
        charts.append(_draw_bars(analysis.key_points, sources))
    if any(step.heard_so_far for step in analysis.saturation.steps):
        charts.append(_draw_curve(analysis, sources))
    title = sources.say("pictures")
    return (
        Part(anchor="pictures", title=title, blocks=tuple(charts)) if charts else None
    )


def _map_statements(areas: Sequence[Area], sources: Sources) -> Chart:
    counts = Counter(
        (area.name, row.meeting) for area in areas for row in area.rows if row.meeting
    )
    return _map("statements", areas, sources, lambda area, one: counts[area.name, one])


def _map_key_points(
    analysis: Analysis, areas: Sequence[Area], sources: Sources
) -> Chart:
    heard = {
        (sources.name_area(match.statement), meeting, point.id)
        for point in analysis.key_points
        for match in point.matches
        if match.relation in HEARD
        and (meeting := sources.rows[match.statement].meeting)
    }
    counts = Counter((area, meeting) for area, meeting, _ in heard)
    return _map("key points", areas, sources, lambda area, one: counts[area.name, one])


def _map(
    what: str,
    areas: Sequence[Area],
    sources: Sources,
    count: Callable[[Area, MeetingId], int],
) -> Chart:
    say, meetings = sources.say, sources.heard_at
    shown = [area for area in areas if any(row.meeting for row in area.rows)]
    asked = {
        (area.name, row.meeting) for area in shown for row in area.rows if row.meeting
    }
    counts = tuple(
        tuple(
            count(area, one) if (area.name, one) in asked else None for one in meetings
        )
        for area in shown
    )
    picture = HeatMap(
        rows=tuple(area.name for area in shown),
        columns=tuple(meetings.values()),
        counts=counts,
    )
    title = say(f"map {what}")
    return Chart(
        anchor=f"map-{what.replace(' ', '-')}",
        title=title,
        description=say(f"map {what} description"),
        picture=picture,
        twin=_tabulate_map(picture, title, say, totals=what == "statements"),
        show_table=say("show table"),
    )


def _tabulate_map(
    picture: HeatMap, caption: str, say: ReportWords, *, totals: bool
) -> Table:
    """The counts as a table; statements add up, key points may be heard twice."""
    rows = [
        (name, list(counts))
        for name, counts in zip(picture.rows, picture.counts, strict=True)
    ]
    labels = list(picture.columns)
    if totals:
        labels.append(say("total"))
        rows = [(name, [*counts, _add(counts)]) for name, counts in rows]
        sums = [_add(column) for column in zip(*(c for _, c in rows), strict=True)]
        rows.append((say("total"), list(sums)))
    return Table(
        caption=caption,
        columns=(
            Column(label=say("focus area")),
            *(Column(label=label, numeric=True) for label in labels),
        ),
        rows=tuple(
            _make_row(name, counts, say, is_total=totals and number == len(rows))
            for number, (name, counts) in enumerate(rows, 1)
        ),
    )


def _make_row(
    name: str, counts: Iterable[int | None], say: ReportWords, *, is_total: bool
) -> Row:
    voice = Voice.STRONG if is_total else Voice.PLAIN
    texts = (name, *("–" if one is None else say.number(one) for one in counts))
    return Row(cells=tuple((Run(text=text, voice=voice),) for text in texts))


def _add(counts: Iterable[int | None]) -> int:
    return sum(count or 0 for count in counts)


def _draw_bars(points: Sequence[KeyPoint], sources: Sources) -> Chart:
    say = sources.say
    bars = tuple(
        Bar(
            label=point.text,
            target=f"k-{point.id}",
            shares=share_voices(point, sources),
        )
        for point in points[:_MOST_BARS]
    )
    description = say("bars description")
    if len(points) > _MOST_BARS:
        description += " " + say("bars cut", count=_MOST_BARS, total=len(points))
    return Chart(
        anchor="bars",
        title=say("bars"),
        description=description,
        picture=Bars(
            supports=say("side supports"),
            opposes=say("side opposes"),
            bars=bars,
        ),
        twin=_tabulate_bars(points, sources),
        show_table=say("show table"),
    )


def _tabulate_bars(points: Sequence[KeyPoint], sources: Sources) -> Table:
    say = sources.say
    labels = (
        "groups for",
        "groups against",
        "respondents for",
        "respondents against",
        "statements for",
        "statements against",
        "statements unresolved",
    )
    return Table(
        caption=say("bars"),
        columns=(
            Column(label=say("key point")),
            *(Column(label=say(label), numeric=True) for label in labels),
        ),
        rows=tuple(
            Row(
                cells=(
                    (link_key_point(point),),
                    *(
                        (Run(text=say.number(one)),)
                        for one in _count_sides(point, sources)
                    ),
                )
            )
            for point in points
        ),
    )


def _count_sides(point: KeyPoint, sources: Sources) -> Iterable[int]:
    for kind in ("group", "respondent"):
        for relation in (Relation.SUPPORTS, Relation.OPPOSES):
            yield count_side(point, relation, kind, sources)
    for relation in (Relation.SUPPORTS, Relation.OPPOSES, Relation.UNRESOLVED):
        yield count_statements(point.matches, relation)


def _draw_curve(analysis: Analysis, sources: Sources) -> Chart:
    say, saturation = sources.say, analysis.saturation
    steps = tuple(
        Step(
            label=sources.meetings[step.meeting],
            known=step.heard_so_far,
            new=len(step.new),
        )
        for step in saturation.steps
    )
    description = say("curve description")
    description += " " + _tell_ratio(saturation, say)
    return Chart(
        anchor="curve",
        title=say("curve"),
        description=description,
        picture=Curve(axis=say("heard so far"), new=say("new"), steps=steps),
        twin=_tabulate_curve(analysis, sources),
        show_table=say("show table"),
    )


def _tell_ratio(saturation: Saturation, say: ReportWords) -> str:
    """Whether little new came last, in counts; or why that cannot be told."""
    steps, base, run = saturation.steps, saturation.base, saturation.run
    if len(steps) < base + run:
        return say("curve too short", needed=base + run)
    if saturation.ratio is None:
        is_order_known = not steps[base - 1].heard_so_far
        return say("nothing to compare" if is_order_known else "no order")
    known = steps[base - 1].heard_so_far
    return say(
        "reached" if saturation.reached else "not reached",
        new=say.count("key points", sum(len(step.new) for step in steps[-run:])),
        run=run,
        first=base,
        known=say.count("key points", known),
        limit=math.floor(saturation.threshold * known + _ROUNDING),
    )


def _tabulate_curve(analysis: Analysis, sources: Sources) -> Table:
    say = sources.say
    numbers = ("statements", "new", "repeated", "heard so far")
    return Table(
        caption=say("curve"),
        columns=(
            Column(label=say("meeting")),
            Column(label=say("date")),
            *(Column(label=say(label), numeric=True) for label in numbers),
        ),
        rows=tuple(
            Row(
                cells=(
                    (Run(text=sources.meetings[step.meeting]),),
                    (Run(text=say.date(step.date)),),
                    (Run(text=say.number(step.statements)),),
                    (Run(text=say.number(len(step.new))),),
                    (Run(text=say.number(len(step.repeated))),),
                    (Run(text=say.number(step.heard_so_far)),),
                )
            )
            for step in analysis.saturation.steps
        ),
    )
