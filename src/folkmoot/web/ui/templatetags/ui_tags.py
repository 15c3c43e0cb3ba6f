"""What the templates of every app may use: `{% load ui_tags %}`."""

from django import template
from django.contrib.messages.storage.base import Message

from folkmoot.web.ui.notices import find_redo, find_undo

register = template.Library()


@register.filter
def undo_address(message: Message) -> str:
    """Where the step a notice tells of is undone; empty where it cannot be."""
    return find_undo(message)


@register.filter
def redo_address(message: Message) -> str:
    """Where the step that a notice tells was undone is done again; empty for none."""
    return find_redo(message)
