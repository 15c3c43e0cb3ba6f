"""Made-up minutes set as PDF in the ways that offices set them."""

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from tests.documents.raw_pdf import RawPdf

DANISH = (
    "Vi mangler tid til at tale med de unge, før det brænder på, og det går ud over "
    "samarbejdet med skolerne.",
    "Færre skemaer",
    "Børne- og ungeområdet bør have én indgang, så familierne ikke skal fortælle det "
    "samme fem gange til fem forskellige medarbejdere i forvaltningen.",
    "MED-systemet skal bruges tidligere, når budgettet for 2026-2027 lægges",
    "Kan sagsbehandlerne få lov at afgøre flere sager selv?",
    "Ledelsesudvikling er vigtig – også for dem, der leder på tværs af afdelinger, "
    "og som ikke selv har bedt om det.",
    "Frivillighedsnetværket i Nordbyen fungerer godt, fordi foreningerne selv har "
    "fået lov til at bestemme, hvad pengene skal bruges til i det daglige.",
    "Åbningstiderne i borgerservice passer dårligt til folk, der arbejder i weekenden.",
)
GERMAN = (
    "Die Bürgersprechstunden werden zu wenig genutzt, weil kaum jemand davon weiß.",
    "Wirtschafts- und Verkehrsausschuss sollten häufiger gemeinsam tagen, damit die "
    "Entscheidungen zur Innenstadtentwicklung nicht zweimal beraten werden müssen.",
    "Mehr Personal in den Kindertagesstätten",
    "Die Zusammenarbeit mit den Nachbargemeinden Schleswig-Holsteins ist gut.",
    "Warum dauert die Bearbeitung der Genehmigungsverfahren noch immer ein Jahr?",
)
SWEDISH = (
    "Hemtjänsten behöver mer tid hos varje person, och schemat måste kunna ändras.",
    "Samverkan mellan vårdcentralerna och kommunens rehabiliteringsteam fungerar bra.",
    "Färre möten",
    "Anhörigstödet är okänt för de flesta, trots att det har funnits i många år och "
    "trots att behovet blir större för varje år som går.",
    "Vi vill ha en ny cykelväg till stationen",
)
ENGLISH = (
    "Volunteers need a place to meet that is open in the evening and at weekends.",
    "The bus to the hospital stops running at six, which is too early for visitors.",
    "More trees",
    "People who do not speak the language well are left out of the consultations, "
    "although they use the services more than most.",
    "Who decides what happens to the old library?",
)

_OFFICE_SECONDS = 90


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A document, the texts of its blocks, and what stands around them on the pages."""

    content: bytes
    said: tuple[str, ...]
    notes: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def set_typst(source: str) -> bytes:
    """The source as PDF, on small pages unless it says otherwise."""
    page = '#set page(paper: "a5", margin: 1.6cm)\n'
    return bytes(typst.compile((page + source).encode(), format="pdf"))


def set_office(body: str, *, head: str = "", foot: str = "") -> bytes:
    """The text body of a flat ODT as PDF, by LibreOffice."""
    template = Path(__file__).parents[1] / "data" / "pdf_office.fodt"
    source = template.read_text("utf-8")
    for name, part in (("head", head), ("foot", foot), ("body", body)):
        source = source.replace(f"@{name}@", part)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "minutes.fodt"
        path.write_text(source, "utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(
            command, check=True, capture_output=True, timeout=_OFFICE_SECONDS
        )
        return path.with_suffix(".pdf").read_bytes()


def list_items(items: Sequence[str], marker: str = "-") -> str:
    """A list in typst's mark-up."""
    return "".join(f"{marker} {item}\n" for item in items)


