"""What people are told when a word cannot be kept: full disk, no database, no room.

Answers 503, so that a phone keeps what it has and sends it again.
"""

import errno
import sys
from http import HTTPStatus
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_RETRY_AFTER_SECONDS = "5"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# SQLite's words, and PostgreSQL's class of errors (SQLSTATE), for each kind of fault.
_WORDS_OF_SQLITE = (
    ("disk is full", "disk_full"),
    ("readonly database", "read_only"),
    ("is locked", "busy"),
    ("disk i/o error", "no_database"),
    ("unable to open", "no_database"),
)
_CLASSES_OF_POSTGRESQL = (
    ("53100", "disk_full"),
    ("25006", "read_only"),
    ("40", "busy"),
    ("53", "busy"),
    ("55P03", "busy"),
    ("08", "no_database"),
    ("57P", "no_database"),
)


def show_fault(request: HttpRequest) -> HttpResponse:
    """Django's handler of errors nobody caught."""
    code = find_storage_fault(sys.exc_info()[1])
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if code is None:
        code, status = "fault", HTTPStatus.INTERNAL_SERVER_ERROR
    headers = {"Cache-Control": "no-store"}
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = _RETRY_AFTER_SECONDS
    what, todo = _tell(code)
    if request.path.startswith("/api/"):
        answer = {"folkmoot": 1, "code": code, "message": f"{what} {todo}"}
        return JsonResponse(answer, status=status, headers=headers)
    # No request context: a session or a user may not be readable now.
    page = render_to_string(
        "config/fault.html", {"what": what, "todo": todo, "language": get_language()}
    )
    return HttpResponse(page, status=status, headers=headers)


def find_storage_fault(error: BaseException | None) -> str | None:
    """The kind of fault of disk or database, also behind another error; else None."""
    while error is not None:
        code = _find_code(error)
        if code is not None:
            return code
        error = error.__cause__ or error.__context__
    return None


def _find_code(error: BaseException) -> str | None:
    if isinstance(error, OSError):
        return "disk_full" if error.errno in _FULL else None
    if not isinstance(error, (DatabaseError, InterfaceError)):
        return None
    state: Any = getattr(error.__cause__, "sqlstate", None)
    if state:
        known = (
            code for begin, code in _CLASSES_OF_POSTGRESQL if state.startswith(begin)
        )
        return next(known, None)
    told = str(error).lower()
    if _is_connection_lost(error):
        return "no_database"
    return next((code for words, code in _WORDS_OF_SQLITE if words in told), None)


def _is_connection_lost(error: BaseException) -> bool:
    """PostgreSQL gone, or all its connections in use: no SQLSTATE then."""
    cause = error.__cause__ or error
    return type(cause).__name__ in ("PoolTimeout", "PoolClosed") or (
        type(cause).__module__.startswith("psycopg")
        and type(cause).__name__ in ("OperationalError", "InterfaceError")
    )


def _tell(code: str) -> tuple[str, str]:
    """What happened and what is safe; what to do."""
    kept = _("Nothing that was received before is lost.")
    what = {
        "disk_full": _("The server's disk is full, so this could not be saved."),
        "read_only": _("The server may not write to its disk, so this was not saved."),
        "busy": _("The server has too much to do just now, so this was not saved."),
        "no_database": _(
            "The server cannot reach its database, so this was not saved."
        ),
        "fault": _("Something went wrong on the server, so this may not be saved."),
    }[code]
    todo = {
        "disk_full": _("Tell the secretary to make room; then try again."),
        "read_only": _("Tell the one who runs the server; then try again."),
        "busy": _("Try again in a moment."),
        "no_database": _(
            "Try again in a moment; else tell the one who runs the server."
        ),
        "fault": _("Go back and look before you try again."),
    }[code]
    return f"{what} {kept}", todo
