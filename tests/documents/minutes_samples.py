"""A meeting made by hand with its minutes: three groups, two areas, a plenary."""

from dataclasses import replace

from folkmoot.documents.draft_minutes import compose_minutes
from folkmoot.documents.draft_plan import (
    Answers,
    Gathered,
    LineClause,
    Plan,
    Step,
    StepKind,
    SummaryLine,
)
from folkmoot.documents.minutes_model import (
    Minutes,
    MinutesPart,
    Origin,
    PartKind,
)
from folkmoot.documents.report_tree import (
    Column,
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
)
from folkmoot.domain.key_points import (
    InputRole,
    KeyPoint,
    LedgerRow,
    Match,
    Place,
    Prevalence,
    Relation,
    Segment,
)
from folkmoot.domain.record import (
    Host,
    Meeting,
    Participant,
    Section,
    SectionKind,
    Source,
    Statement,
)

SAID = {
    "s1": ("Gruppe 1", "Busserne kører for sjældent om aftenen"),
    "s2": ("Gruppe 2", "Bussen skal køre hver time – også efter kl. 20"),
    "s3": ("Gruppe 3", "Der er rigeligt med busser, så skær ned"),
    "s4": ("Gruppe 2", "Stierne til skolen mangler lys"),
    "s5": ("Gruppe 1", "Busserne kører for sjældent om aftenen!"),
    "s6": ("Gruppe 3", "-"),
    "s7": ("Gruppe 1", "Ledige boliger skal være til at betale <for & med> \"unge\""),
    "s8": ("Gruppe 2", "Unge har ikke råd til at blive boende"),
    "s9": (None, "Kommissionen bør tale med de unge selv"),
}  # fmt: skip
AREAS = {"Mobilitet": "s1 s2 s3 s4 s5 s6", "Bosætning": "s7 s8"}
THEMES = ("Hvad holder folk her?", "Hvem bestemmer over vejene?")


DATED = "2026-11-26"


def _say(name: str) -> Statement:
    group, text = SAID[name]
    return Statement(
        id=name, text=text, group=group, source=Source(document="d", start=0, end=1)
    )


def _section(area: str | None, names: str, kind: SectionKind) -> Section:
    statements = tuple(map(_say, names.split()))
    return Section(
        id=f"x{names[:2]}", kind=kind, focus_area=area, statements=statements
    )


def _point(id_: str, text: str, **matches: Relation) -> KeyPoint:
    return KeyPoint(
        id=id_,
        text=text,
        source_statement=next(iter(matches)),
        focus_areas=(),
        matches=tuple(
            Match(
                statement=name,
                segment=Segment(start=0, end=1, text=""),
                relation=relation,
                score=1.0,
                reason="",
            )
            for name, relation in matches.items()
        ),
        prevalence=Prevalence(
            groups=0,
            groups_asked=0,
            meetings=0,
            meetings_asked=0,
            respondents=0,
            respondents_asked=0,
        ),
    )


