"""A report's tree made by hand, with every kind of block in it."""

from dataclasses import replace

from folkmoot.documents.report_tree import (
    Bar,
    Bars,
    Block,
    Chart,
    Column,
    Curve,
    Fold,
    HeatMap,
    KeyPointBlock,
    Labels,
    LedgerLine,
    Listing,
    Paragraph,
    Part,
    Quotation,
    Report,
    Row,
    Run,
    Share,
    Step,
    Table,
    Voice,
)

NOTICE = "Foreslået af maskinen, ikke gennemset"


def say(*texts: str, anchor: str | None = None) -> Paragraph:
    """A paragraph of plain runs."""
    return Paragraph(runs=tuple(Run(text=text) for text in texts), anchor=anchor)


def tabulate(
    caption: str,
    labels: str,
    *rows: str,
    anchors: tuple[str | None, ...] = (),
) -> Table:
    """A table from texts with `|` between the cells; labels with `#` are numeric."""
    columns = tuple(
        Column(label=label.strip("#"), numeric=label.endswith("#"))
        for label in labels.split("|")
    )
    anchors = anchors or (None,) * len(rows)
    return Table(
        caption=caption,
        columns=columns,
        rows=tuple(
            Row(
                cells=tuple((Run(text=cell),) for cell in row.split("|")),
                anchor=anchor,
            )
            for row, anchor in zip(rows, anchors, strict=True)
        ),
    )


def quote(text: str, voice: Voice, *, before: str = "", after: str = "") -> Quotation:
    """A quotation of a group."""
    return Quotation(
        before=before,
        text=text,
        after=after,
        who="Gruppe 2, Vestby",
        relation={Voice.SUPPORTS: "støtter", Voice.OPPOSES: "er imod"}.get(
            voice, "uafklaret"
        ),
        reason="fælles ord: bussen, køre (0,91)",
        where=Run(text="referat.md, linje 2", target="s-1f2e", voice=Voice.QUIET),
        voice=voice,
        mark="afgjort af Anne" if voice is Voice.OPPOSES else None,
    )


def make_key_point(anchor: str = "k-00aa", text: str | None = None) -> KeyPointBlock:
    """A key point for which two groups are, against which one is."""
    return KeyPointBlock(
        anchor=anchor,
        text=text or "Bussen skal køre hver time om aftenen",
        mark=NOTICE,
        reviewed=False,
        carried=(Run(text="2 af 4 grupper, på 1 af 2 møder"),),
        behind=(say("For: Gruppe 1 og Gruppe 2, Vestby"),),
        raised_in=(
            Run(text="Ordene er fra ", voice=Voice.QUIET),
            Run(text="Gruppe 2, Vestby", target="s-1f2e", voice=Voice.QUIET),
        ),
        shares=(
            Share(label="2 grupper for", count=2, voice=Voice.SUPPORTS),
            Share(label="1 gruppe imod", count=1, voice=Voice.OPPOSES),
            Share(label="1 udsagn uafklaret", count=1, voice=Voice.UNRESOLVED),
        ),
        scale=3,
        folds=(
            Fold(
                summary="1 udsagn for, i egne ord",
                blocks=(
                    quote(
                        "bussen skal køre hver time",
                        Voice.SUPPORTS,
                        before="Vi mener, at ",
                        after=", og stierne skal have lys",
                    ),
                ),
            ),
            Fold(
                summary="1 udsagn imod",
                blocks=(quote("Vi har for mange busser – skær ned", Voice.OPPOSES),),
            ),
            Fold(
                summary="1 uafklaret udsagn",
                blocks=(quote("Dialyse tre gange om ugen", Voice.UNRESOLVED),),
            ),
            Fold(
                summary="Hvem der står bag",
                blocks=(
                    tabulate(
                        "Efter baggrund", "Baggrund|Værdi|For#|Af#", "By|Vestby|1|2"
                    ),
                    say("Små tal siger lidt."),
                ),
            ),
        ),
    )