def danish_over_three_pages() -> Sample:
    """A head, a foot, and a list that page breaks cut."""
    groups = [(f"Gruppe {number}", DANISH) for number in (1, 2, 3, 4)]
    source = (
        "#set page(header: [Dialogmøde i Nordbyen #h(1fr) Sag 25-118], footer: context"
        " [Side #counter(page).display() af #counter(page).final().first()])\n"
        '#set text(lang: "da", font: "Liberation Sans", size: 11pt)\n'
        "= Referat fra dialogmødet\nFormanden bød velkommen til de 42 fremmødte.\n"
    )
    said = ["Referat fra dialogmødet", "Formanden bød velkommen til de 42 fremmødte."]
    for name, items in groups:
        source += f"== {name}\n{list_items(items)}\n"
        said += [name, *items]
    around = ["Dialogmøde i Nordbyen Sag 25-118"] * 3
    around += [f"Side {number} af 3" for number in (1, 2, 3)]
    return Sample(content=set_typst(source), said=tuple(said), around=tuple(around))


def german_justified() -> Sample:
    """Words divided at the end of nearly every line."""
    text = " ".join(GERMAN)
    source = (
        '#set text(lang: "de", font: "Libertinus Serif", size: 11pt)\n'
        "#set par(justify: true)\n#set page(width: 9cm, height: 14cm)\n"
        f"= Protokoll\n{text}\n\n{text}\n\n== Ergebnisse\n{list_items(GERMAN)}"
    )
    said = ("Protokoll", text, text, "Ergebnisse", *GERMAN)
    return Sample(content=set_typst(source), said=said)


def swedish_in_columns() -> Sample:
    """A title over two columns, lists that go on in the next column."""
    groups = [f"Grupp {number}" for number in (1, 2, 3, 4, 5)]
    source = (
        '#set page(paper: "a4", margin: 2cm, columns: 2, footer: context'
        " align(center)[#counter(page).display()])\n"
        '#set text(lang: "sv", font: "New Computer Modern", size: 12pt)\n'
        '#place(top + center, scope: "parent", float: true)[#text(20pt)[*Medborgar'
        "dialog om vård och omsorg*]]\n"
    )
    said = ["Medborgardialog om vård och omsorg"]
    for name in groups:
        text = " ".join(SWEDISH)
        source += f"*{name}*\n\n{text}\n\n{list_items(SWEDISH)}\n"
        said += [name, text, *SWEDISH]
    return Sample(content=set_typst(source), said=tuple(said), around=("1", "2"))


def danish_table() -> Sample:
    """Groups and their notes in a ruled table over two pages."""
    rows = [(f"Gruppe {number}", item) for number, item in enumerate(DANISH, 1)]
    cells = "".join(f"[{name}], [{note}], " for name, note in rows)
    source = (
        '#set text(lang: "da", size: 15pt)\n= Noter fra grupperne\n'
        "#table(columns: (3cm, 1fr), inset: 8pt,"
        f" table.header([*Gruppe*], [*Det siger vi*]), {cells})\nTak for i aften.\n"
    )
    said = ["Noter fra grupperne", "Gruppe", "Det siger vi"]
    said += [text for row in rows for text in row]
    return Sample(
        content=set_typst(source),
        said=(*said, "Tak for i aften."),
        around=("Gruppe Det siger vi",),
    )


def danish_with_small_leading() -> Sample:
    """Tight lines, paragraphs told apart by their first line's indentation alone."""
    texts = [" ".join(DANISH[start:]) for start in range(6)]
    source = (
        '#set text(lang: "da", font: "Liberation Serif", size: 11pt)\n'
        "#set par(leading: 0.3em, spacing: 0.3em, first-line-indent: 1.5em)\n"
        + "= Drøftelsen\n"
        + "\n\n".join(texts)
    )
    return Sample(content=set_typst(source), said=("Drøftelsen", *texts))


