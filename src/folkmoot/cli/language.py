"""Which language people are spoken to in."""

import os
from collections.abc import Mapping, Sequence

from folkmoot.domain.messages import LANGUAGES

_SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> str:
    """The language asked for, else the locale's, else English.

    Read before the arguments are parsed, so that usage errors are told in it, too.
    """
    for number, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        if name == "--language":
            value = value if sign else "".join(arguments[number + 1 : number + 2])
            return value if value in LANGUAGES else "en"
    return _read_locale(os.environ if environment is None else environment)


def _read_locale(environment: Mapping[str, str]) -> str:
    setting = next((environment[s] for s in _SETTINGS if environment.get(s)), "")
    return "da" if setting.lower().startswith("da") else "en"
