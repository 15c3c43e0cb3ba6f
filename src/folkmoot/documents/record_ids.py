"""Ids for what a person added to a record by hand."""

from collections.abc import Iterator
from typing import Any

from folkmoot.domain.ids import make_id


def give_missing_ids(raw: dict[str, Any]) -> None:
    """Give each statement of a record's JSON that has no id one, by where it stands.

    What does not have the shape of a record is left alone: that is told elsewhere.
    """
    statements = list(_list_statements(raw))
    without = [statement for statement in statements if "id" not in statement]
    if not without:
        return
    taken = {str(statement.get("id")) for statement in statements}
    hashes = {
        document.get("id"): document.get("sha256")
        for document in _list_objects(raw.get("documents"))
    }
    for statement in without:
        source = statement.get("source")
        if isinstance(source, dict) and isinstance(source.get("document"), str):
            position = [source.get("start"), source.get("end")]
            sha256 = str(hashes.get(source["document"]))
            statement["id"] = _choose_id(sha256, position, taken)
            taken.add(statement["id"])


def _choose_id(sha256: str, position: list[Any], taken: set[str]) -> str:
    """The id of the position, or a next one: a person may cut a statement in two."""
    found = make_id(sha256, *map(str, position))
    count = 1
    while found in taken:
        count += 1
        found = make_id(sha256, *map(str, position), count)
    return found


def _list_statements(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in ("meetings", "surveys"):
        for one in _list_objects(raw.get(part)):
            for section in _list_objects(one.get("sections")):
                yield from _list_objects(section.get("statements"))


def _list_objects(raw: Any) -> Iterator[dict[str, Any]]:
    for item in raw if isinstance(raw, list) else ():
        if isinstance(item, dict):
            yield item
