"""The gate at start-up: no hall on a ground that loses words."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, run_checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from folkmoot.domain.errors import DomainError


def pass_gate() -> list[str]:
    """What should be known about the ground; raises DomainError where it is unsafe."""
    _try_to_connect()
    found = run_checks(tags=[Tags.database, Tags.files], databases=["default"])
    faults = [each for each in found if each.level >= Error("").level]
    if faults:
        raise DomainError("unsafe_ground", faults=" ".join(map(_tell, faults)))
    return [_tell(each) for each in found]


def _try_to_connect() -> None:
    """Once and without the pool, which would try again for a long while."""
    used: Any = connections[DEFAULT_DB_ALIAS]
    described = dict(used.settings_dict)
    described["OPTIONS"] = {
        name: value for name, value in described["OPTIONS"].items() if name != "pool"
    }
    probe = type(used)(described, "gate")
    try:
        probe.ensure_connection()
    except DatabaseError as error:
        told = " ".join(str(error).split())
        raise DomainError("database_unreachable", fault_text=told) from error
    finally:
        probe.close()


def _tell(message: CheckMessage) -> str:
    return f"{message.msg} {message.hint}" if message.hint else str(message.msg)
