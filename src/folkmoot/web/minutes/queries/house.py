"""The house's own template."""

from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.models import HouseTemplate


def find_template(consultation: Consultation) -> HouseTemplate | None:
    """The template in use; None where the one that ships is."""
    found: HouseTemplate | None = (
        HouseTemplate.objects.kept().filter(consultation=consultation).first()
    )
    return found
