"""Memos: notes at the desk, on anything."""

import uuid
from collections.abc import Mapping
from typing import TypeAlias

from folkmoot.web.desk.commands.scope import (
    Desk,
    fetch_heading,
    fetch_key_point,
    fetch_statements,
    open_desk,
    require_person,
)
from folkmoot.web.desk.models import Memo
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.statements.models import Heading, KeyPoint, Statement
from folkmoot.web.statements.words import LONGEST, clean_words

About: TypeAlias = Statement | KeyPoint | Heading
# As the desk's addresses name them.
KINDS: dict[type[About], str] = {
    Statement: "statement",
    KeyPoint: "key_point",
    Heading: "heading",
}


def write_memo(
    *, desk: Desk, memo_id: uuid.UUID, about: About, text: str, by: Actor
) -> Batch | None:
    """A memo on a statement, a key point or a theme; sent twice, it is made once."""
    words = _require_words(text)
    with open_desk(desk, by=by, command="write_memo") as change:
        if not Memo.objects.filter(id=memo_id).exists():
            _require_there(desk, about)
            made = Memo(
                id=memo_id,
                consultation=desk.consultation,
                about_type=KINDS[type(about)],
                about=about.id,
                text=words,
                written_by_id=require_person(by),
                written_at=change.batch.at,
            )
            change.create(made)
        return change.saved_batch


def reword_memo(
    *,
    desk: Desk,
    memo: Memo,
    text: str,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Other words, against those that were seen; anybody at the desk may."""
    words = _require_words(text)
    with open_desk(desk, by=by, command="reword_memo") as change:
        change.change(_fetch(desk, memo), base=base, text=words)
        return change.saved_batch


def remove_memo(*, desk: Desk, memo: Memo, by: Actor) -> Batch | None:
    with open_desk(desk, by=by, command="remove_memo") as change:
        change.remove(_fetch(desk, memo))
        return change.saved_batch


def _fetch(desk: Desk, memo: Memo) -> Memo:
    rows = Memo.objects.kept().filter(consultation=desk.consultation)
    found: Memo | None = rows.filter(id=memo.id).first()
    if found is None:
        raise ChangeRefusedError("memo_is_gone")
    return found


def _require_there(desk: Desk, about: About) -> None:
    if isinstance(about, Statement):
        fetch_statements(desk, [about])
    elif isinstance(about, KeyPoint):
        fetch_key_point(desk, about)
    else:
        fetch_heading(desk, about)


def _require_words(text: str) -> str:
    words = clean_words(text)
    if not words:
        raise ChangeRefusedError("empty")
    if len(words) > LONGEST:
        raise ChangeRefusedError("words_too_long", most=LONGEST)
    return words
