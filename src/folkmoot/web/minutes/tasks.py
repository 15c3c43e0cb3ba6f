"""The letters of the minutes, written and sent by the worker."""

from urllib.parse import urljoin

from django_tasks import task

from folkmoot.web.accounts.models import User
from folkmoot.web.accounts.tasks import send_letter
from folkmoot.web.minutes.commands.corrections import note_letter
from folkmoot.web.minutes.models import Corrector
from folkmoot.web.minutes.queries.correction_links import make_link
from folkmoot.web.minutes.queries.corrections import takes_proposals


@task()
def send_correction_link(
    corrector_id: str, sender_id: int, site: str, is_reminder: bool
) -> None:
    """Send the link, unless it was taken back or the round is over meanwhile."""
    found = Corrector.objects.kept().exclude(email="").filter(id=corrector_id)
    corrector = found.select_related("round__paper__meeting__consultation").first()
    if corrector is None or not takes_proposals(corrector.round):
        return
    meeting = corrector.round.paper.meeting
    send_letter(
        "minutes/mail/reminder" if is_reminder else "minutes/mail/correction",
        to=corrector.email,
        language=meeting.consultation.language,
        corrector=corrector,
        round=corrector.round,
        meeting=meeting,
        sender=User.objects.get(pk=sender_id),
        link=urljoin(site, make_link(corrector)),
        site=site,
    )
    note_letter(corrector=corrector, is_reminder=is_reminder)
