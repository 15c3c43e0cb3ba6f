"""The settings of a meeting's board."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.board.commands.timer import MOST_MINUTES
from folkmoot.web.meetings.forms.rows import RowForm


class BoardSettingsForm(RowForm):
    """Each with one sentence on what it does."""

    chatham_house = forms.BooleanField(
        label=_("Chatham House rule"),
        required=False,
        help_text=_(
            "The board names no group, and times are rounded to the quarter of an hour."
        ),
    )
    is_moderated = forms.BooleanField(
        label=_("Statements are let through one by one"),
        required=False,
        help_text=_(
            "Nothing comes on the board before somebody at the console has let it "
            "through."
        ),
    )
    until_closed = forms.BooleanField(
        label=_("Statements stay hidden until their focus area closes"),
        required=False,
        help_text=_("So that no group writes after another."),
    )
    draws_together = forms.BooleanField(
        label=_("Similar statements are drawn together"),
        required=False,
        help_text=_(
            "The machine suggests what seems alike, and the board says that it is a "
            "suggestion; each statement is still counted."
        ),
    )
    answers_by_group = forms.BooleanField(
        label=_("Answers in the plenary are counted by group"),
        required=False,
        help_text=_(
            "Each answer carries its group, and the phones say so above the buttons; "
            "otherwise nobody can tell which group an answer came from."
        ),
    )
    minutes_a_group = forms.IntegerField(
        label=_("Minutes for each group to report back"),
        min_value=1,
        max_value=MOST_MINUTES,
        help_text=_("The timer begins with these when a group is called."),
    )
    seconds_a_page = forms.IntegerField(
        label=_("Seconds a page"),
        min_value=5,
        max_value=300,
        help_text=_("How long a page of the board stands before it turns by itself."),
    )
    room_depth = forms.FloatField(
        label=_("How deep the room is, in metres"),
        required=False,
        min_value=1,
        max_value=200,
        localize=True,
        help_text=_(
            "From the picture to the last row; the letters follow, so that those who "
            "sit there can read them."
        ),
    )
    picture_width = forms.FloatField(
        label=_("How wide the picture is, in metres"),
        required=False,
        min_value=0.3,
        max_value=50,
        localize=True,
        help_text=_("Measure the picture on the wall, not the screen it is shown on."),
    )


class FrozenSettingsForm(BoardSettingsForm):
    """When answers have come: what they were promised stays as it is."""

    answers_by_group = forms.BooleanField(
        label=_("Answers in the plenary are counted by group"),
        required=False,
        disabled=True,
        help_text=_(
            "Answers have come already, from people who were told how they are "
            "counted. So this can no longer be changed."
        ),
    )
