"""What other programs may read a consultation by, and how often they did."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import OfConsultation


class AccessToken(OfConsultation):
    """A program may read this consultation until then. The token itself is not kept."""

    name = models.CharField(_("what it is for"), max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    erasable = frozenset({"name"})
    untold = frozenset({"digest"})

    class Meta:
        ordering = ("-made_at", "id")

    def __str__(self) -> str:
        return self.name


class TokenUse(models.Model):
    """When a token was last used, and how often in the minute that began then.

    In no log: it may be thrown away, and with it only the count of a minute is lost.
    """

    token = models.OneToOneField(
        AccessToken, models.CASCADE, primary_key=True, related_name="use"
    )
    last_used_at = models.DateTimeField()
    minute = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    may_be_thrown_away = True

    def __str__(self) -> str:
        return f"{self.token} {self.last_used_at:%Y-%m-%d %H:%M}"
