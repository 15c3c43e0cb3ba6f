"""Telling people what was done, with the way back beside it."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO = "undo="


def tell_done(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Say on the next page that something was done; `undo` is the address that undoes.

    The address is posted to, from a button "Undo" beside the words.
    """
    messages.success(request, text, extra_tags=f"{_UNDO}{undo}" if undo else "")


def tell_problem(request: HttpRequest, text: str) -> None:
    """Say on the next page that something was not done."""
    messages.error(request, text)


def find_undo(message: Message) -> str:
    """The address a notice carries to undo what it tells of; empty for none."""
    tags = message.extra_tags or ""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
