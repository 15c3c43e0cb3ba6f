"""What the worker does for the log: clearing what is left of erased words."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from folkmoot.web.events.storage import clear_storage

PAUSE = timedelta(minutes=2)


@task()
def clear_later() -> None:
    """Clear the database's own files; come again where others stood in the way."""
    if not clear_storage():
        clear_later.using(run_after=timezone.now() + PAUSE).enqueue()
