"""A tour with one of everything, and everybody who could knock at an address.

An address's parameters are filled from `ids` by their names. A new kind of row gets its
line in `_ids` here, and every address that takes its id is tried.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from folkmoot.documents.write_findings import write_findings
from folkmoot.domain.traces import TraceKind
from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.points import make_point
from folkmoot.web.board.commands.remarks import Said, put_down_remark
from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.desk.models import Coding, Run, RunState, Sample
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.findings.commands.freezing import keep_version
from folkmoot.web.findings.queries.tables import read_tables
from folkmoot.web.findings.queries.versions import describe_origin
from folkmoot.web.meetings.commands.invitations import invite
from folkmoot.web.meetings.commands.keys import open_door
from folkmoot.web.meetings.commands.themes import raise_theme
from folkmoot.web.meetings.models import (
    Consultation,
    FocusArea,
    Group,
    Invitation,
    Meeting,
    MeetingArea,
    Membership,
    Role,
    Theme,
)
from folkmoot.web.minutes.commands.corrections import Invited, start_round
from folkmoot.web.minutes.commands.drafting import draft_paper
from folkmoot.web.minutes.commands.proposing import Proposed, propose
from folkmoot.web.minutes.models import Corrector, Paper, PaperKind
from folkmoot.web.publication.commands.deciding import judge_trace
from folkmoot.web.publication.commands.releasing import publish
from folkmoot.web.publication.models import Verdict
from folkmoot.web.recommendations.models import Evidence, Milestone, Recommendation
from folkmoot.web.sharing.commands.tokens import make_token
from folkmoot.web.sharing.models import AccessToken
from folkmoot.web.statements.models import Device, Match
from tests.web.imports.drops import make_draft
from tests.web.people import (
    add_member,
    make_consultation,
    make_item,
    make_meeting,
    make_person,
)
from tests.web.statements.rows import make_one_of_each

Ids = Mapping[str, Any]


@dataclass(frozen=True)
class Tour:
    """One consultation with its people, and the id of one of each of its things."""

    meeting: Meeting
    people: Mapping[Role, User]
    ids: Ids


def make_tour(prefix: str) -> Tour:
    secretary = make_person(f"{prefix}-secretary")
    consultation = make_consultation(secretary, prefix)
    people = {Role.SECRETARY: secretary}
    for role in (Role.FACILITATOR, Role.MEMBER):
        people[role] = make_person(f"{prefix}-{role}")
        add_member(consultation, people[role], role)
    meeting = make_meeting(consultation, secretary)
    return Tour(meeting, people, _ids(consultation, meeting, people))


def _ids(
    consultation: Consultation, meeting: Meeting, people: Mapping[Role, User]
) -> Ids:
    def first(model: Any, **wanted: Any) -> uuid.UUID:
        found: uuid.UUID = model.objects.filter(**wanted).first().id
        return found

    one_of_each = make_one_of_each(meeting)
    return {
        "consultation_id": consultation.id,
        "meeting_id": meeting.id,
        "row_id": first(Group, meeting=meeting),
        "person_id": people[Role.FACILITATOR].pk,
        "invitation_id": _make_invitation(consultation).id,
        "membership_id": first(Membership, user=people[Role.MEMBER]),
        "focus_area_id": first(FocusArea, consultation=consultation),
        "meeting_area_id": first(MeetingArea, meeting=meeting),
        "area_id": first(MeetingArea, meeting=meeting),
        "group_id": first(Group, meeting=meeting),
        "join_key_id": open_door(meeting=meeting, by=SYSTEM).id,
        **one_of_each,
        **_deal_sample(
            consultation, people[Role.SECRETARY], one_of_each["statement_id"]
        ),
        "run_id": _let_machine_look(consultation, people[Role.SECRETARY]).id,
        "batch_id": _do_something(meeting, people[Role.FACILITATOR]),
        "item_id": make_item(meeting, people[Role.SECRETARY]).id,
        "theme_id": _raise_theme(meeting).id,
        **_hold_plenary(meeting),
        **_advise(consultation, one_of_each["statement_id"]),
        **_send_round(_draft_minutes(meeting, people[Role.SECRETARY])),
        **_freeze(consultation, people[Role.SECRETARY]),
        **_publish(consultation, people[Role.SECRETARY]),
        "token_id": _let_program_in(consultation, people[Role.SECRETARY]),
        "kind": "md",
        "which": "areas",
        "form": "svg",
        "number": 1,
        "draft_id": make_draft(consultation, people[Role.SECRETARY]).id,
    }


def join_device(client: Client, meeting: Meeting) -> None:
    """Let the client's browser be a phone that has joined the meeting's first group."""
    token = f"token-of-{meeting.id}"
    group = Group.objects.filter(meeting=meeting).first()
    door = open_door(meeting=meeting, by=SYSTEM)
    Device.objects.create(
        meeting=meeting,
        group=group,
        joined_groups=[str(group.id)],
        join_key=door,
        digest=hashlib.sha256(token.encode()).hexdigest(),
    )
    client.cookies["folkmoot-device"] = token


def add_second_factor(person: User) -> None:
    """So that there is a second factor to see and to turn off."""
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)


def _let_machine_look(consultation: Consultation, person: User) -> Run:
    run: Run = Run.objects.create(
        consultation=consultation, state=RunState.DONE, asked_by=person
    )
    return run


def _make_invitation(consultation: Consultation) -> Invitation:
    return invite(
        consultation=consultation,
        email="new@example.org",
        role=Role.MEMBER,
        by=SYSTEM,
    )


def _draft_minutes(meeting: Meeting, person: User) -> Paper:
    by = Actor.of_person(person)
    return draft_paper(meeting=meeting, kind=PaperKind.MINUTES, by=by)


def _send_round(paper: Paper) -> Ids:
    """Minutes that go round, with a proposal to them."""
    invited = [Invited(name="Ida", email="ida@example.org")]
    deadline = timezone.now() + timedelta(days=7)
    round_ = start_round(
        paper=paper, invited=invited, message="", deadline=deadline, by=SYSTEM
    )
    corrector = Corrector.objects.get(round=round_, name="Ida")
    proposed = Proposed(
        id=uuid.uuid4(), anchor="", number=0, wording="", comment="Fint"
    )
    propose(corrector=corrector, proposed=proposed)
    return {
        "paper_id": paper.id,
        "corrector_id": corrector.id,
        "proposal_id": proposed.id,
    }


def _advise(consultation: Consultation, statement_id: uuid.UUID) -> Ids:
    """A recommendation that rests on a statement, with a milestone."""
    recommendation = Recommendation(consultation=consultation, text="Flere busser")
    evidence = Evidence(
        consultation=consultation,
        recommendation=recommendation,
        statement_id=statement_id,
    )
    milestone = Milestone(
        consultation=consultation, recommendation=recommendation, text="Lagt om"
    )
    with open_change(consultation.id, by=SYSTEM, command="advise") as change:
        for row in (recommendation, evidence, milestone):
            change.create(row)
    return {"recommendation_id": recommendation.id, "evidence_id": evidence.id}


def _let_program_in(consultation: Consultation, person: User) -> uuid.UUID:
    by = Actor.of_person(person)
    make_token(consultation=consultation, name="Notesbog", days=30, by=by)
    found: uuid.UUID = AccessToken.objects.get(consultation=consultation).id
    return found


def _publish(consultation: Consultation, person: User) -> Ids:
    """A release, and a verdict on a trace of a person."""
    publish(consultation=consultation, by=person)
    by = Actor.of_person(person)
    judge_trace(
        consultation=consultation,
        kind=TraceKind.NAME,
        found="Bo Berg",
        is_masked=True,
        reason="",
        by=by,
    )
    return {"verdict_id": Verdict.objects.get(consultation=consultation).id}


def _freeze(consultation: Consultation, person: User) -> Ids:
    """A version of the findings, though a single voice has not been looked at."""
    files = write_findings(read_tables(consultation), describe_origin(consultation))
    with open_change(consultation.id, by=SYSTEM, command="freeze_findings") as change:
        keep_version(change, consultation, files, person)
    return {"name": "manifest.json"}


def _raise_theme(meeting: Meeting) -> Theme:
    raise_theme(
        meeting=meeting, theme_id=uuid.uuid4(), text="Er der tid nok?", by=SYSTEM
    )
    return Theme.objects.get(meeting=meeting)


def _hold_plenary(meeting: Meeting) -> Ids:
    """A key point, and a remark for it."""
    point_id, remark_id = uuid.uuid4(), uuid.uuid4()
    make_point(meeting=meeting, point_id=point_id, text="Flere busser", by=SYSTEM)
    said = Said(text="Også søndag", point=PlenaryPoint.objects.get(id=point_id))
    put_down_remark(meeting=meeting, remark_id=remark_id, said=said, by=SYSTEM)
    match = Match.objects.get(statement=remark_id)
    return {
        "point_id": point_id,
        "remark_id": remark_id,
        "match_id": match.id,
        "key_point_id": match.key_point_id,
    }


def _deal_sample(
    consultation: Consultation, coder: User, statement_id: uuid.UUID
) -> Ids:
    """A sample for a second coder, with its only statement coded, and handed in: as
    long as it is open, much is closed to its coder."""
    now = timezone.now()
    sample = Sample(
        consultation=consultation,
        coder=coder,
        dealt_by=coder,
        dealt_at=now,
        ended_at=now,
        statements=[str(statement_id)],
    )
    coding = Coding(
        consultation=consultation,
        sample=sample,
        statement_id=statement_id,
        coded_at=now,
    )
    with open_change(consultation.id, by=SYSTEM, command="deal_sample") as change:
        change.create(sample)
        change.create(coding)
    return {"sample_id": sample.id, "coding_id": coding.id}


def _do_something(meeting: Meeting, by: User) -> uuid.UUID:
    """A step at the meeting that the facilitator may undo."""
    group = Group.objects.filter(meeting=meeting).first()
    actor = Actor.of_person(by)
    with open_change(meeting.id, by=actor, command="rename_group") as change:
        change.change(group, name="Bordet ved døren")
        return change.batch.id
