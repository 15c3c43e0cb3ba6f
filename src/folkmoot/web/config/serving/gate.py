"""The gate at start-up: no hall on a ground that loses words."""

from django.core.checks import CheckMessage, Error, Tags, run_checks

from folkmoot.domain.errors import DomainError


def pass_gate() -> list[str]:
    """What should be known about the ground; raises DomainError where it is unsafe."""
    found = run_checks(tags=[Tags.database, Tags.files], databases=["default"])
    faults = [each for each in found if each.level >= Error("").level]
    if faults:
        raise DomainError("unsafe_ground", faults=" ".join(map(_tell, faults)))
    return [_tell(each) for each in found]


def _tell(message: CheckMessage) -> str:
    return f"{message.msg} {message.hint}" if message.hint else str(message.msg)
