"""The way from the command line to the web application: its management commands."""

import os
from typing import Any

from folkmoot.domain.errors import DomainError


def call_web_command(name: str, **options: Any) -> None:
    """Set the web application up and run one of its commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.web.config.settings")
    try:
        import django
    except ImportError as error:
        raise DomainError("web_missing", extra="web") from error
    from django.core.management import call_command

    django.setup()
    call_command(name, **options)
