"""Whether a paper may be written in."""

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.minutes.models import Paper


def require_open(paper: Paper) -> None:
    """Under the log's lock; raises ChangeRefusedError where it is closed or gone."""
    stands = Paper.objects.kept().filter(id=paper.id).values_list("final", flat=True)
    found = list(stands)
    if not found:
        raise ChangeRefusedError("part_is_gone")
    if found != [None]:
        raise ChangeRefusedError("paper_is_closed")
