"""What does not agree in a site, by a code that has words in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that does not agree, where, and what was seen and expected."""

    code: str
    where: str
    seen: str = ""
    expected: str = ""


class UnreadableSiteError(Exception):
    """There is no site here that could be checked, or it is not safe to open."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code, where)
        self.code = code
        self.where = where
