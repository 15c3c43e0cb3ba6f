"""An analysis made by hand: two meetings, a survey, key points for and against."""

from folkmoot.documents.manifest_json import (
    ANALYSIS_SCHEMA,
    Manifest,
    ManifestCode,
    ManifestCounts,
    ManifestDecisions,
    ManifestInput,
    ManifestModel,
)
from folkmoot.domain.key_points import (
    Analysis,
    InputRole,
    KeyPoint,
    LedgerRow,
    Match,
    Method,
    Place,
    Prevalence,
    QuestionRaised,
    Relation,
    Saturation,
    SaturationStep,
    Segment,
)
from folkmoot.domain.record import (
    INPUT_KINDS,
    Clause,
    Document,
    Link,
    Meeting,
    Question,
    Record,
    Section,
    SectionKind,
    Source,
    Statement,
    Survey,
    Unlinked,
)

SAID = {
    "s1": "Bussen kører for sjældent om aftenen",
    "s2": "=SUM(A1) bussen skal køre hver time, og stierne skal have lys",
    "s3": "Vi har for mange busser – skær ned",
    "s4": "Hvem betaler for stierne?",
    "s5": "Lys på stierne til skolen",
    "s6": "-",
    "s7": "Vi tager med, at bussen skal køre oftere",
    "s8": "Dialyse tre gange om ugen; turen tager to timer",
}
TEXT = "\n".join(SAID.values())


def find_source(name: str) -> Source:
    start = TEXT.index(SAID[name])
    line = 1 + TEXT.count("\n", 0, start)
    return Source(document="d1", line=line, start=start, end=start + len(SAID[name]))


def say(name: str, *, group: str | None = None, question: bool = False) -> Statement:
    return Statement(
        id=name,
        text=SAID[name],
        group=group,
        question=question,
        source=find_source(name),
    )


def cut(name: str, part: str | None = None) -> Segment:
    source = find_source(name)
    text = SAID[name] if part is None else part
    start = source.start + SAID[name].index(text)
    return Segment(start=start, end=start + len(text), text=text)


def match(
    name: str, relation: Relation, score: float, part: str | None = None
) -> Match:
    return Match(
        statement=name,
        segment=cut(name, part),
        relation=relation,
        score=score,
        reason="bussen, køre",
    )


def make_record() -> Record:
    area = Section(
        id="a1",
        heading="Transport",
        kind=SectionKind.FOCUS_AREA,
        focus_area="Transport",
        statements=(
            say("s1", group="Gruppe 1"),
            say("s2", group="Gruppe 2"),
            say("s4", group="Gruppe 2", question=True),
        ),
    )
    summary = Section(id="a2", kind=SectionKind.SUMMARY, statements=(say("s7"),))
    other = Section(
        id="a3",
        kind=SectionKind.FOCUS_AREA,
        focus_area="Transport",
        statements=(say("s3", group="Gruppe 1"), say("s5", group="Gruppe 2")),
    )
    answers = Section(
        id="a4", kind=SectionKind.SURVEY, statements=(say("s6"), say("s8"))
    )
    line = find_source("s7")
    clause = Clause(start=line.start, end=line.end, text=SAID["s7"])
    return Record(
        documents=(
            Document(
                id="d1",
                name="referat.md",
                sha256="00",
                media_type="text/markdown",
                text=TEXT,
            ),
        ),
        meetings=(
            Meeting(
                id="m1",
                document="d1",
                title="Møde i Vestby",
                date="2026-03-03",
                sections=(area, summary),
            ),
            Meeting(id="m2", document="d1", title="Møde i Østby", sections=(other,)),
        ),
        surveys=(
            Survey(
                id="v1",
                document="d1",
                title="Spørgeskema",
                questions=(Question(id="q1", text="Hvad er svært?"),),
                respondents=3,
                empty={"q1": 1},
                sections=(answers,),
            ),
        ),
        links=(Link(from_="s7", clause=clause, to="s1", score=0.8, reason="bussen"),),
        unlinked=(Unlinked(from_="s7", clause=clause),),
        not_restated=("s2", "s4", "s3", "s5", "s6", "s8"),
    )


