"""How far the machine has come at a desk."""

from typing import Any

from folkmoot.web.desk.models import Run
from folkmoot.web.desk.queries.scope import Desk


def tell_run(desk: Desk) -> dict[str, Any] | None:
    """The last run that was asked for; None where there never was one."""
    runs = Run.objects.filter(consultation=desk.consultation, meeting=desk.meeting)
    run = runs.first()
    if run is None:
        return None
    return {
        "id": str(run.id),
        "state": run.state,
        "stage": run.stage,
        "done": run.done,
        "total": run.total,
        "fault": run.fault,
        "asked_at": run.asked_at.isoformat(),
        "ended_at": run.ended_at.isoformat() if run.ended_at else None,
    }