def norwegian_with_labels() -> Sample:
    """Who, when and where in two columns without rules, then numbered points."""
    source = (
        '#set text(lang: "nb", font: "DejaVu Sans", size: 9pt)\n'
        "#align(center, text(15pt)[Møtereferat])\n"
        "#grid(columns: (2.5cm, 1fr), row-gutter: 0.8em, [Dato:], [14. mars 2025],"
        " [Sted:], [Kulturhuset, lille sal, inngang fra gårdsplassen ved torget],"
        " [Til stede:], [38 innbyggere])\n"
        "+ Bussen går for sjelden\n+ Skolene bør åpnes om kvelden for lag og foreninger"
        " som ikke har noe sted\n+ Færre skjemaer\n"
    )
    said = (
        "Møtereferat",
        "Dato: 14. mars 2025",
        "Sted: Kulturhuset, lille sal, inngang fra gårdsplassen ved torget",
        "Til stede: 38 innbyggere",
        "Bussen går for sjelden",
        "Skolene bør åpnes om kvelden for lag og foreninger som ikke har noe sted",
        "Færre skjemaer",
    )
    return Sample(content=set_typst(source), said=said, labels=("1.", "2.", "3."))


def danish_with_symbol_bullets() -> Sample:
    """As Word writes it: bullets from the Symbol font, a hanging indent, two pages."""
    document = RawPdf()
    said = ["Referat", "Ledelsesrum"]
    for number in (1, 2):
        page = document.page(height=420)
        page.text(72, 38, "Kommunen, referat", size=9)
        page.text(500, 396, f"{number}/2", size=9)
        y = 72.0
        if number == 1:
            page.text(72, y, "Referat", size=18, font="bold")
            page.text(72, y + 30, "Ledelsesrum", size=13, font="bold")
            y += 52
        for item in DANISH:
            page.text(72, y, "\xb7", font="symbol")
            y = page.wrap(90, y, item, width=430)
        said += DANISH
    return Sample(
        content=document.build(),
        said=tuple(said),
        around=("Kommunen, referat", "1/2", "Kommunen, referat", "2/2"),
    )


def english_without_hanging_indent() -> Sample:
    """Dashes typed by hand, lines that go on under the dash."""
    document = RawPdf()
    page = document.page()
    page.text(72, 80, "Notes from the evening", size=16, font="bold")
    y = page.wrap(72, 104, " ".join(ENGLISH), width=400) + 8
    for item in ENGLISH:
        y = page.wrap(72, y, f"- {item}", width=400)
    page.wrap(72, y + 8, "We meet again in May.", width=400)
    said = ("Notes from the evening", " ".join(ENGLISH), *ENGLISH)
    return Sample(content=document.build(), said=(*said, "We meet again in May."))


def english_from_an_office() -> Sample:
    """LibreOffice: a head, a nested list, a footnote and a table."""
    items = "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item
                    in ENGLISH)  # fmt: skip
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="C"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        + "</table:table-row>"
        for row in (("Table 1", ENGLISH[0]), ("Table 2", ENGLISH[3]))
    )
    body = (
        '<text:p text:style-name="Title">Evening at the town hall</text:p>'
        f"<text:p>{ENGLISH[1]}<text:note text:note-class='footnote'>"
        "<text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p text:style-name='Note'>Timetable of 2024.</text:p></text:note-body>"
        "</text:note> The room was full.</text:p>"
        '<text:p text:style-name="Heading">What we heard</text:p>'
        f'<text:list text:style-name="L">{items * 5}</text:list>'
        "<table:table><table:table-column/><table:table-column/>"
        f"{rows}</table:table><text:p>Minutes by Ann.</text:p>"
    )
    content = set_office(body, head="Town hall, minutes", foot="Page ")
    said = ("Evening at the town hall", f"{ENGLISH[1]} The room was full.")
    said += ("What we heard", *(ENGLISH * 5))
    said += ("Table 1", ENGLISH[0], "Table 2", ENGLISH[3], "Minutes by Ann.")
    around = ("Town hall, minutes",) * 3 + ("Page 1", "Page 2", "Page 3")
    return Sample(
        content=content,
        said=said,
        notes=("Timetable of 2024.",),
        around=around,
        labels=("1",),
    )


@cache
def build(maker: Callable[[], Sample]) -> Sample:
    """The sample; each is set once."""
    return maker()


SAMPLES = (
    danish_over_three_pages,
    german_justified,
    swedish_in_columns,
    danish_table,
    danish_with_small_leading,
    norwegian_with_labels,
    danish_with_symbol_bullets,
    english_without_hanging_indent,
)
