"""The statements of a document as rows: each with where it stands in the document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from folkmoot.domain.record import SectionKind
from folkmoot.web.events.recording import Change
from folkmoot.web.imports.commands.ground import FocusAreas, Ground
from folkmoot.web.imports.queries.reviews import Part, Sitting
from folkmoot.web.imports.queries.reworking import Piece
from folkmoot.web.statements.models import Document, Origin, Respondent, Statement
from folkmoot.web.statements.models import Part as PartOfDay


@dataclass(kw_only=True)
class StatementsIn:
    """Makes the rows of one sitting; those that stand already keep theirs."""

    change: Change
    document: Document
    areas: FocusAreas
    ground: Ground
    at: datetime
    person: int | None
    # By the id of a piece: the row of the version before, with equal words.
    same: Mapping[str, Statement] = field(default_factory=dict)
    respondents: dict[int, Respondent] = field(default_factory=dict)

    def add(self, sitting: Sitting) -> Mapping[str, Statement]:
        """Add all that participants said, in the document's order; by piece."""
        self._take_respondents_over(sitting)
        rows = {
            piece.id: self._add(sitting, part, piece, place)
            for place, (part, piece) in enumerate(_list_pieces(sitting))
        }
        self.ground.hand_in(list(rows.values()))
        return rows

    def _add(self, sitting: Sitting, part: Part, piece: Piece, place: int) -> Statement:
        values = {
            **self._find_place(sitting, part, piece),
            "document": self.document,
            "located": _locate(piece),
            "place": place,
        }
        known = self.same.get(piece.id)
        if known is not None:
            self.change.change(known, **values)
            return known
        row = Statement(
            meeting=self.ground.meeting,
            number=self.change.number + 1,
            text=piece.text,
            origin=Origin.IMPORTED,
            typed_by_id=self.person,
            sent_at=self.at,
            **values,
        )
        self.change.create(row)
        return row

    def _find_place(self, sitting: Sitting, part: Part, piece: Piece) -> dict[str, Any]:
        """On a group's sheet; where no group is named, under the area alone."""
        choice = sitting.find_group(piece.label)
        group = self.ground.find_group(choice) if choice is not None else None
        is_plenary = part.kind is SectionKind.PLENARY
        area = None
        if part.area is not None and not is_plenary:
            question = part.heading if sitting.is_survey else ""
            area = self.ground.find_area(self.areas.find(part.area, question=question))
        is_on_sheet = group is not None and area is not None
        return {
            "part": PartOfDay.PLENARY if is_plenary else PartOfDay.GROUPS,
            "sheet": self.ground.find_sheet(group, area)
            if group is not None and area is not None
            else None,
            "said_by": None if is_on_sheet else group,
            "asked": None if is_on_sheet else area,
            "respondent": self._find_respondent(piece) if sitting.is_survey else None,
        }

    def _find_respondent(self, piece: Piece) -> Respondent:
        line = piece.line or 0
        known = self.respondents.get(line)
        if known is None:
            known = Respondent(
                meeting=self.ground.meeting,
                number=len(self.respondents) + 1,
                attributes=dict(piece.attributes),
                document=self.document,
            )
            self.change.create(known)
            self.respondents[line] = known
        return known

    def _take_respondents_over(self, sitting: Sitting) -> None:
        """Whoever gave an answer that stands is the same person in this version."""
        if not sitting.is_survey:
            return
        taken = set()
        for _part, piece in _list_pieces(sitting):
            row = self.same.get(piece.id)
            known = row.respondent if row is not None else None
            line = piece.line or 0
            if known is None or known.id in taken or line in self.respondents:
                continue
            taken.add(known.id)
            self.respondents[line] = known
            self.change.change(
                known, attributes=dict(piece.attributes), document=self.document
            )


def _list_pieces(sitting: Sitting) -> Iterator[tuple[Part, Piece]]:
    """What participants said; a survey's row by row, so that its order is theirs."""
    found = [
        (part, piece)
        for part in sitting.parts
        if part.is_input
        for piece in part.pieces
        if piece.text
    ]
    if sitting.is_survey:
        found.sort(key=lambda one: one[1].line or 0)
    yield from found


def _locate(piece: Piece) -> dict[str, int]:
    told = {"start": piece.start, "end": piece.end}
    for name in ("page", "line"):
        value = getattr(piece, name)
        if value is not None:
            told[name] = value
    return told
