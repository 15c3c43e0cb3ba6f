"""What is printed for a meeting: plain values, in the words people wrote."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The papers a poster comes in."""

    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, kw_only=True)
class PrintedMeeting:
    """The head of every print; `when` is in words. Practice is marked on each page."""

    consultation: str
    title: str
    when: str
    place: str
    language: str
    is_practice: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintedDoor:
    """The way in: the address behind the QR, and what is typed without a camera."""

    url: str
    address: str
    code: str


@dataclass(frozen=True, kw_only=True)
class PrintedArea:
    """A focus area as groups see it."""

    title: str
    question: str = ""
    help_text: str = ""
    time: str = ""


@dataclass(frozen=True, kw_only=True)
class PrintedGroup:
    """A group's sheet."""

    name: str
    door: PrintedDoor
    areas: tuple[PrintedArea, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PrintedStep:
    """A step of the programme; `notes` are its themes or considerations."""

    title: str
    time: str = ""
    presenter: str = ""
    notes: tuple[str, ...] = ()
    areas: tuple[PrintedArea, ...] = ()
