"""The words of the printed account, in Danish and English."""

from collections.abc import Mapping

from folkmoot.domain.aside_reasons import tell_aside_reason

_WORDS: Mapping[str, Mapping[str, str]] = {
    "untitled meeting": {"da": "Møde uden titel", "en": "Untitled meeting"},
    "file": {"da": "Fil", "en": "File"},
    "date": {"da": "Dato", "en": "Date"},
    "time": {"da": "Tid", "en": "Time"},
    "place": {"da": "Sted", "en": "Place"},
    "host": {"da": "Vært", "en": "Host"},
    "prepared by": {"da": "Udarbejdet af", "en": "Prepared by"},
    "participants": {"da": "Deltagere", "en": "Participants"},
    "commission": {"da": "Fra kommissionen", "en": "From the commission"},
    "programme": {"da": "Forløb", "en": "Programme"},
    "no group": {"da": "uden gruppe", "en": "no group named"},
    "theme": {"da": "Tema til drøftelse", "en": "Theme for discussion"},
    "focus_area": {"da": "Fokusområde", "en": "Focus area"},
    "plenary": {"da": "Plenum", "en": "Plenary"},
    "summary": {"da": "Opsamling", "en": "Summary"},
    "information": {"da": "Oplysninger", "en": "Information"},
    "survey": {"da": "Spørgeskema", "en": "Survey"},
    "alias": {
        "da": "To navne for samme fokusområde: “{name}” er ført under “{same_as}”.",
        "en": "Two names for one focus area: “{name}” is kept under “{same_as}”.",
    },
    "answers": {
        "da": "{answers} svar, {empty} uden svar",
        "en": "{answers} answers, {empty} without an answer",
    },
    "more answers": {"da": "og {count} svar til", "en": "and {count} more answers"},
    "attributes": {"da": "Oplysninger om hvert svar", "en": "Known of each answer"},
    "links heading": {
        "da": "Opsamlingens led og de udsagn, de gengiver",
        "en": "The summary's clauses and the statements they restate",
    },
    "new in the plenary": {
        "da": "Nyt i opsamlingen – ingen udsagn bag ({count}):",
        "en": "New in the summary – no statement behind ({count}):",
    },
    "not restated": {
        "da": "Ikke gengivet i nogen opsamling ({count} af {of} udsagn på møderne):",
        "en": "Not restated in any summary ({count} of {of} statements at meetings):",
    },
    "and more": {"da": "… og {count} til", "en": "… and {count} more"},
    "balance heading": {"da": "Ordregnskab", "en": "Balance of words"},
    "balance": {
        "da": "{words} ord · {recorded} i posten · {set_aside} sat til side",
        "en": "{words} words · {recorded} in the record · {set_aside} set aside",
    },
    "unread page": {
        "da": "{name}, side {page}: et billede uden tekst, ikke læst",
        "en": "{name}, page {page}: a picture without text, not read",
    },
    "progress": {"da": "{stage} …", "en": "{stage} …"},
    "progress of": {
        "da": "{stage} {done} af {total}",
        "en": "{stage} {done} of {total}",
    },
    "time left": {"da": ", {time} igen", "en": ", {time} left"},
    "seconds": {"da": "omkring {number} sekunder", "en": "about {number} seconds"},
    "minutes": {"da": "omkring {number} minutter", "en": "about {number} minutes"},
    "hours": {"da": "omkring {number} timer", "en": "about {number} hours"},
    "matched": {
        "da": "{statements} · {key_points}: {supports} støtter, {opposes} er imod, "
        "{unresolved} er uafklaret",
        "en": "{statements} · {key_points}: {supports} support, {opposes} oppose, "
        "{unresolved} unresolved",
    },
    "grouped": {
        "da": "{statements}: {gathered} samlet i {key_points}, {alone} står alene",
        "en": "{statements}: {gathered} gathered in {key_points}, {alone} stand alone",
    },
    "ledger": {
        "da": "Regnskab: {total} = {waiting} venter + {gathered} samlet + "
        "{alone} står alene + {set_aside} sat til side",
        "en": "Ledger: {total} = {waiting} waiting + {gathered} gathered + "
        "{alone} standing alone + {set_aside} set aside",
    },
    "doubles": {
        "da": "Gentagelser blandt dem: {count}; hver står, hvor sin original står",
        "en": "Duplicates among them: {count}; each stands where its original stands",
    },
    "most widespread": {
        "da": "Mest udbredt af {count} (maskinens forslag, ikke gennemset):",
        "en": "Most widespread of {count} (suggested by machine, not reviewed):",
    },
    "no key points": {
        "da": "Ingen hovedpointer: maskinen fandt intet, som flere sagde.",
        "en": "No key points: the machine found nothing that several said.",
    },
    "of": {"da": "{number} af {asked}", "en": "{number} of {asked}"},
    "at meetings": {
        "da": "på {number} af {asked}",
        "en": "at {number} of {asked}",
    },
    "groups not recorded": {
        "da": "grupper ikke noteret",
        "en": "groups not recorded",
    },
    "against": {"da": "{count} imod", "en": "{count} against"},
    "unchanged": {
        "da": "Intet er ændret siden sidst; der blev intet gjort.",
        "en": "Nothing has changed since the last run; nothing was done.",
    },
    "report": {"da": "Rapporten er i {path}", "en": "The report is in {path}"},
}

