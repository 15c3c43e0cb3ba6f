"""Taking a row's words off the record, and putting them back.

For everybody and everything it is as if they were erased: no page, board, export or
vector has them. They lie beside the log, sealed, until somebody puts them back or they
are erased for good. What had quoted them (papers, frozen findings, what was published)
lost them, and does not get them back by itself.
"""

from collections.abc import Sequence
from typing import cast

from django.apps import apps

from folkmoot.web.events.erasure import erase_rows
from folkmoot.web.events.erasure_list import note_on_list
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, Recorded, SealedWords
from folkmoot.web.events.recording import Actor, open_change

TAKE_OFF, PUT_BACK = "take_off_record", "put_back_on_record"


def take_off_record(*, rows: Sequence[Recorded], by: Actor) -> Batch:
    """Empty the first row and those that say it, and keep what they said sealed.

    Raises ChangeRefusedError where none of them has words.
    """
    first, *_others = rows
    with open_change(first.stream_id, by=by, command=TAKE_OFF) as change:
        seals = [
            SealedWords(
                batch=change.batch,
                subject_type=row._meta.label,
                subject=row.id,
                words=words,
                took_row=row.removed_at is None and not row.stands_without_words(),
            )
            for row in rows
            if (words := _find_words(row))
        ]
        batch = erase_rows(change, rows, None)
        SealedWords.objects.bulk_create(seals)
        return batch


def put_back_on_record(*, batch: Batch, by: Actor) -> Batch:
    """Give the rows back what they said before the step that took it off the record.

    Raises ChangeRefusedError where that was done already, or the words were erased.
    """
    with open_change(
        batch.stream_id, by=by, command=PUT_BACK, undoes=[batch]
    ) as change:
        seals = list(SealedWords.objects.filter(batch=batch).select_for_update())
        if not seals:
            raise ChangeRefusedError("nothing_sealed")
        for seal in seals:
            row = _fetch(seal)
            change.give_back(row, seal.words)
            if seal.took_row:
                change.restore(row)
        SealedWords.objects.filter(batch=batch).delete()
        note_on_list(change.batch)
        return change.batch


def find_seal(row: Recorded) -> Batch | None:
    """The step that took the row off the record; None where it stands in it."""
    seal = SealedWords.objects.filter(subject=row.id).select_related("batch").first()
    return seal.batch if seal is not None else None


def _find_words(row: Recorded) -> dict[str, str]:
    return {name: str(said) for name in row.erasable if (said := getattr(row, name))}


def _fetch(seal: SealedWords) -> Recorded:
    model = apps.get_model(seal.subject_type)
    return cast(Recorded, model._default_manager.get(id=seal.subject))
