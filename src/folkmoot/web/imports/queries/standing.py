"""What a draft became: the document in the record, and the step that can be undone."""

from folkmoot.web.events.models import Batch, Event
from folkmoot.web.imports.models import Draft


def find_step(draft: Draft) -> Batch | None:
    """The step that put the draft into the record, last; undoing it takes it out."""
    if draft.document is None:
        return None
    events = Event.objects.filter(
        subject=draft.document.id, kind__in=("document.created", "document.restored")
    )
    last = events.select_related("batch__person").order_by("id").last()
    return last.batch if last is not None else None
