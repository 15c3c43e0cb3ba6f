"""Wording the text blocks of drafts anew."""

from collections.abc import Mapping

from folkmoot.documents.draft_words import TEXT_BLOCKS, find_unknown_names, list_names
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.models import Wording
from folkmoot.web.minutes.queries.wordings import find_ours
from folkmoot.web.minutes.wording_words import name_wording

LONGEST = 1000


def save_wordings(
    *,
    consultation: Consultation,
    texts: Mapping[str, str],
    seen: Mapping[str, str],
    by: Actor,
) -> Batch | None:
    """Save what was worded otherwise than it was `seen`, and nothing else.

    Raises ChangeRefusedError where a block names what it cannot tell, or where another
    was first.
    """
    changed = {
        name: _fold(texts[name])
        for name in TEXT_BLOCKS
        if name in texts and _fold(texts[name]) != _fold(seen.get(name, ""))
    }
    for name, text in changed.items():
        _require_known(name, text, consultation.language)
    with open_change(consultation.id, by=by, command="save_wordings") as change:
        rows = {
            row.name: row
            for row in Wording.objects.kept().filter(consultation=consultation)
        }
        for name, text in changed.items():
            ours = find_ours(name, consultation.language)
            row = rows.get(name)
            now = ours if row is None else row.text
            if now not in (_fold(seen.get(name, "")), text):
                raise ChangeRefusedError("wording_was_first", label=name_wording(name))
            _word(change, consultation, row, name, text, ours)
        return change.saved_batch


def _word(
    change: Change,
    consultation: Consultation,
    row: Wording | None,
    name: str,
    text: str,
    ours: str,
) -> None:
    """What reads as ours is ours again."""
    if row is None:
        if text != ours:
            change.create(Wording(consultation=consultation, name=name, text=text))
    elif text == ours:
        change.remove(row)
    else:
        change.change(row, text=text)


def _require_known(name: str, text: str, language: str) -> None:
    if len(text) > LONGEST:
        raise ChangeRefusedError(
            "wording_too_long", label=name_wording(name), most=LONGEST
        )
    unknown = find_unknown_names(name, text)
    if unknown:
        known = ", ".join(f"{{{one}}}" for one in list_names(name, language))
        raise ChangeRefusedError(
            "unknown_names_in_wording",
            label=name_wording(name),
            names=", ".join(f"{{{one}}}" for one in unknown),
            known=known or "–",
        )


def _fold(text: str) -> str:
    return " ".join(text.split())