def make_charts() -> tuple[Chart, ...]:
    """A heat map, bars and a curve."""
    heat = HeatMap(
        rows=("Transport", "Skole"),
        columns=("Vestby", "Østby"),
        counts=((12, 3), (0, None)),
    )
    bar = Bar(
        label="Bussen skal køre hver time om aftenen",
        target="k-00aa",
        shares=make_key_point().shares,
    )
    steps = (Step(label="Vestby", known=2, new=2), Step(label="Østby", known=3, new=1))
    return (
        Chart(
            anchor="map",
            title="Udsagn efter emne og møde",
            description="Jo mørkere, jo flere udsagn.",
            picture=heat,
            twin=tabulate(
                "Udsagn efter emne og møde",
                "Fokusområde|Vestby#|Østby#|I alt#",
                "Transport|12|3|15",
                "Skole|0|–|0",
                "I alt|12|3|15",
            ),
            show_table="Vis som tabel",
        ),
        Chart(
            anchor="bars",
            title="Hovedpointer",
            description="Grupper for og imod.",
            picture=Bars(supports="For", opposes="Imod", bars=(bar,)),
            twin=tabulate(
                "Hovedpointer i tal",
                "Hovedpointe|Grupper for#|Grupper imod#",
                "Bussen skal køre hver time om aftenen|2|1",
            ),
            show_table="Vis som tabel",
        ),
        Chart(
            anchor="curve",
            title="Hvad hvert møde bragte",
            description="For få møder til at sige mere.",
            picture=Curve(axis="Hørt til nu", new="Nye", steps=steps),
            twin=tabulate(
                "Hvad hvert møde bragte", "Møde|Nye#|Hørt#", "Vestby|2|2", "Østby|1|3"
            ),
            show_table="Vis som tabel",
        ),
    )


def make_wide_map(meetings: int) -> Chart:
    """A heat map of one area and so many meetings."""
    names = tuple(f"Møde i by nummer {n}" for n in range(meetings))
    counts = tuple(range(meetings))
    picture = HeatMap(rows=("Transport",), columns=names, counts=(counts,))
    columns = (Column(label="Emne"), *(Column(label=n, numeric=True) for n in names))
    cells = ((Run(text="Transport"),), *((Run(text=str(n)),) for n in counts))
    twin = Table(caption="Kort", columns=columns, rows=(Row(cells=cells),))
    return replace(make_charts()[0], picture=picture, twin=twin)


def make_register() -> Part:
    """Statements in a table with five columns of words."""
    return Part(
        anchor="register",
        title="Alle udsagn",
        parts=(
            Part(
                anchor="r-1",
                title="referat.md",
                blocks=(
                    tabulate(
                        "2 udsagn",
                        "Udsagn|Hvem|Fokusområde|Hvad det blev|Hvor",
                        "Bussen kører for sjældent|Gruppe 1|Transport|samlet|linje 1",
                        "Hvem betaler?|Gruppe 2|Transport|står alene|linje 2",
                        anchors=("s-1f2e", "s-2f2e"),
                    ),
                ),
            ),
        ),
    )


def make_report(*blocks: Block, language: str = "da") -> Report:
    """The whole report, or one part with the blocks."""
    labels = Labels(
        skip="Spring til indhold", contents="Indhold", to_top="Til toppen", page="Side"
    )
    short = Listing(
        ordered=True,
        items=tuple(
            Paragraph(runs=(Run(text=text, target=target),))
            for text, target in (
                ("På 2 møder sagde 4 grupper 16 ting.", "ledger"),
                ("Mest bred opbakning har »Bussen skal køre hver time«.", "k-00aa"),
            )
        ),
    )
    places = (
        Share(label="samlet", count=1_204, voice=Voice.STRONG),
        Share(label="står alene", count=4, voice=Voice.PLAIN),
        Share(label="venter", count=0, voice=Voice.UNRESOLVED),
    )
    total = Share(label="udsagn", count=1_208, voice=Voice.STRONG)
    question = Paragraph(
        runs=(
            Run(text="»Hvem betaler?«", voice=Voice.QUOTE),
            Run(text=" referat.md", target="d-1", voice=Voice.QUIET),
        ),
        anchor="q-00bb",
    )
    parts = (
        Part(anchor="short", title="Kort fortalt", blocks=(short,)),
        Part(
            anchor="ledger",
            title="Regnskab",
            blocks=(
                LedgerLine(places=places, total=total),
                tabulate("Hvorfor", "Plads|Hvorfor|Udsagn#", "samlet|siger det|1.204"),
            ),
        ),
        Part(anchor="pictures", title="Overblik", blocks=make_charts()),
        Part(
            anchor="areas",
            title="Fokusområder",
            blocks=(say("Hvert fokusområde for sig."),),
            parts=(
                Part(
                    anchor="a-1",
                    title="Transport",
                    blocks=(
                        make_key_point(),
                        Fold(
                            summary="1 spørgsmål", blocks=(Listing(items=(question,)),)
                        ),
                    ),
                ),
            ),
        ),
        make_register(),
        Part(
            anchor="documents",
            title="Dokumenter",
            blocks=(tabulate("Dokumenter", "Navn|Ord#", "a.md|9", anchors=("d-1",)),),
        ),
    )
    if blocks:
        parts = (Part(anchor="part", title="Afsnit", blocks=blocks),)
    return Report(
        language=language,
        title="Hvad der blev sagt",
        subtitle="Vestby · Østby",
        notice=NOTICE,
        labels=labels,
        parts=parts,
    )
