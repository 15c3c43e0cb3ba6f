"""A paper as its page is told it."""

from typing import Any

from folkmoot.documents.json_values import to_plain
from folkmoot.web.minutes.models import Paper, PaperPart
from folkmoot.web.minutes.queries.papers import list_parts, load_blocks, load_facts


def tell_paper(paper: Paper) -> dict[str, Any]:
    """The head and all parts, with the version of each that whoever writes has seen."""
    return {
        "head": {
            "title": paper.title,
            "facts": to_plain(load_facts(paper.facts)),
            "versions": dict(paper.versions),
        },
        "parts": [tell_part(part) for part in list_parts(paper)],
    }


def tell_part(part: PaperPart) -> dict[str, Any]:
    return {
        "id": str(part.id),
        "place": part.place,
        "anchor": part.anchor,
        "kind": part.kind,
        "title": part.title,
        "level": part.level,
        "blocks": to_plain(load_blocks(part.body)),
        "origin": part.origin,
        "read_by": part.read_by,
        "left_out": part.is_left_out,
        "versions": dict(part.versions),
    }
