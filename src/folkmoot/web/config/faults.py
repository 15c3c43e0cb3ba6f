"""What people are told when a word cannot be kept: full disk, no database, no room.

Answers 503, so that a phone keeps what it has and sends it again.
"""

import errno
import sys
from http import HTTPStatus
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _

from folkmoot.web.ui.errors import ErrorWords, show_error

_RETRY_AFTER_SECONDS = "5"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_KEPT = _("This was not saved. Nothing that was received before is lost.")
WORDS = {
    "disk_full": ErrorWords(
        "disk_full",
        _("The server's disk is full"),
        _KEPT,
        _("Tell the one who runs the server to make room; then try again."),
    ),
    "read_only": ErrorWords(
        "read_only",
        _("The server may not write to its disk"),
        _KEPT,
        _("Tell the one who runs the server; then try again."),
    ),
    "busy": ErrorWords(
        "busy",
        _("The server has too much to do just now"),
        _KEPT,
        _("Try again in a moment."),
    ),
    "no_database": ErrorWords(
        "no_database",
        _("The server cannot reach its database"),
        _KEPT,
        _("Try again in a moment. If it stays so, tell the one who runs the server."),
    ),
}
OURS = ErrorWords(
    "fault",
    _("Something went wrong on the server"),
    _("Nothing that was received before is lost. This may not have been saved."),
    _("Go back and see what is there before you try again."),
)
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
    if code is None:
        return show_error(request, HTTPStatus.INTERNAL_SERVER_ERROR, OURS)
    response = show_error(request, HTTPStatus.SERVICE_UNAVAILABLE, WORDS[code])
    response.headers["Retry-After"] = _RETRY_AFTER_SECONDS
    return response


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