_NOUNS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "documents": {"da": ("dokument", "dokumenter"), "en": ("document", "documents")},
    "meetings": {"da": ("møde", "møder"), "en": ("meeting", "meetings")},
    "surveys": {"da": ("spørgeskema", "spørgeskemaer"), "en": ("survey", "surveys")},
    "groups": {"da": ("gruppe", "grupper"), "en": ("group", "groups")},
    "statements": {"da": ("udsagn", "udsagn"), "en": ("statement", "statements")},
    "key points": {
        "da": ("hovedpointe", "hovedpointer"),
        "en": ("key point", "key points"),
    },
    "respondents": {
        "da": ("respondent", "respondenter"),
        "en": ("respondent", "respondents"),
    },
}

# What long work may be at; the names are those that jobs tell.
_STAGES: Mapping[str, Mapping[str, str]] = {
    "reading": {"da": "Læser filerne", "en": "Reading the files"},
    "embedding": {"da": "Læser betydningen", "en": "Reading the meaning"},
    "gathering": {"da": "Samler udsagnene", "en": "Gathering the statements"},
    "writing": {"da": "Skriver filerne", "en": "Writing the files"},
}

_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november"
    " december".split(),
    "en": "January February March April May June July August September October November"
    " December".split(),
}
_UNKNOWN_DATE = {"da": "ikke angivet", "en": "not given"}
_UNKNOWN_YEAR = {"da": "år ikke angivet", "en": "year not given"}


class Wording:
    """Phrases in one language: `say("balance", words=…)`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, phrase: str, **details: object) -> str:
        """The phrase with its details filled in."""
        return _WORDS[phrase][self.language].format(**details)

    def count(self, noun: str, number: int) -> str:
        """A number of things: "1 meeting", "3 meetings"."""
        one, several = _NOUNS[noun][self.language]
        return f"{number} {one if number == 1 else several}"

    def stage(self, stage: str) -> str:
        """What long work is at."""
        return _STAGES[stage][self.language] if stage in _STAGES else stage

    def reason(self, reason: str) -> str:
        """Why words were set aside or linked; what is not a known phrase stays."""
        if self.language != "da":
            return reason
        if reason.startswith("meaning "):
            return reason.replace("meaning", "betydning", 1)
        return tell_aside_reason(reason, self.language)

    def date(self, edtf: str | None) -> str:
        """A date as people write it; a missing year is said to be missing."""
        if edtf is None:
            return _UNKNOWN_DATE[self.language]
        return "–".join(self._day(part) for part in edtf.split("/"))

    def _day(self, edtf: str) -> str:
        year, *rest = edtf.split("-")
        if not rest:
            return year
        month = _MONTHS[self.language][int(rest[0]) - 1]
        stop = "." if self.language == "da" else ""
        day = f"{int(rest[1])}{stop} " if len(rest) > 1 else ""
        known = "" if "X" in year else f" {year}"
        unknown = f" ({_UNKNOWN_YEAR[self.language]})" if "X" in year else ""
        return f"{day}{month}{known}{unknown}"
