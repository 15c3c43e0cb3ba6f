"""Whether the data agrees with itself."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from folkmoot_verify.fault import Fault
from folkmoot_verify.recount import SIDES, Recounted, Row, Tables

_FLOOR = 3


def check_data(tables: Tables, counted: Recounted, limit: int) -> Iterator[Fault]:
    """Counts, references, clearances, ids, small numbers, and the sum of all."""
    yield from _check_counts(tables, counted)
    yield from _check_references(tables)
    yield from _check_quotes(tables)
    yield from _check_ids(tables)
    yield from _check_small(tables, limit)
    yield from _check_sums(tables)
    said = sum(int(row["statements"]) for row in tables.hearings)
    if said != len(tables.statements):
        yield Fault(
            code="sum_differs", where="data/hearings.csv", seen=str(said),
            expected=str(len(tables.statements)),
        )  # fmt: skip


def _check_counts(tables: Tables, counted: Recounted) -> Iterator[Fault]:
    """What the rows of key points and meetings tell, against the voices one by one."""
    for point in tables.points:
        for side in SIDES:
            yield from _check_side(point, side, counted)
    for row in tables.meetings:
        ref = f"point/{row['key_point']}/{row['side']}/meeting/{row['meeting']}/heard"
        if row["heard"] and row["heard"] != counted.figures.get(ref):
            seen = counted.figures.get(ref, "")
            yield differs("data/meetings.csv", ref, row["heard"], seen)


def _check_side(point: Row, side: str, counted: Recounted) -> Iterator[Fault]:
    for name in ("groups", "meetings", "respondents", "submissions"):
        ref = f"point/{point['id']}/{side}/{name}"
        told, asked = point[f"{side}_{name}"], point[f"{side}_{name}_asked"]
        heard = counted.figures[f"{ref}/heard"]
        if told and told != heard:
            yield differs("data/points.csv", ref, told, heard)
        if told and asked and int(told) > int(asked):
            yield Fault(code="more_than_asked", where=ref, seen=told, expected=asked)


def differs(where: str, what: str, seen: str, expected: str) -> Fault:
    """A figure that is not what the count gives."""
    return Fault(
        code="count_differs", where=f"{where}: {what}", seen=seen, expected=expected
    )


def _check_references(tables: Tables) -> Iterator[Fault]:
    """Every row that points at another points at one that is there."""
    points = {row["id"] for row in tables.points}
    recommendations = {row["id"] for row in tables.recommendations}
    statements = {row["id"] for row in tables.statements}
    for name, rows, column, known in (
        ("voices", tables.voices, "key_point", points),
        ("meetings", tables.meetings, "key_point", points),
        ("attributes", tables.attributes, "key_point", points),
        ("quotes", tables.quotes, "key_point", points),
        ("not_followed", tables.not_followed, "key_point", points),
        ("evidence", tables.evidence, "recommendation", recommendations),
        ("questions", tables.questions, "recommendation", recommendations),
        ("milestones", tables.milestones, "recommendation", recommendations),
    ):
        yield from _find_unknown(name, [row[column] for row in rows], known)
    named = [row["key_point"] or row["statement"] for row in tables.evidence]
    yield from _find_unknown("evidence", named, points | statements)


def _find_unknown(name: str, named: list[str], known: set[str]) -> Iterator[Fault]:
    for each in named:
        if each not in known:
            yield Fault(code="unknown_row", where=f"data/{name}.csv", seen=each)


def _check_quotes(tables: Tables) -> Iterator[Fault]:
    cleared = {row["id"] for row in tables.statements if row["cleared"] == "yes"}
    for row in tables.quotes:
        if row["id"] not in cleared:
            yield Fault(code="not_cleared", where="data/quotes.csv", seen=row["id"])


def _check_ids(tables: Tables) -> Iterator[Fault]:
    for name in ("points", "statements", "recommendations", "hearings"):
        ids = Counter(row["id"] for row in getattr(tables, name))
        for double in (each for each, times in ids.items() if times > 1):
            yield Fault(code="twice", where=f"data/{name}.csv", seen=double)


def _check_sums(tables: Tables) -> Iterator[Fault]:
    """A table by an attribute comes to what is told of all who answered, or to less."""
    told = {
        (point["id"], side): point[f"{side}_respondents"]
        for point in tables.points
        for side in SIDES
    }
    cells: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in tables.attributes:
        cells[row["key_point"], row["side"], row["attribute"]].append(row["heard"])
    for (point, side, attribute), counts in cells.items():
        whole = told.get((point, side), "")
        total = sum(int(count) for count in counts if count)
        is_less = whole and total < int(whole)
        if not whole or total > int(whole) or (is_less and all(counts)):
            yield Fault(
                code="table_differs",
                where=f"data/attributes.csv: {point}/{side}/{attribute}",
                seen=str(total),
                expected=whole,
            )


def _check_small(tables: Tables, limit: int) -> Iterator[Fault]:
    if limit < _FLOOR:
        yield Fault(code="limit_too_low", where="manifest.json", seen=str(limit))
    told = [
        (f"data/attributes.csv: {row['id']}", row[name])
        for row in tables.attributes
        for name in ("heard", "asked")
    ] + [
        (f"data/points.csv: {point['id']}", point[f"{side}_{name}"])
        for point in tables.points
        for side in SIDES
        for name in ("respondents", "submissions")
    ]
    for where, count in told:
        if count and int(count) < limit:
            yield Fault(code="too_small", where=where, seen=count, expected=str(limit))
