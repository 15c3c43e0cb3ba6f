"""The words on printed sheets, in Danish and English."""

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, str]] = {
    "scan": (
        "Scan koden med telefonens kamera.",
        "Scan the code with your phone’s camera.",
    ),
    "or_type": ("Eller gå til", "Or go to"),
    "write": (
        "Skriv, hvad I mener, ét udsagn ad gangen. Flere telefoner kan skrive på "
        "samme ark.",
        "Write what you think, one statement at a time. Several phones can write on "
        "the same sheet.",
    ),
    "areas": ("Det skal I tale om", "What you will discuss"),
    "promise": (
        "Intet, der bliver sagt, går tabt: Hvert udsagn bliver stående med jeres egne "
        "ord.",
        "Nothing that is said is lost: every statement is kept in your own words.",
    ),
    "no_login": (
        "Du skal ikke logge ind, og vi spørger ikke om dit navn.",
        "You do not log in, and we do not ask for your name.",
    ),
    "alt": (
        "QR-kode, der åbner arket for {group}",
        "QR code that opens the sheet of {group}",
    ),
    "alt_door": (
        "QR-kode, der åbner mødet, så man kan vælge sin gruppe",
        "QR code that opens the meeting, to pick one’s group",
    ),
    "door_how": (
        "Scan koden med telefonens kamera, og vælg din gruppe.",
        "Scan the code with your phone’s camera, and pick your group.",
    ),
    "paper": ("Ark på papir", "Paper sheet"),
    "note_taker": ("Hvem skriver:", "Who writes:"),
    "number": ("Nr.", "No."),
    "statement": ("Udsagn – ét i hvert felt", "Statement – one in each field"),
    "most_important": ("Vigtigst", "Most important"),
    "how_to_fill": (
        "Skriv ét udsagn i hvert felt, med jeres egne ord. Sæt kryds ved op til tre, "
        "der er vigtigst. Er der ikke plads, så skriv videre på bagsiden.",
        "Write one statement in each field, in your own words. Tick up to three that "
        "are most important. If there is no room, go on overleaf.",
    ),
    "paper_promise": (
        "Sekretæren skriver jeres ord ind, som de står her. Hvert udsagn bliver talt "
        "med, og I kan se, hvor det blev af.",
        "The secretary types your words as they stand here. Every statement is "
        "counted, and you can see what became of it.",
    ),
    "practice": ("ØVELSE", "PRACTICE"),
    "practice_note": ("tæller ikke med og bliver slettet", "not counted, and wiped"),
    "programme": ("Program", "Programme"),
    "hosts": ("Værter", "Hosts"),
    "no_programme": (
        "Programmet er ikke lagt endnu.",
        "The programme is not laid yet.",
    ),
    "title_of_sheets": ("Ark til grupperne – {meeting}", "Group sheets – {meeting}"),
    "title_of_door": ("Plakat til døren – {meeting}", "Door poster – {meeting}"),
    "title_of_programme": ("Program – {meeting}", "Programme – {meeting}"),
}


def tell_print_words(language: str) -> dict[str, str]:
    """All words of one language; Danish where the language is another."""
    place = 1 if language.startswith("en") else 0
    return {key: both[place] for key, both in _WORDS.items()}
