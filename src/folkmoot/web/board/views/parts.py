"""Pages in parts that change by themselves: sent again when they say otherwise."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

# Stands for the form's token while a part is compared with what the page has of it:
# the token is another each time it is written.
_TOKEN_PLACE = "token-goes-here"  # noqa: S105


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the page; its version is a digest of what it says."""

    name: str
    version: str
    content: SafeString


def draw_part(
    request: HttpRequest, name: str, template: str, context: Mapping[str, Any]
) -> Part:
    drawn = render_to_string(template, {**context, "csrf_token": _TOKEN_PLACE})
    version = hashlib.sha256(drawn.encode()).hexdigest()[:12]
    # Only our own token is put in; all else was escaped when it was drawn.
    content = mark_safe(drawn.replace(_TOKEN_PLACE, get_token(request)))  # noqa: S308
    return Part(name=name, version=version, content=content)


def tell_changes(request: HttpRequest, parts: Iterable[Part]) -> HttpResponse:
    """The parts whose version is not among those that the page has."""
    known = set(request.headers.get("X-Console-Parts", "").split())
    changed = [each for each in parts if f"{each.name}={each.version}" not in known]
    return render(request, "board/_console_changes.html", {"changed": changed})
