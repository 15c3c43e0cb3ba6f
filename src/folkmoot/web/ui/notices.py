"""Telling people what was done, with the way back beside it."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO = "undo="
_REDO = "redo="


def tell_done(
    request: HttpRequest, text: str, *, undo: str = "", redo: str = ""
) -> None:
    """Say on the next page that something was done; `undo` is the address that undoes.

    The address is posted to, from a button "Undo" beside the words; `redo` is the same
    with a button "Do it again", for what was itself an undo.
    """
    tags = f"{_REDO}{redo}" if redo else f"{_UNDO}{undo}" if undo else ""
    messages.success(request, text, extra_tags=tags)


def tell_problem(request: HttpRequest, text: str) -> None:
    """Say on the next page that something was not done."""
    messages.error(request, text)


def find_undo(message: Message) -> str:
    """The address a notice carries to undo what it tells of; empty for none."""
    return _find(message, _UNDO)


def find_redo(message: Message) -> str:
    """The address a notice carries to do again what it tells was undone."""
    return _find(message, _REDO)


def _find(message: Message, mark: str) -> str:
    tags = message.extra_tags or ""
    return tags.removeprefix(mark) if tags.startswith(mark) else ""
