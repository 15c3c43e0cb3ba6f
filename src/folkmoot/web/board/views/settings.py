"""What is chosen about the board before the meeting."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.web.board.commands.settings import change_settings
from folkmoot.web.board.forms.settings import BoardSettingsForm, FrozenSettingsForm
from folkmoot.web.board.models import Answer
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.likeness import lacks_model
from folkmoot.web.meetings.access import fetch_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    name_actor,
    of_one,
)


def settings(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    by = name_actor(request)
    have_come = Answer.objects.filter(meeting=meeting).exists()
    page = RowsPage(
        template="board/settings.html",
        form=FrozenSettingsForm if have_come else BoardSettingsForm,
        stored=[find_board(meeting)],
        save=of_one(lambda edit: change_settings(meeting=meeting, edit=edit, by=by)),
        back=reverse("meetings:plan", args=[meeting.id]),
        told=_("The board’s settings are saved."),
        context={
            "meeting": meeting,
            "consultation": meeting.consultation,
            "lacks_model": lacks_model(meeting),
        },
    )
    return answer_rows(request, page)
