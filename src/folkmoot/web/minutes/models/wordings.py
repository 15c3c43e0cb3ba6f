"""The sentences of drafts as the house words them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import OfConsultation
from folkmoot.web.minutes.wording_words import name_wording


class Wording(OfConsultation):
    """A text block worded anew; empty where the house says nothing there."""

    name = models.CharField(_("text block"), max_length=40)
    text = models.TextField(_("text"), blank=True)

    erasable = frozenset({"text"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "name"],
                condition=models.Q(removed_at=None),
                name="a_text_block_is_worded_once",
            )
        ]

    def __str__(self) -> str:
        return name_wording(self.name)
