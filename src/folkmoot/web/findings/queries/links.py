"""Where a figure leads: the statements behind it, by the desk's own filters."""

from urllib.parse import urlencode

from folkmoot.domain.findings import Trait, TraitKind
from folkmoot.web.desk.queries.filters import ATTRIBUTE


def link_statements(*, trait: Trait | None = None, **filters: str) -> str:
    """The path of these statements, from the address of the findings."""
    told = {name: value for name, value in filters.items() if value}
    if trait is not None:
        told |= _filter_by_trait(trait)
    return f"statements?{urlencode(told)}" if told else "statements"


def _filter_by_trait(trait: Trait) -> dict[str, str]:
    if trait.kind is TraitKind.ORGANISATION:
        return {"organisation": trait.value}
    if trait.kind is TraitKind.ROLE:
        return {"role": trait.value}
    return {"role": f"{ATTRIBUTE}{trait.name}={trait.value}"}
