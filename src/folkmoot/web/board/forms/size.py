"""How large the room and the picture are, asked once."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.board.models import Board


class SizeForm(forms.ModelForm[Board]):
    """Both in metres; a comma is as good as a point."""

    room_depth = forms.FloatField(
        label=_("Metres from the picture to the last row"),
        min_value=1,
        max_value=200,
        localize=True,
    )
    picture_width = forms.FloatField(
        label=_("How many metres wide the picture is"),
        min_value=0.3,
        max_value=50,
        localize=True,
    )

    class Meta:
        model = Board
        fields: ClassVar = ["room_depth", "picture_width"]
