"""What people do in a data folder, as a process of its own:

python -m tests.web.config.hall_steps fill | erase | tell

The folder and the database are named by the environment, as for the server.
"""

import json
import os
import sys
from typing import Any

ERASED, SEALED, KEPT = "kanariefugl", "papegøje", "gråspurv"


def fill() -> None:
    """A hall with three statements, each with a bird of its own."""
    from folkmoot.web.config.serving.preparing import prepare

    prepare()
    from tests.web.people import make_consultation, make_meeting, make_person
    from tests.web.statements.phones import Phone, open_hall

    anne = make_person("anne")
    meeting = make_meeting(make_consultation(anne), anne)
    phone = Phone().join(open_hall(meeting)[0])
    for bird in (ERASED, SEALED, KEPT):
        phone.add(f"Der sad en {bird} på taget")


def erase() -> None:
    """Erase the first, take the second off the record, and clear the storage."""
    from folkmoot.web.events.erasure import Reason, erase_words
    from folkmoot.web.events.recording import SYSTEM
    from folkmoot.web.events.storage import clear_storage
    from folkmoot.web.statements.commands.off_record import take_off

    erase_words(subject=_find(ERASED), reason=Reason.ASKED, by=SYSTEM)
    take_off(statement=_find(SEALED), by=SYSTEM)
    clear_storage()


def tell() -> None:
    """What is told of the three now."""
    from folkmoot.web.events.verifying import verify_log
    from folkmoot.web.statements.models import Statement

    texts = list(Statement.objects.order_by("number").values_list("text", flat=True))
    meeting = Statement.objects.values_list("meeting_id", flat=True)[0]
    told = {"texts": texts, "faults": len(verify_log(meeting).faults)}
    sys.stdout.write(json.dumps(told))


def _find(bird: str) -> Any:
    from folkmoot.web.statements.models import Statement

    return Statement.objects.get(text__contains=bird)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.web.config.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    {"fill": fill, "erase": erase, "tell": tell}[sys.argv[1]]()
