"""A public answer as a commission might give it, small enough to read."""

from folkmoot.domain.findings import Counted, HearingKind, Ledger
from folkmoot.domain.public_answer import (
    AtMeeting,
    OfAttribute,
    PublicAnswer,
    PublicEvidence,
    PublicHearing,
    PublicMilestone,
    PublicNotFollowed,
    PublicPoint,
    PublicQuestion,
    PublicQuote,
    PublicRecommendation,
    PublicSide,
    PublicStatement,
)
from folkmoot.domain.recommendations import EvidenceSide, Status

NOBODY = PublicSide(
    groups=Counted(heard=0, asked=9),
    meetings=Counted(heard=0, asked=2),
    respondents=None,
    submissions=None,
)


def make_answer() -> PublicAnswer:
    """Two key points, one recommendation, one that is not followed."""
    return PublicAnswer(
        title="Færre skemaer <i hverdagen>",
        publisher="Region Eksempel",
        contact="dialog@region.example",
        language="da",
        number=812,
        limit=5,
        ledger=Ledger(waiting=0, gathered=3, alone=1, aside=1),
        hearings=(
            _hear("m1", "Nordby", groups=5, statements=2),
            _hear("m2", "Sydby", groups=4, statements=2),
            _hear("u1", "Spørgeskema", kind=HearingKind.SURVEY, statements=1),
        ),
        statements=tuple(
            PublicStatement(id=f"s{number}", place=place, is_cleared=number == 1)
            for number, place in enumerate(["gathered"] * 3 + ["alone", "aside"], 1)
        ),
        points=(_make_forms(), _make_parking()),
        recommendations=(_make_recommendation(),),
        not_followed=(
            PublicNotFollowed(key_point="k2", words="Parkering er ikke vores opgave."),
        ),
    )


def _hear(
    id_: str,
    title: str,
    *,
    kind: HearingKind = HearingKind.MEETING,
    groups: int = 0,
    statements: int,
) -> PublicHearing:
    people = 40 if kind is HearingKind.SURVEY else 0
    return PublicHearing(
        id=id_, title=title, kind=kind, date="2026-08-25", groups=groups,
        respondents=people, statements=statements,
    )  # fmt: skip


def _make_forms() -> PublicPoint:
    return PublicPoint(
        id="k1",
        text="Skemaerne tager tid fra borgerne",
        theme="Tid",
        supports=PublicSide(
            groups=Counted(heard=4, asked=9),
            meetings=Counted(heard=2, asked=2),
            respondents=Counted(heard=20, asked=40),
            submissions=None,
            by_meeting=(
                AtMeeting(meeting="m1", heard=3, asked=5),
                AtMeeting(meeting="m2", heard=1, asked=4),
            ),
            by_attribute=(
                OfAttribute(
                    id="a1", attribute="Kommune", value="Nordby", heard=12, asked=20
                ),
                OfAttribute(
                    id="a2", attribute="Kommune", value="Sydby", heard=None, asked=14
                ),
                OfAttribute(
                    id="a3", attribute="Kommune", value="Østby", heard=None, asked=6
                ),
            ),
        ),
        opposes=NOBODY,
        quotes=(
            PublicQuote(
                id="s1", text="=Vi skriver det samme fem gange", side="supports",
                meeting="m1",
            ),
        ),
    )  # fmt: skip


def _make_parking() -> PublicPoint:
    return PublicPoint(
        id="k2", text="Flere pladser ved stationen", theme="", supports=NOBODY,
        opposes=NOBODY,
    )  # fmt: skip


def _make_recommendation() -> PublicRecommendation:
    return PublicRecommendation(
        id="r1", number=1, chapter="Enklere hverdag",
        text="Halvér skemaerne inden 2028.",
        reasoning="Fire grupper sagde det.", status=Status.DECIDED, owner="Direktionen",
        answer="",
        evidence=(
            PublicEvidence(
                side=EvidenceSide.FOR, key_point="k1", statement="",
                text="Skemaerne tager tid fra borgerne", words="Direkte",
            ),
            PublicEvidence(
                side=EvidenceSide.AGAINST, key_point="", statement="s1",
                text="=Vi skriver det samme fem gange", words="",
            ),
        ),
        questions=(PublicQuestion(text="Hvordan får borgere mere tid?"),),
        milestones=(
            PublicMilestone(text="Skemaer talt op", date="2027-03", is_reached=True),
            PublicMilestone(text="Halvdelen væk", date="", is_reached=False),
        ),
    )  # fmt: skip
