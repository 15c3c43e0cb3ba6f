"""How a picture is asked for: what its address says beside its name."""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.web.findings.queries.saturation import BASE, RUN, THRESHOLD

_MOST_MEETINGS = 50
_MOST_PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What does not fit is as if it had not been said."""

    base: int = BASE
    run: int = RUN
    percent: int = round(THRESHOLD * 100)
    by: str = ""
    count: str = "key_points"
    has_all: bool = False

    @property
    def threshold(self) -> float:
        return self.percent / 100

    @classmethod
    def read(cls, told: Mapping[str, str]) -> "Settings":
        return cls(
            base=_read_number(told, "base", BASE, _MOST_MEETINGS),
            run=_read_number(told, "run", RUN, _MOST_MEETINGS),
            percent=_read_number(
                told, "percent", round(THRESHOLD * 100), _MOST_PERCENT, least=0
            ),
            by=told.get("by", ""),
            count="statements" if told.get("count") == "statements" else "key_points",
            has_all=told.get("rows") == "all",
        )


def _read_number(
    told: Mapping[str, str], name: str, usual: int, most: int, *, least: int = 1
) -> int:
    value = told.get(name, "")
    is_number = value.isascii() and value.isdecimal() and len(value) <= len(str(most))
    return int(value) if is_number and least <= int(value) <= most else usual
