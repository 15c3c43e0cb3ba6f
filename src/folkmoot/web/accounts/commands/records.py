"""What the installation remembers of its accounts: an event for each change."""

from folkmoot.web.accounts.models import INSTALLATION_STREAM, Installation
from folkmoot.web.events.recording import Actor, open_change


def record(what: str, *, by: Actor, **details: object) -> None:
    """Append an event to the installation's log. Never with an address or a token."""
    subject = Installation(id=INSTALLATION_STREAM)
    with open_change(INSTALLATION_STREAM, by=by, command=what) as change:
        change.note(subject, what, **details)
