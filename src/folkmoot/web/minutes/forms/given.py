"""Reading what a paper's page sends. Nothing that is not as agreed comes further."""

import uuid
from collections.abc import Mapping
from typing import Any

from folkmoot.documents.json_values import MisfitError
from folkmoot.documents.minutes_model import Fact, MinutesBlock
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.values import canonical
from folkmoot.web.minutes.models import Paper, PaperPart
from folkmoot.web.minutes.queries.papers import find_part, load_blocks, load_facts
from folkmoot.web.statements.words import clean_words

_LONGEST_TEXT = 20_000
_LEVELS = range(1, 4)
_MOST_PARTS = 500


class MalformedError(Exception):
    """What no page of ours sends; `name` is the field that is not as agreed."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Given:
    """The fields of one request, read as what they stand for."""

    def __init__(self, fields: Mapping[str, Any], *, paper: Paper) -> None:
        self._fields = fields
        self.paper = paper

    def id(self, name: str) -> uuid.UUID:
        return read_id(self._fields.get(name), name)

    def text(self, name: str) -> str:
        told = self._fields.get(name, "")
        if not isinstance(told, str) or len(told) > _LONGEST_TEXT:
            raise MalformedError(name)
        return clean_words(told)

    def level(self) -> int:
        told = self._fields.get("level")
        if not isinstance(told, int) or told not in _LEVELS:
            raise MalformedError("level")
        return told

    def base(self) -> dict[str, int]:
        """The versions that were seen."""
        return read_versions(self._fields.get("base"))

    def blocks(self) -> tuple[MinutesBlock, ...]:
        try:
            return load_blocks(canonical(self._fields.get("blocks")))
        except (MisfitError, ValueError, TypeError, RecursionError):
            raise MalformedError("blocks") from None

    def facts(self) -> tuple[Fact, ...]:
        try:
            return load_facts(canonical(self._fields.get("facts")))
        except (MisfitError, ValueError, TypeError, RecursionError):
            raise MalformedError("facts") from None

    def part(self, name: str = "part") -> PaperPart:
        """A part of this paper. Raises ChangeRefusedError where it is gone."""
        found = find_part(self.paper, self.id(name))
        if found is None:
            raise ChangeRefusedError("part_is_gone")
        return found

    def part_or_none(self, name: str) -> PaperPart | None:
        return None if self._fields.get(name) is None else self.part(name)

    def batch(self) -> Batch:
        """A step that was done at the paper's meeting."""
        found: Batch | None = Batch.objects.filter(
            id=self.id("batch"), stream=self.paper.meeting_id
        ).first()
        if found is None:
            raise MalformedError("batch")
        return found

    def parts_seen(self) -> tuple[list[PaperPart], list[dict[str, int]]]:
        """Parts with the versions of them that were seen."""
        told = self._fields.get("parts")
        if not isinstance(told, list) or not 0 < len(told) <= _MOST_PARTS:
            raise MalformedError("parts")
        parts, seen = [], []
        for each in told:
            if not isinstance(each, dict):
                raise MalformedError("parts")
            parts.append(Given(each, paper=self.paper).part("id"))
            seen.append(read_versions(each.get("base")))
        return parts, seen


def read_id(told: object, name: str) -> uuid.UUID:
    try:
        return uuid.UUID(str(told))
    except ValueError:
        raise MalformedError(name) from None


def read_versions(told: object) -> dict[str, int]:
    if not isinstance(told, dict):
        raise MalformedError("base")
    for name, version in told.items():
        if not isinstance(name, str) or type(version) is not int:
            raise MalformedError("base")
    return told
