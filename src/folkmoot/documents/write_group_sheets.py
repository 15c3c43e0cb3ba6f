"""The prints of a meeting as PDF: group sheets, door poster, programme."""

from collections.abc import Sequence
from typing import Any

from folkmoot.documents.print_values import (
    Paper,
    PrintedArea,
    PrintedDoor,
    PrintedGroup,
    PrintedMeeting,
    PrintedStep,
)
from folkmoot.documents.print_words import tell_print_words
from folkmoot.documents.typesetting import draw_qr, set_pages


def write_group_sheets(
    meeting: PrintedMeeting, groups: Sequence[PrintedGroup]
) -> bytes:
    """Per group one A4 page to join by, and one page of lines per focus area."""
    told = [
        {
            "name": group.name,
            "code": group.door.code,
            "door": _tell_door(group.door),
            "areas": [_tell_area(area) for area in group.areas],
        }
        for group in groups
    ]
    head = _tell_meeting(meeting, "title_of_sheets")
    return set_pages("group_sheets.typ", {**head, "groups": told})


def write_door_poster(
    meeting: PrintedMeeting, door: PrintedDoor, *, paper: Paper = Paper.A4
) -> bytes:
    """One page for the door, readable from some way off."""
    head = _tell_meeting(meeting, "title_of_door")
    return set_pages(
        "door_poster.typ",
        {**head, "paper": paper, "door": _tell_door(door), "code": door.code},
    )


def write_programme(
    meeting: PrintedMeeting, *, hosts: Sequence[str], steps: Sequence[PrintedStep]
) -> bytes:
    """The programme as a hand-out, with what is presented and discussed."""
    told = [
        {
            "title": step.title,
            "time": step.time,
            "presenter": step.presenter,
            "notes": list(step.notes),
            "areas": [_tell_area(area) for area in step.areas],
        }
        for step in steps
    ]
    head = _tell_meeting(meeting, "title_of_programme")
    return set_pages("programme.typ", {**head, "hosts": list(hosts), "steps": told})


def _tell_meeting(meeting: PrintedMeeting, title: str) -> dict[str, Any]:
    words = tell_print_words(meeting.language)
    return {
        "words": words,
        "title": words[title].format(meeting=meeting.title),
        "language": "en" if meeting.language.startswith("en") else "da",
        "practice": meeting.is_practice,
        "consultation": meeting.consultation,
        "meeting": meeting.title,
        "when": meeting.when,
        "place": meeting.place,
    }


def _tell_door(door: PrintedDoor) -> dict[str, str]:
    return {"qr": draw_qr(door.url), "address": door.address}


def _tell_area(area: PrintedArea) -> dict[str, str]:
    return {
        "title": area.title,
        "question": area.question,
        "help": area.help_text,
        "time": area.time,
    }
