"""The meeting that the load bench fills, and the count of it afterwards."""

import os
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from simulated_hall import Planned, plan_hall

POINTS = 12


@dataclass(frozen=True)
class PlannedPlenary:
    """An open meeting with key points that the hall is asked about."""

    hall: Planned
    points: list[str]
    session: str  # a signed-in secretary's cookie


@dataclass(frozen=True, kw_only=True)
class Differences:
    """What the phones were told against what is in the database."""

    statements: int
    lost: int
    twice: int
    answers: int
    answers_wrong: int


def plan_plenary(groups: int) -> PlannedPlenary:
    """Make it in the database that the environment names."""
    hall = plan_hall(groups)
    from folkmoot.web.board.models import PlenaryPoint, PointState
    from folkmoot.web.events.recording import SYSTEM, open_change
    from folkmoot.web.meetings.models import Meeting, MeetingArea
    from folkmoot.web.statements.models import KeyPoint

    meeting = Meeting.objects.get(id=hall.meeting)
    area = MeetingArea.objects.filter(meeting=meeting).first()
    points = []
    with open_change(meeting.id, by=SYSTEM, command="plan") as change:
        for place in range(POINTS):
            words = f"Bussen skal køre oftere ({place})"
            key_point = KeyPoint(
                consultation=meeting.consultation,
                meeting=meeting,
                focus_area=area.focus_area,
                text=words,
            )
            change.create(key_point)
            point = PlenaryPoint(
                meeting=meeting,
                key_point=key_point,
                place=place,
                state=PointState.OPEN,
                shows_counts=True,
            )
            change.create(point)
            points.append(str(point.id))
    return PlannedPlenary(hall, points, _sign_in(meeting.consultation_id))


def _sign_in(consultation: uuid.UUID) -> str:
    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore

    from folkmoot.web.accounts.models import User
    from folkmoot.web.events.recording import SYSTEM, open_change
    from folkmoot.web.meetings.models import Membership, Role

    user = User.objects.create_user("anne@example.org", uuid.uuid4().hex, name="Anne")
    membership = Membership(
        consultation_id=consultation, user=user, role=Role.SECRETARY
    )
    with open_change(consultation, by=SYSTEM, command="plan") as change:
        change.create(membership)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def compare(
    meeting: str, texts: Mapping[str, str], answers: Mapping[tuple[str, str], str]
) -> Differences:
    """Count what is missing, what is there twice, and which choices differ.

    `texts` has the acknowledged texts by statement, `answers` the last acknowledged
    choice by phone and point. Whose an answer is cannot be read, so it is the choices
    of each point that are compared.
    """
    from folkmoot.web.board.models import Answer
    from folkmoot.web.statements.models import Statement

    rows = Statement.objects.filter(meeting=meeting)
    stored = {str(each): text for each, text in rows.values_list("id", "text")}
    lost = [each for each, text in texts.items() if stored.get(each) != text]
    times = Counter(stored.values())
    kept = Answer.objects.kept().filter(meeting=meeting)
    counted = Counter(
        (str(point), choice) for point, choice in kept.values_list("point", "choice")
    )
    told = Counter((point, choice) for (_, point), choice in answers.items())
    return Differences(
        statements=len(stored),
        lost=len(lost),
        twice=sum(times[text] - 1 for text in set(texts.values()) if text in times),
        answers=sum(counted.values()),
        answers_wrong=sum(((counted - told) + (told - counted)).values()),
    )


def choose_database() -> str:
    return "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