def make_key_points() -> tuple[KeyPoint, ...]:
    buses = KeyPoint(
        id="k1",
        text="Bussen skal køre hver time",
        source_statement="s2",
        focus_areas=("Transport",),
        matches=(
            match("s2", Relation.SUPPORTS, 0.912345, "bussen skal køre hver time"),
            match("s1", Relation.SUPPORTS, 0.8),
            match("s3", Relation.OPPOSES, 0.1),
        ),
        prevalence=Prevalence(
            groups=2,
            groups_asked=4,
            meetings=1,
            meetings_asked=2,
            respondents=0,
            respondents_asked=0,
            by={"Kommune": {"Vestby": (1, 2)}},
        ),
    )
    lights = KeyPoint(
        id="k2",
        text=SAID["s5"],
        source_statement="s5",
        focus_areas=("Transport",),
        matches=(
            match("s5", Relation.SUPPORTS, 1.0),
            match("s2", Relation.UNRESOLVED, 0.5, "stierne skal have lys"),
        ),
        prevalence=Prevalence(
            groups=1,
            groups_asked=4,
            meetings=1,
            meetings_asked=2,
            respondents=0,
            respondents_asked=0,
        ),
    )
    return buses, lights


_FOUND = {
    "s1": (Place.GATHERED, ("k1",), ""),
    "s2": (Place.GATHERED, ("k1",), ""),
    "s3": (Place.GATHERED, ("k1",), ""),
    "s4": (Place.ALONE, (), "question_raised"),
    "s5": (Place.GATHERED, ("k2",), ""),
    "s6": (Place.SET_ASIDE, (), "no_content"),
    "s8": (Place.ALONE, (), "no_match"),
}


def make_ledger(record: Record) -> tuple[LedgerRow, ...]:
    rows = []
    for gathering in (*record.meetings, *record.surveys):
        for section in gathering.sections:
            for statement in section.statements:
                is_input = section.kind in INPUT_KINDS
                place, key_points, reason = _FOUND.get(statement.id, (None, (), ""))
                rows.append(
                    LedgerRow(
                        statement_id=statement.id,
                        role=InputRole.INPUT if is_input else InputRole.SUMMARY,
                        place=place,
                        key_points=key_points,
                        reason=reason,
                        meeting=gathering.id if gathering.id != "v1" else None,
                        focus_area=section.focus_area,
                        group=statement.group,
                        text=statement.text,
                    )
                )
    return tuple(rows)


def make_analysis() -> Analysis:
    record = make_record()
    return Analysis(
        record=record,
        key_points=make_key_points(),
        questions=(
            QuestionRaised(
                id="k3", text=SAID["s4"], source_statement="s4", statements=("s4",)
            ),
        ),
        ledger=make_ledger(record),
        saturation=Saturation(
            base=3,
            run=2,
            threshold=0.05,
            steps=(
                SaturationStep(
                    meeting="m1",
                    date="2026-03-03",
                    statements=3,
                    new=("k1", "k2"),
                    repeated=(),
                    heard_so_far=2,
                ),
                SaturationStep(
                    meeting="m2",
                    date=None,
                    statements=2,
                    new=(),
                    repeated=("k1", "k2"),
                    heard_so_far=2,
                ),
            ),
            ratio=None,
            reached=None,
        ),
        method=Method(
            model="model",
            model_fingerprint="f0",
            judge="rules",
            code_version="0.1.0",
            parameters={"threshold": 0.33},
        ),
    )


MANIFEST = Manifest(
    schema=ANALYSIS_SCHEMA,
    language="da",
    inputs=(ManifestInput(name="referat.md", sha256="00", refused=None),),
    code=ManifestCode(version="0.1.0", sha256="c0"),
    model=ManifestModel(name="model", fingerprint="f0"),
    judge="rules",
    parameters={"threshold": 0.33},
    decisions=ManifestDecisions(key_points=0, matches=0, sha256="d0"),
    counts=ManifestCounts(
        documents=1,
        meetings=2,
        surveys=1,
        statements={"input": 7, "summary": 1},
        places={"gathered": 4, "alone": 2, "set_aside": 1, "waiting": 0},
        duplicates=0,
        key_points=2,
        matches={"supports": 3, "opposes": 1, "unresolved": 1},
        questions=1,
    ),
    files={},
)
