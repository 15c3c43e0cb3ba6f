"""Correction rounds as they are shown: the paper with what was proposed to it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from folkmoot.documents.minutes_model import Minutes
from folkmoot.web.events.differences import Piece, compare_words
from folkmoot.web.minutes.models import (
    Answer,
    CorrectionRound,
    Corrector,
    Paper,
    Proposal,
)
from folkmoot.web.minutes.queries.paragraphs import (
    Spot,
    find_spot,
    list_spot_parts,
    reword_paragraph,
)
from folkmoot.web.minutes.queries.showing import load_edition


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Where every proposal of a paper is: the places sum to what was received."""

    received: int
    accepted: int
    declined: int
    withdrawn: int
    unanswered: int


@dataclass(frozen=True, kw_only=True)
class ShownProposal:
    """A proposal with what is other in it.

    `is_moved` where the paragraph reads otherwise now: then `now` is what stands there.
    """

    row: Proposal
    pieces: Sequence[Piece]
    is_moved: bool = False
    now: str = ""

    @property
    def is_open(self) -> bool:
        return bool(self.row.answer == Answer.OPEN)


@dataclass(frozen=True, kw_only=True)
class ShownSpot:
    """A paragraph with what was proposed to it."""

    spot: Spot
    proposals: Sequence[ShownProposal]


@dataclass(frozen=True, kw_only=True)
class ShownSpotBlock:
    is_list: bool
    is_ordered: bool
    spots: Sequence[ShownSpot]


@dataclass(frozen=True, kw_only=True)
class ShownSpotPart:
    title: str
    level: int
    blocks: Sequence[ShownSpotBlock]


def find_open_round(paper: Paper) -> CorrectionRound | None:
    found: CorrectionRound | None = (
        CorrectionRound.objects.kept().filter(paper=paper, ended_at=None).first()
    )
    return found


def list_rounds(paper: Paper) -> list[CorrectionRound]:
    """The latest first."""
    found = CorrectionRound.objects.kept().filter(paper=paper)
    return list(found.select_related("edition").order_by("-edition__number"))


def list_correctors(round_: CorrectionRound) -> list[Corrector]:
    """The link for several first."""
    found = Corrector.objects.kept().filter(round=round_)
    return sorted(found, key=lambda each: (not each.is_shared, str(each).lower()))


def list_proposals(round_: CorrectionRound) -> list[Proposal]:
    found = Proposal.objects.kept().filter(round=round_)
    return list(found.select_related("corrector", "answered_by"))


def count_proposals(paper: Paper) -> Ledger:
    found = Proposal.objects.kept().filter(round__paper=paper, round__removed_at=None)
    counts = Counter(found.values_list("answer", flat=True))
    return Ledger(
        received=sum(counts.values()),
        accepted=counts[Answer.ACCEPTED],
        declined=counts[Answer.DECLINED],
        withdrawn=counts[Answer.WITHDRAWN],
        unanswered=counts[Answer.OPEN],
    )


def load_round(round_: CorrectionRound) -> Minutes | None:
    """The version that was sent round; None where words in it were erased."""
    return load_edition(round_.edition) if round_.edition.content else None


def show_round(
    minutes: Minutes, proposals: Iterable[ShownProposal]
) -> list[ShownSpotPart]:
    """The paper, with what was proposed beside its paragraphs."""
    by_spot: dict[tuple[str, int], list[ShownProposal]] = {}
    for each in proposals:
        key = (each.row.anchor, each.row.number)
        by_spot.setdefault(key, []).append(each)
    return [
        ShownSpotPart(
            title=part.title,
            level=part.level,
            blocks=[
                ShownSpotBlock(
                    is_list=block.is_list,
                    is_ordered=block.is_ordered,
                    spots=[
                        ShownSpot(
                            spot=spot,
                            proposals=by_spot.get((spot.anchor, spot.number), []),
                        )
                        for spot in block.spots
                    ],
                )
                for block in part.blocks
            ],
        )
        for part in list_spot_parts(minutes)
    ]


def show_proposals(
    proposals: Iterable[Proposal], paper: Minutes | None = None
) -> list[ShownProposal]:
    """Each with what is other in it; with the paper of now, whether it fits there."""
    return [_show_proposal(row, paper) for row in proposals]


def _show_proposal(row: Proposal, paper: Minutes | None) -> ShownProposal:
    pieces = compare_words(row.quoted, row.wording) if row.wording else ()
    if paper is None or not row.wording or row.answer != Answer.OPEN:
        return ShownProposal(row=row, pieces=pieces)
    blocks = next((p.blocks for p in paper.parts if p.anchor == row.anchor), ())
    fitting = reword_paragraph(
        blocks, number=row.number, quoted=row.quoted, wording=row.wording
    )
    spot = find_spot(paper, row.anchor, row.number)
    return ShownProposal(
        row=row,
        pieces=pieces,
        is_moved=fitting is None,
        now=spot.text if spot else "",
    )


def takes_proposals(round_: CorrectionRound) -> bool:
    """Not after its deadline, and not once the paper was closed."""
    is_open = round_.takes_proposals(at=timezone.now())
    return is_open and round_.paper.final_id is None
