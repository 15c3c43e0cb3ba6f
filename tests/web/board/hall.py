"""A meeting whose board is full: five groups, some of them saying alike, and a plenary.

Words are those of the made-up example that comes with the program.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import (
    Answer,
    Likeness,
    Mark,
    PlenaryPoint,
    PointState,
)
from folkmoot.web.events.recording import SYSTEM, Change, open_change
from folkmoot.web.meetings.models import (
    Group,
    ItemKind,
    Meeting,
    MeetingArea,
    ProgrammeItem,
)
from folkmoot.web.statements.commands.sheets import ensure_sheets
from folkmoot.web.statements.models import HandIn, KeyPoint, Sheet, Statement

QUESTION = (
    "Hvad skal der til, for at flere kan komme på arbejde, i skole og hjem igen uden"
    " egen bil?"
)
WORDS = {
    1: (
        "Rute 81 er nedlagt, så nu er der slet ingen bus i weekenden",
        "Vi kører hinanden, det fungerer, men man skal turde spørge",
    ),
    2: (
        "Skolebussen er halvtom, lad andre end elever køre med",
        "Farligt at cykle på Højbyvej, der mangler en sti",
    ),
    3: (
        "Bus i weekenden, bare to afgange",
        "Vi har ikke brug for busser, vi har brug for at vejen bliver saltet",
    ),
    4: (
        "De unge kan ikke komme hjem fra fritidsjob",
        "Landsbybil som man booker, den er brugt hver dag",
    ),
    5: (
        "Sti langs Højbyvej før nogen bliver slået ihjel",
        "Elbiler kræver en lader ved forsamlingshuset",
    ),
    6: ("Der skal køre en bus lørdag og søndag, så de unge kan komme til byen",),
    7: (
        "Vi har prøvet med samkørsel to gange, og begge gange løb det ud i sandet,"
        " fordi ingen havde ansvaret. Hvis der skal være en landsbybil, skal nogen"
        " have timer til at passe den, og kommunen skal stå for forsikringen, ellers"
        " er det de samme tre mennesker, der hænger på det, og så holder det et år.",
    ),
    8: ("Bus i weekenden",),
    9: ("Cykelsti på Højbyvej",),
}
# By their order above; the first of each speaks for the others.
ALIKE = ((0, 4, 10, 12), (3, 8, 13))
# Group 4 has its second area's sheet, too.
MORE = (
    "Børnefamilierne kommer for friskolen og bliver for naboerne",
    "Kreditforeningen trækker en streg på kortet, og vi bor på den forkerte side",
    "Vindmøllepenge burde bruges på at sætte huse i stand",
)
POINT = "Der skal køre en bus i weekenden, også selv om få bruger den i begyndelsen."
STEPS = (
    (ItemKind.OPENING, "", 15),
    (ItemKind.THEMES, "", 20),
    (ItemKind.GROUP_WORK, "Gruppearbejde om mobilitet og bosætning", 60),
    (ItemKind.BREAK, "Kaffe", 15),
    (ItemKind.REPORT_BACK, "", 30),
    (ItemKind.PLENARY, "", 30),
    (ItemKind.CLOSING, "Tak for i dag", 10),
)


@dataclass(frozen=True)
class Filled:
    """What stands on the board."""

    groups: list[Group]
    areas: list[MeetingArea]
    statements: list[Statement]
    point: PlenaryPoint
    steps: list[ProgrammeItem]


def fill_board(meeting: Meeting) -> Filled:
    """Nine groups have handed in, and the machine has found what is alike."""
    areas = list(MeetingArea.objects.filter(meeting=meeting))
    with open_change(meeting.consultation_id, by=SYSTEM, command="ask") as change:
        change.change(areas[0].focus_area, question=QUESTION)
    with open_change(meeting.id, by=SYSTEM, command="fill") as change:
        change.change(
            meeting,
            title="Dialogmøde i Tranemose",
            place="Tranemose Friskole",
            starts="19:00",
            state="open",
        )
        there = Group.objects.filter(meeting=meeting).count()
        for number in range(there + 1, 10):
            change.create(Group(meeting=meeting, number=number))
        steps = [_make_step(change, meeting, i) for i in range(len(STEPS))]
    ensure_sheets(meeting=meeting)
    with open_change(meeting.id, by=SYSTEM, command="fill") as change:
        statements = _write(change, meeting, areas)
        point = _make_point(change, meeting, areas[0])
    _draw_together(areas[0], statements)
    groups = list(Group.objects.filter(meeting=meeting).order_by("number"))
    return Filled(groups, areas, statements, point, steps)


def show(meeting: Meeting, **values: Any) -> None:
    """Let the board show something, on its first page and standing still."""
    still = {"is_paused": True, "page": 0, **values}
    set_board(meeting=meeting, by=SYSTEM, command="show", **still)


def write(
    change: Change, sheet: Sheet, text: str, place: float, **fields: Any
) -> Statement:
    statement = Statement(
        meeting_id=sheet.meeting_id,
        sheet=sheet,
        number=change.number + 1,
        place=place,
        text=text,
        sent_at=timezone.now(),
        **fields,
    )
    change.create(statement)
    return statement


def hand_in(change: Change, sheet: Sheet, statements: list[Statement]) -> None:
    given = {str(each.id): 0 for each in statements}
    change.create(
        HandIn(
            meeting_id=sheet.meeting_id,
            sheet=sheet,
            at=timezone.now(),
            count=len(given),
            statements=given,
        )
    )


def _make_step(change: Change, meeting: Meeting, index: int) -> ProgrammeItem:
    kind, title, minutes = STEPS[index]
    item = ProgrammeItem(
        meeting=meeting, place=index, kind=kind, title=title, minutes=minutes
    )
    change.create(item)
    return item


def _write(
    change: Change, meeting: Meeting, areas: list[MeetingArea]
) -> list[Statement]:
    written = []
    for number, words in WORDS.items():
        sheet = Sheet.objects.get(meeting=meeting, group__number=number, area=areas[0])
        own = [
            write(change, sheet, text, place, marked=place == 0)
            for place, text in enumerate(words)
        ]
        hand_in(change, sheet, own)
        written += own
    sheet = Sheet.objects.get(meeting=meeting, group__number=4, area=areas[1])
    own = [write(change, sheet, text, place) for place, text in enumerate(MORE)]
    hand_in(change, sheet, own)
    return written + own


def _draw_together(area: MeetingArea, statements: list[Statement]) -> None:
    Likeness.objects.create(
        area=area,
        meeting_id=area.meeting_id,
        version=1,
        clusters=[[str(statements[i].id) for i in alike] for alike in ALIKE],
    )


def _make_point(change: Change, meeting: Meeting, area: MeetingArea) -> PlenaryPoint:
    key_point = KeyPoint(
        consultation=meeting.consultation,
        meeting=meeting,
        focus_area=area.focus_area,
        text=POINT,
    )
    point = PlenaryPoint(meeting=meeting, key_point=key_point, state=PointState.OPEN)
    change.create(key_point)
    change.create(point)
    groups = Group.objects.filter(meeting=meeting).order_by("number")
    for index, choice in enumerate(["agree"] * 23 + ["disagree"] * 9 + ["unsure"] * 5):
        change.create(
            Answer(
                meeting=meeting, point=point, answerer=uuid.uuid4(), choice=choice,
                group=groups[index // 4 % len(groups)],
            )
        )  # fmt: skip
    for _ in range(7):
        change.create(Mark(meeting=meeting, point=point, answerer=uuid.uuid4()))
    return point
