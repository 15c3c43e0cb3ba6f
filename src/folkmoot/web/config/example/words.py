"""What the example says that is not in its minutes. All of it is made up."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.web.meetings.models import Part

CONSULTATION = "Eksempel (opdigtet): Hverdagsliv i små bysamfund"
SECRETARY = ("sekretaer@example.org", "Mette Krag (opdigtet)")
MANDATE = (
    "Hvad skal der til, for at man kan leve et godt hverdagsliv i små bysamfund?",
    "Hvad bør stat, region, kommune og lokale foreninger hver især gøre?",
)


@dataclass(frozen=True)
class Area:
    title: str
    question: str
    help_text: str
    aliases: Sequence[str] = ()


AREAS = (
    Area(
        "Mobilitet",
        "Hvad skal der til, for at I kan komme rundt i hverdagen?",
        "Tænk på bus, cykel, bil og det at køre med andre.",
        ["Mobilitet og transport"],
    ),
    Area(
        "Nære tilbud",
        "Hvilke tilbud skal være tæt på, og hvordan?",
        "Tænk på skole, læge, butik, hjemmepleje og hjælp til det digitale.",
    ),
    Area(
        "Fællesskaber",
        "Hvad holder jeres fællesskaber i gang, og hvad står i vejen?",
        "Tænk på foreninger, frivillige, dem der står udenfor.",
    ),
    Area(
        "Bosætning",
        "Hvad får folk til at blive boende eller flytte hertil?",
        "Tænk på boliger, lån, unge og dem, der kommer igen.",
    ),
)

TONIGHT = {
    "title": "Borgermøde i Nørrelund (opdigtet)",
    "place": "Nørrelund Medborgerhus, store sal",
}
GROUPS = 9
PRESENTER = "Henrik Dahlgaard, kommissionens formand"
CONSIDERATIONS = (
    "Hverdagen hænger sammen, når det nære og det fælles bliver planlagt under ét.",
    "Lokale fællesskaber løfter mere, når der er kort vej til et svar fra kommunen.",
    "Afstand er ikke kun kilometer, men også tid, penge og tryghed.",
)
THEMES = (
    "Hvad virker hos jer, som andre kunne lære af?",
    "Hvad ville I savne mest, hvis det forsvandt i morgen?",
    "Hvad kan I selv, og hvad skal andre tage sig af?",
)
# Part, name, function, organisation, role, how many.
PEOPLE: Sequence[tuple[Part, str, str, str, str, int]] = (
    (Part.HOST, "Lone Ager", "centerleder", "Nørrelund Medborgerhus", "", 1),
    (Part.COMMISSION, "Henrik Dahlgaard", "formand", "Kommissionen", "", 1),
    (Part.COMMISSION, "Rikke Sønder", "medlem", "Kommissionen", "", 1),
    (Part.PARTICIPANT, "", "", "Nørrelund og omegn", "borger", 22),
    (Part.PARTICIPANT, "", "", "Nørrelund Kommune", "medarbejder", 9),
    (Part.PARTICIPANT, "", "", "Nørrelund Kommune", "leder", 5),
    (Part.PARTICIPANT, "", "", "Ældresagen", "frivillig", 6),
    (Part.PARTICIPANT, "", "", "Nørrelund Idrætsforening", "frivillig", 7),
    (Part.PARTICIPANT, "", "", "Nørrelund Skole", "lærer", 5),
)
