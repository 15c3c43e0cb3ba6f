"""Blocks in the making, seen together before they are laid in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from folkmoot.documents.block_lines import (
    Piece,
    Run,
    join_runs,
    line_text,
    split_lines,
    split_pieces,
)
from folkmoot.documents.blocks import (
    PICTURE,
    BlockBuilder,
    BlockKind,
    Cell,
)

_WORD_END = re.compile(r"[^\W\d_]{3}$")


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How words are set where they stand; the fields are those of `Block`."""

    kind: BlockKind
    level: int = 0
    label: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True, kw_only=True)
class DraftBlock:
    """A block with its words, not yet laid in a text."""

    setting: Setting
    runs: tuple[Run, ...]
    reason: str | None = None

    @property
    def text(self) -> str:
        """The words of the block."""
        return line_text(self.runs)


class BlockQueue:
    """Gathers runs and ends them as blocks; what interrupts one waits for its end."""

    def __init__(self) -> None:
        self.drafts: list[DraftBlock] = []
        self._runs: list[Run] = []
        self._asides: list[DraftBlock] = []
        self.is_line_blank = True
        self.is_blank = True

    def add_text(self, text: str, *, bold: bool = False) -> None:
        """Words in the line."""
        self._runs.append((text, bold))
        if text.strip():
            self.is_blank = False
        last_line = text.rpartition("\n")[2]
        if last_line.strip():
            self.is_line_blank = False
        elif "\n" in text:
            self.is_line_blank = True

    def ends_in_word(self) -> bool:
        """Whether the last letters are a word of three or more."""
        return bool(self._runs and _WORD_END.search(self._runs[-1][0]))

    def add_aside(self, text: str, reason: str) -> None:
        """Set words aside; they are laid after the block they stand in.

        A picture is named though it has no words.
        """
        if text or reason == PICTURE:
            setting = Setting(kind=BlockKind.ASIDE)
            self._asides.append(
                DraftBlock(setting=setting, runs=((text, False),), reason=reason)
            )

    def end_block(self, setting: Setting) -> bool:
        """Make blocks of what was gathered; False where there were no words."""
        runs, had_words = self._runs, not self.is_blank
        self._runs = []
        self.is_blank = self.is_line_blank = True
        if had_words:
            self.drafts += make_drafts(runs, setting)
        self.drafts += self._asides
        self._asides = []
        return had_words

    def lay(self, builder: BlockBuilder, *, page: int | None = None) -> None:
        """Hand the blocks to the builder."""
        for draft in self.drafts:
            builder.add(
                draft.setting.kind,
                draft.runs,
                level=draft.setting.level,
                label=draft.setting.label,
                page=page,
                cell=draft.setting.cell,
                reason=draft.reason,
            )


def make_drafts(runs: Iterable[Run], setting: Setting) -> list[DraftBlock]:
    """One block, or several where the lines are clearly the items of a list."""
    if setting.kind is BlockKind.HEADING:
        joined = join_runs(split_lines(runs))
        return [DraftBlock(setting=setting, runs=joined)]
    pieces = split_pieces(runs, is_item=setting.kind is BlockKind.LIST_ITEM)
    return [
        DraftBlock(setting=_set_piece(piece, setting, pieces[0]), runs=piece.runs)
        for piece in pieces
    ]


def _set_piece(piece: Piece, setting: Setting, first: Piece) -> Setting:
    is_item = setting.kind is BlockKind.LIST_ITEM
    label = setting.label if piece is first else None
    if piece.marker is None:
        return replace(setting, label=label)
    is_nested = is_item and piece is not first and first.marker is None
    return replace(
        setting,
        kind=BlockKind.LIST_ITEM,
        level=setting.level + is_nested if is_item else 0,
        label=label or piece.marker.label,
    )
