"""What a person says becomes of a survey's columns."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from folkmoot.web.imports.corrections import Corrections
from folkmoot.web.imports.forms.reviewing import read_part
from folkmoot.web.imports.queries.columns import ATTRIBUTE, DROP, STATEMENT, Column

_ROLES = frozenset({ATTRIBUTE, DROP, STATEMENT})


def read_mapping(
    data: Mapping[str, str], columns: Iterable[Column], corrections: Corrections
) -> Corrections:
    """The corrections with the columns' roles and the questions' focus areas.

    What the reader left out because it tells who somebody is stays out, whatever is
    sent.
    """
    listed = list(columns)
    roles: dict[str, str] = {}
    for number, column in enumerate(listed):
        asked = data.get(f"role:{number}", column.role)
        if column.is_locked or asked not in _ROLES:
            continue
        roles[column.name] = asked
        if column.part is not None:
            corrections = read_part(data, column.part, corrections)
    was = {c.name: c.role for c in listed if not c.is_locked}
    return corrections if roles == was else replace(corrections, columns=roles)
