"""What can stand against a change. The words for people are in `ui.messages`."""

import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from folkmoot.web.events.models import Batch, Recorded


class ChangeRefusedError(Exception):
    """A change that was not made; `code` names the message for people."""

    code = "change_refused"

    def __init__(self, code: str | None = None, **details: object) -> None:
        if code is not None:
            self.code = code
        self.details = details
        super().__init__(f"{self.code} {details}")


class StaleFieldError(ChangeRefusedError):
    """Another has changed the same field meanwhile; both wordings must be kept."""

    code = "stale_field"

    def __init__(self, stored: "Recorded", field: str) -> None:
        self.stored = stored
        self.field = field
        super().__init__(field=field)


class RequestReusedError(ChangeRefusedError):
    """The id of a request came again with another content."""

    code = "request_reused"

    def __init__(self, request_id: uuid.UUID) -> None:
        super().__init__(request=str(request_id))


class UndoRefusedError(ChangeRefusedError):
    """It cannot be undone: `why` is a code for people, `later` what builds on it."""

    code = "undo_refused"

    def __init__(
        self,
        batch: "Batch",
        why: str,
        *,
        later: "Batch | None" = None,
        subject: "Recorded | None" = None,
    ) -> None:
        self.batch = batch
        self.why = why
        self.later = later
        self.subject = subject
        super().__init__(why=why)
