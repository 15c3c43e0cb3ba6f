"""What simulated groups write in a practice: made up, and fitting any focus area."""

_WORDS = {
    "da": (
        "Start med det, der allerede virker, og gør mere af det.",
        "Bussen skal køre, når folk har fri, ikke kun når skolen ringer ind.",
        "Vi mangler ét sted, hvor man kan få svar uden at blive sendt videre.",
        "Giv de frivillige et lokale og en nøgle, så kommer resten.",
        "Der er for mange skemaer. Spørg os én gang, og brug svaret.",
        "De unge skal spørges, før der bliver besluttet noget om dem.",
        "Skemaerne er der af en grund: De passer på dem, der ikke selv råber op.",
        "Kommunerne skal arbejde sammen over grænsen i stedet for at pege på hinanden.",
        "Sæt penge af til at holde det ved lige, ikke kun til at bygge nyt.",
        "Det skal være lettere at prøve noget af i lille målestok.",
        "Lad os bruge skolen om aftenen.",
        "Skriv til folk i et sprog, de forstår.",
        "Vi vil hellere vente lidt og gøre det ordentligt.",
        "Folk flytter, når lægen lukker. Begynd der.",
        "Mål på, om det gik godt for mennesker, ikke på om papiret blev udfyldt.",
        "En cykelsti langs hovedvejen ville gøre en stor forskel.",
    ),
    "en": (
        "Begin with what already works, and do more of it.",
        "The bus must run when people are off work, not only when school begins.",
        "We lack one place where you get an answer without being sent on.",
        "Give the volunteers a room and a key, and the rest will come.",
        "There are too many forms. Ask us once, and use the answer.",
        "Ask the young before anything is decided about them.",
        "The forms are there for a reason: they look after those who do not shout.",
        "Municipalities must work together instead of pointing at each other.",
        "Set money aside to maintain things, not only to build new ones.",
        "It must be easier to try something on a small scale.",
        "Let us use the school in the evening.",
        "Write to people in a language they understand.",
        "We would rather wait a little and do it properly.",
        "People move when the doctor closes. Begin there.",
        "Measure whether it went well for people, not whether the form was filled in.",
        "A cycle path along the main road would make a great difference.",
    ),
}


def list_practice_words(language: str) -> tuple[str, ...]:
    """Sixteen made-up statements in the language of the consultation."""
    return _WORDS.get(language, _WORDS["da"])
