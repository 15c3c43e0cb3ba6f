"""What a picture can be asked to show instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from folkmoot.domain.findings import Findings, TraitKind
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.findings.queries.pictures_where import list_kinds


@dataclass(frozen=True)
class Choice:
    """Another way to show the picture, as its address says it."""

    query: str
    title: str
    is_chosen: bool


def list_choices(name: str, findings: Findings, settings: Settings) -> list[Choice]:
    """Nothing where a picture is always shown in one way."""
    found = [
        Choice(urlencode(told), title, Settings.read(told) == settings)
        for told, title in _list(name, findings)
    ]
    if not any(each.is_chosen for each in found):
        found = [
            Choice(each.query, each.title, is_chosen=not number)
            for number, each in enumerate(found)
        ]
    return found


def _list(name: str, findings: Findings) -> Iterator[tuple[dict[str, str], str]]:
    match name:
        case "areas":
            yield {"count": "key_points"}, _("Key points")
            yield {"count": "statements"}, _("Statements")
        case "heard":
            yield {"by": TraitKind.ROLE.value}, _("Role")
            yield {"by": TraitKind.ORGANISATION.value}, _("Organisation")
        case "traits":
            for by, title in list_kinds(findings):
                yield {"by": by}, title
                every = _("%(kind)s, all rows") % {"kind": title}
                yield {"by": by, "rows": "all"}, every
        case "differences" | "divided":
            yield {}, _("The most different")
            yield {"rows": "all"}, _("All key points")
