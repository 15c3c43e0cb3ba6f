"""What the example recommends. All of it is made up."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.web.config.example.words import MANDATE


@dataclass(frozen=True, kw_only=True)
class Point:
    """A key point, and the statements that are gathered at it, word for word."""

    text: str
    supports: Sequence[str]
    opposes: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Advice:
    """A recommendation; what it rests on are texts of key points."""

    heading: str
    text: str
    reasoning: str
    owner: str
    status: str = "draft"
    answer: str = ""
    answers: str = ""
    rests_on: Sequence[str] = ()
    against: Sequence[str] = ()
    # When, what is to happen, and whether it was reached.
    milestones: Sequence[tuple[str, str, bool]] = ()


EVENING = "Bussen skal køre, når folk skal hjem: om aftenen og i weekenden"
SCHOOL = "Bus og skole skal planlægges sammen"
ROADS = "Brug pengene på veje og stier i stedet for tomme busser"
LOANS = "Man skal kunne låne til et hus på landet"
FORMS = "Tilskud og regnskab skal være mindre bøvlet for frivillige"
DOCTOR = "Der skal være en læge inden for rækkevidde"

POINTS = (
    Point(
        text=EVENING,
        supports=(
            "Bussen kører for sjældent, sidste afgang er 17.40",
            "Der går for få busser, især om aftenen",
            "Flere busafgange om aftenen, ellers mister vi de unge",
            "Rute 81 er nedlagt, så nu er der slet ingen bus i weekenden",
            "Bus i weekenden, bare to afgange",
            "Sidste bus er kl. 18",
            "Flere busser om aftenen",
        ),
        opposes=(
            "Busserne kører tomme rundt. Brug pengene på noget andet",
            "Der er ikke kunder nok til at køre busser for, og det er i orden",
        ),
    ),
    Point(
        text=SCHOOL,
        supports=(
            "bussen passer ikke med hvornår skolen har fri",
            "Bussen burde følge skolens ringetider",
            "Skolebussen er halvtom, lad andre end elever køre med",
            "Kan man ikke lade de ældre køre med skolebussen?",
            "Bus og skole skal planlægges sammen",
        ),
    ),
    Point(
        text=ROADS,
        supports=(
            "Hellere gode veje end flere busser",
            "Cykelstier mellem landsbyerne giver mere end flere busafgange",
            "Vi har ikke brug for busser, vi har brug for at vejen bliver saltet",
            "Brug pengene på veje i stedet for tomme busser",
        ),
    ),
    Point(
        text=LOANS,
        supports=(
            "Banken siger nej til lån fordi huset ligger her",
            "Unge familier kan ikke låne til at købe",
            "Bankerne låner ikke ud til huse under en million uden for købstaden",
            "En statsgaranti for boliglån ville flytte mere end ti kampagner",
            "Det er umuligt at låne til et hus i Ålum",
            "Banken ville ikke låne os til huset",
            "Statsgaranti for lån på landet",
        ),
    ),
    Point(
        text=FORMS,
        supports=(
            "frivillige er trætte af ansøgninger og regnskaber",
            "Tilskudsskemaerne er lavet til folk med jura",
            "Mindre bøvl med regnskab og attester, ellers stopper jeg som kasserer",
            "Ét sted at søge tilskud; ét skema",
            "Papirarbejdet; tilskud, attester, regnskab",
        ),
    ),
    Point(
        text=DOCTOR,
        supports=(
            "Når lægen lukker flytter de gamle",
            "Lægedækningen er det, folk spørger til først",
            "Vi savner en læge i Højby, der er 28 km nu",
            "Læge i hver større landsby, om så kun to dage om ugen",
            "Garanti for læge inden for 20 km",
        ),
        opposes=("Lægen i Havrup er dygtig, det er okay at køre lidt længere",),
    ),
)

ADVICE = (
    Advice(
        heading="At komme rundt",
        text=(
            "Sidste bus skal gå kl. 22 på hverdage, og hver landsby skal have mindst "
            "to afgange om lørdagen og om søndagen."
        ),
        reasoning=(
            "På alle møder og i spørgeskemaet blev der sagt det samme: bussen holder "
            "op, før dagen gør. Unge kan ikke komme hjem fra fritidsjob, og den, der "
            "ikke har bil, må sige nej til det, der foregår om aftenen.\n\nNogle "
            "mener, at busserne er tomme. Derfor foreslår vi få afgange på faste "
            "tider, og at de bliver målt efter to år."
        ),
        owner="Regionen og kommunerne",
        status="answered",
        answer=(
            "Regionen lægger aftenafgange ind i køreplanen på tre ruter fra 2027 og "
            "tager stilling til resten, når tallene er der."
        ),
        answers=MANDATE[0],
        rests_on=(EVENING,),
        against=(ROADS,),
        milestones=(
            ("2027-01", "Køreplanen er lagt om på tre ruter", True),
            ("2027-08", "Afgange i weekenden i alle landsbyer", False),
            ("2029", "Det er målt, hvem der kører med", False),
        ),
    ),
    Advice(
        heading="At komme rundt",
        text=(
            "Køreplaner og ringetider skal lægges sammen, og skolebussen skal være "
            "åben for alle."
        ),
        reasoning=(
            "Bussen kører allerede. Det koster lidt at lade den passe til skolen og "
            "til flere end eleverne."
        ),
        owner="Kommunerne",
        status="decided",
        answers=MANDATE[0],
        rests_on=(SCHOOL,),
        milestones=(("2027-06", "Fælles plan for skole og bus", False),),
    ),
    Advice(
        heading="At blive boende",
        text="Staten skal stille garanti for lån til huse, som bankerne afviser.",
        reasoning=(
            "Unge familier vil gerne købe, men banken siger nej, fordi huset ligger, "
            "hvor det ligger."
        ),
        owner="Erhvervsministeriet",
        status="decided",
        answers=MANDATE[0],
        rests_on=(LOANS,),
        milestones=(("2027-10", "Forslag til lov", False),),
    ),
    Advice(
        heading="At gøre det selv",
        text="Der skal være ét sted at søge tilskud og ét skema på to sider.",
        reasoning="De frivillige bruger kræfterne på papir i stedet for på hinanden.",
        owner="",
        answers=MANDATE[0],
        rests_on=(FORMS,),
    ),
)
NOT_FOLLOWED = (
    ROADS,
    "Veje og stier er kommunernes egen sag og ligger uden for vores opdrag. Vi har "
    "sendt det, der blev sagt om farlige veje, videre til de fire kommuner.",
)
