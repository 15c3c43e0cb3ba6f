"""The way from the command line to the web application: its management commands."""

import os
from typing import Any

from folkmoot.domain.errors import DomainError


def call_web_command(name: str, *arguments: str, **options: Any) -> None:
    """Set the web application up and run one of its commands.

    Raises:
        DomainError: the command ended with words of its own about what is wrong.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.web.config.settings")
    try:
        import django
    except ImportError as error:
        raise DomainError("web_missing", extra="web") from error
    from django.core.management import CommandError, call_command

    django.setup()
    try:
        call_command(name, *arguments, **options)
    except CommandError as error:
        raise DomainError("web_refused", told=str(error)) from error
