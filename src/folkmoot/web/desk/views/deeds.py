"""What can be done at the desk, each by its name: which command, given what."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from folkmoot.web.desk.commands import (
    filters,
    gathering,
    headings,
    key_points,
    memos,
    merging,
    placements,
    runs,
    segments,
    suggestions,
    undoing,
)
from folkmoot.web.desk.forms.given import Given
from folkmoot.web.desk.tasks import look_after
from folkmoot.web.events.models import Batch
from folkmoot.web.statements.models import Side

Deed: TypeAlias = Callable[[Given], Batch | None]


def _gather(given: Given) -> Batch | None:
    return gathering.gather(
        **given.scope,
        parts=given.parts(),
        key_point=given.key_point(),
        side=given.side() or Side.SUPPORTS,
    )


def _rule_out(given: Given) -> Batch | None:
    return gathering.rule_out(
        **given.scope, parts=given.parts(), key_point=given.key_point()
    )


def _take_out(given: Given) -> Batch | None:
    return gathering.take_out(
        **given.scope, parts=given.parts(), key_point=given.key_point()
    )


def _set_side(given: Given) -> Batch | None:
    return gathering.set_side(
        **given.scope,
        match=given.match(),
        side=given.side() or Side.SUPPORTS,
        base=given.base("side"),
    )


def _make_key_point(given: Given) -> Batch | None:
    return key_points.make_key_point(
        **given.scope,
        key_point_id=given.id("id"),
        text=given.text("text"),
        parts=given.parts() if given.is_set("parts") else [],
        focus_area=given.focus_area() if given.is_set("focus_area") else None,
        heading=given.heading() if given.is_set("heading") else None,
        side=given.side() or Side.SUPPORTS,
    )


def _reword(given: Given) -> Batch | None:
    return key_points.reword(
        **given.scope,
        key_point=given.key_point(),
        text=given.text("text"),
        base=given.base("text"),
    )


def _merge(given: Given) -> Batch | None:
    return merging.merge(
        **given.scope,
        key_points=given.key_points(),
        into=given.key_point("into"),
        text=given.text("text"),
        base=given.base("text"),
    )


def _split(given: Given) -> Batch | None:
    return merging.split(
        **given.scope,
        key_point=given.key_point(),
        matches=given.matches(),
        new_id=given.id("id"),
        text=given.text("text"),
    )


def _move_key_point(given: Given) -> Batch | None:
    """What is left out stays; what is named and empty is taken away."""
    values: dict[str, Any] = {
        name: given.key_point(name)
        for name in ("before", "after")
        if given.is_set(name)
    }
    if given.has("focus_area"):
        is_set = given.is_set("focus_area")
        values["focus_area"] = given.focus_area() if is_set else None
    if given.has("heading"):
        values["heading"] = given.heading() if given.is_set("heading") else None
    return key_points.move_key_point(
        **given.scope, key_point=given.key_point(), **values
    )


def _remove_key_point(given: Given) -> Batch | None:
    return key_points.remove_key_point(**given.scope, key_point=given.key_point())


def _make_part_of(given: Given) -> Batch | None:
    return merging.make_part_of(
        **given.scope,
        key_point=given.key_point(),
        whole=given.key_point("whole") if given.is_set("whole") else None,
    )


def _lift(given: Given) -> Batch | None:
    return merging.lift(
        **given.scope,
        key_points=given.key_points(),
        new_id=given.id("id"),
        text=given.text("text"),
    )


def _stand_alone(given: Given) -> Batch | None:
    return placements.stand_alone(**given.scope, statements=given.statements())


def _set_aside(given: Given) -> Batch | None:
    return placements.set_aside(
        **given.scope,
        statements=given.statements(),
        reason=given.reason(),
        words=given.text("words"),
    )


def _mark_duplicate(given: Given) -> Batch | None:
    return placements.mark_duplicate(
        **given.scope,
        statements=given.statements(),
        original=given.statement("original"),
    )


def _put_back(given: Given) -> Batch | None:
    return placements.put_back(**given.scope, statements=given.statements())


def _split_statement(given: Given) -> Batch | None:
    return segments.split_statement(
        **given.scope,
        statement=given.statement(),
        at=given.count("at"),
        version=given.count("version") if given.is_set("version") else None,
    )


def _join_segments(given: Given) -> Batch | None:
    return segments.join_segments(**given.scope, statement=given.statement())


def _accept(given: Given) -> Batch | None:
    return suggestions.accept(
        **given.scope, suggestions=given.suggestions(), side=given.side(None)
    )


def _accept_point(given: Given) -> Batch | None:
    return suggestions.accept_point(
        **given.scope,
        point=given.suggested_point(),
        with_matches=given.flag("with_matches"),
    )


def _decline(given: Given) -> Batch | None:
    return suggestions.decline(**given.scope, suggestions=given.suggestions())


def _decline_point(given: Given) -> Batch | None:
    return suggestions.decline_point(**given.scope, point=given.suggested_point())


def _make_heading(given: Given) -> Batch | None:
    return headings.make_heading(
        **given.scope, heading_id=given.id("id"), text=given.text("text")
    )


def _reword_heading(given: Given) -> Batch | None:
    return headings.reword_heading(
        **given.scope,
        heading=given.heading(),
        text=given.text("text"),
        base=given.base("text"),
    )


def _move_heading(given: Given) -> Batch | None:
    return headings.move_heading(
        **given.scope,
        heading=given.heading(),
        before=given.heading("before") if given.is_set("before") else None,
        after=given.heading("after") if given.is_set("after") else None,
    )


def _remove_heading(given: Given) -> Batch | None:
    return headings.remove_heading(**given.scope, heading=given.heading())


def _write_memo(given: Given) -> Batch | None:
    find: Mapping[str, Callable[[str], Any]] = {
        "statement": given.statement,
        "key_point": given.key_point,
        "heading": given.heading,
    }
    return memos.write_memo(
        **given.scope,
        memo_id=given.id("id"),
        about=given.choice("about_type", find)("about"),
        text=given.text("text"),
    )


def _reword_memo(given: Given) -> Batch | None:
    return memos.reword_memo(
        **given.scope,
        memo=given.memo(),
        text=given.text("text"),
        base=given.base("text"),
    )


def _remove_memo(given: Given) -> Batch | None:
    return memos.remove_memo(**given.scope, memo=given.memo())


def _save_filter(given: Given) -> Batch | None:
    return filters.save_filter(
        **given.scope,
        filter_id=given.id("id"),
        name=given.text("name"),
        query=given.text("query"),
    )


def _remove_filter(given: Given) -> Batch | None:
    return filters.remove_filter(**given.scope, saved=given.saved_filter())


def _undo(given: Given) -> Batch | None:
    batch = given.step() if given.is_set("batch") else None
    return undoing.undo(**given.scope, batch=batch)


def _redo(given: Given) -> Batch | None:
    batch = given.step() if given.is_set("batch") else None
    return undoing.redo(**given.scope, batch=batch)


def _ask_for_run(given: Given) -> None:
    run = runs.ask_for_run(**given.scope)
    look_after.enqueue(str(run.id))


def _cancel_run(given: Given) -> None:
    runs.cancel_run(**given.scope, run=given.run())


# What is done beside the log, by no batch.
BESIDE = frozenset({"ask_for_run", "cancel_run"})
DEEDS: Mapping[str, Deed] = {
    "gather": _gather,
    "rule_out": _rule_out,
    "take_out": _take_out,
    "set_side": _set_side,
    "make_key_point": _make_key_point,
    "reword": _reword,
    "merge": _merge,
    "split": _split,
    "move_key_point": _move_key_point,
    "remove_key_point": _remove_key_point,
    "make_part_of": _make_part_of,
    "lift": _lift,
    "stand_alone": _stand_alone,
    "set_aside": _set_aside,
    "mark_duplicate": _mark_duplicate,
    "put_back": _put_back,
    "split_statement": _split_statement,
    "join_segments": _join_segments,
    "accept": _accept,
    "accept_point": _accept_point,
    "decline": _decline,
    "decline_point": _decline_point,
    "make_heading": _make_heading,
    "reword_heading": _reword_heading,
    "move_heading": _move_heading,
    "remove_heading": _remove_heading,
    "write_memo": _write_memo,
    "reword_memo": _reword_memo,
    "remove_memo": _remove_memo,
    "save_filter": _save_filter,
    "remove_filter": _remove_filter,
    "undo": _undo,
    "redo": _redo,
    "ask_for_run": _ask_for_run,
    "cancel_run": _cancel_run,
}
