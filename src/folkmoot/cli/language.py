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
    asked = [value for value in _list_asked(arguments) if value in LANGUAGES]
    if asked:
        return asked[-1]
    return _read_locale(os.environ if environment is None else environment)


def _list_asked(arguments: Sequence[str]) -> list[str]:
    asked: list[str] = []
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--":
            break
        name, sign, value = argument.partition("=")
        if name == "--language":
            asked.append(value if sign else following)
    return asked


def _read_locale(environment: Mapping[str, str]) -> str:
    setting = next((environment[s] for s in _SETTINGS if environment.get(s)), "")
    return "da" if setting.lower().startswith("da") else "en"
