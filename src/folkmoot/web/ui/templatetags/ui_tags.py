"""What the templates of every app may use: `{% load ui_tags %}`."""

from django import template
from django.contrib.messages.storage.base import Message

from folkmoot.web.ui.notices import find_undo

register = template.Library()


@register.filter
def undo_address(message: Message) -> str:
    """Where the step a notice tells of is undone; empty where it cannot be."""
    return find_undo(message)