MEETING = Meeting(
    id="m",
    document="d",
    title="Borgermøde i Tranemose",
    date="2026-11-25",
    start="17:00",
    end="19:30",
    place="Tranemose Kulturhus",
    hosts=(Host(text="Borgmester Pia Holm, Tranemose Kommune"),),
    prepared_by="Anne Lund",
    participants=(Participant(text="42 borgere fra kommunen", count=42),),
    commission=(Participant(text="Formand Jens Bak"),),
    sections=(
        *(_section(area, s, SectionKind.FOCUS_AREA) for area, s in AREAS.items()),
        _section(None, "s9", SectionKind.PLENARY),
    ),
)
GATHERED = Gathered(
    key_points=(
        _point(
            "k2",
            "Boliger skal være til at betale",
            s7=Relation.SUPPORTS,
            s8=Relation.SUPPORTS,
        ),
        _point(
            "k1",
            "Bussen skal køre oftere om aftenen",
            s1=Relation.SUPPORTS,
            s2=Relation.SUPPORTS,
            s3=Relation.OPPOSES,
        ),
    ),
    ledger=tuple(
        LedgerRow(
            statement_id=name,
            role=InputRole.INPUT,
            place=Place.SET_ASIDE if name == "s6" else Place.GATHERED,
            duplicate_of="s1" if name == "s5" else None,
            group=group,
            text=text,
        )
        for name, (group, text) in SAID.items()
    ),
)
PLAN = Plan(
    meeting=MEETING,
    steps=(
        Step(kind=StepKind.OPENING, presenter="Jens Bak", notes=("Alle skal med.",)),
        Step(kind=StepKind.THEMES, notes=THEMES),
        Step(kind=StepKind.BREAK, title="Kaffe"),
        Step(kind=StepKind.GROUP_WORK, areas=tuple(AREAS)),
        Step(kind=StepKind.PLENARY),
    ),
    groups_asked={"Mobilitet": 3},
    answers={"k1": Answers(agree=30, disagree=8, dont_know=4, most_important=19)},
    lines=(
        SummaryLine(
            id="1",
            clauses=(
                LineClause(text="Bussen skal køre oftere, ", sources=("k-k1",)),
                LineClause(text="og det haster"),
            ),
        ),
        SummaryLine(id="2", clauses=(LineClause(text="Ny skole inden 2030"),)),
    ),
    next_steps=("Referatet sendes til høring den 1. december.",),
)


def make_minutes(*, language: str = "da", with_annex: bool = True) -> Minutes:
    return compose_minutes(
        PLAN, GATHERED, language=language, dated=DATED, with_annex=with_annex
    )


def make_final_minutes(*, language: str = "da", with_annex: bool = True) -> Minutes:
    minutes = make_minutes(language=language, with_annex=with_annex)
    return replace(minutes, is_draft=False)


def make_written_minutes() -> Minutes:
    """All kinds of block, and words that any format could take for something else."""
    odd = "Nr. 1. *x* _y_ # z <b>&amp; [a](b) | `c` \\ – »å« 2 < 3 $ @ ~~d~~ {e}"
    blocks = (
        Paragraph(runs=(Run(text=odd),)),
        Paragraph(runs=(Run(text="- ikke en liste"),), anchor="p-1"),
        Listing(
            ordered=True,
            items=(
                Paragraph(runs=(Run(text="Først", voice=Voice.STRONG),)),
                Paragraph(runs=(Run(text="så det næste", sources=("p-1",)),)),
            ),
        ),
        Listing(items=(Paragraph(runs=(Run(text="+ og en ny liste"),)),)),
        Table(
            caption="Hvem gør hvad",
            columns=(Column(label="Opgave"), Column(label="Antal", numeric=True)),
            rows=(
                Row(cells=((Run(text="Sende | ud"),), (Run(text="3"),)), anchor="r-1"),
                Row(cells=((Run(text="Samle"),), (Run(text="12"),))),
            ),
        ),
    )
    part = MinutesPart(
        anchor="own",
        kind=PartKind.TEXT,
        title="Aftaler & <frister>",
        blocks=blocks,
        origin=Origin.WRITTEN,
    )
    minutes = make_final_minutes()
    return replace(minutes, parts=(*minutes.parts, part))


def make_long_minutes(statements: int) -> Minutes:
    """As many statements, each alone, in ten areas by ten groups, with an annex."""
    sections = tuple(
        Section(
            id=f"x{area}",
            kind=SectionKind.FOCUS_AREA,
            focus_area=f"Område {area}",
            statements=tuple(
                Statement(
                    id=f"{n:016x}",
                    text=f"Udsagn {n}: det skal være nemmere at komme på arbejde",
                    group=f"Gruppe {n % 10}",
                    source=Source(document="d", start=0, end=1),
                )
                for n in range(area, statements, 10)
            ),
        )
        for area in range(10)
    )
    meeting = Meeting(id="m", document="d", title="Langt møde", sections=sections)
    plan = Plan(meeting=meeting, steps=(Step(kind=StepKind.GROUP_WORK),))
    return compose_minutes(
        plan, Gathered(), language="da", dated=DATED, with_annex=True
    )
