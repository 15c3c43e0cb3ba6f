"""The words of the report's running text, in Danish and English."""

import re
from collections.abc import Mapping

from folkmoot.domain.aside_reasons import tell_aside_reason

_NOUNS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "meetings": (("møde", "møder"), ("meeting", "meetings")),
    "groups": (("gruppe", "grupper"), ("group", "groups")),
    "responses": (
        ("spørgeskemasvar", "spørgeskemasvar"),
        ("survey response", "survey responses"),
    ),
    "respondents": (("respondent", "respondenter"), ("respondent", "respondents")),
    "statements": (("udsagn", "udsagn"), ("statement", "statements")),
    "key points": (("hovedpointe", "hovedpointer"), ("key point", "key points")),
    "questions": (("spørgsmål", "spørgsmål"), ("question", "questions")),
    "matches": (("kobling", "koblinger"), ("match", "matches")),
    "themes": (("tema", "temaer"), ("theme", "themes")),
    "summary lines": (
        ("opsamlingspunkt", "opsamlingspunkter"),
        ("summary line", "summary lines"),
    ),
    "information": (
        ("oplysning", "oplysninger"),
        ("piece of information", "pieces of information"),
    ),
    "words": (("ord", "ord"), ("word", "words")),
    "files": (("fil", "filer"), ("file", "files")),
    "pages": (("side", "sider"), ("page", "pages")),
}

_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november"
    " december".split(),
    "January February March April May June July August September October November"
    " December".split(),
)
_NO_YEAR = ("år ikke angivet", "year not given")
_NO_DATE = ("dato ikke angivet", "date not given")

# Codes that the analysis writes; a reason that is none of them is told as it is.
_CODES: Mapping[str, tuple[str, str]] = {
    "waiting": ("venter", "waiting"),
    "gathered": ("samlet", "gathered"),
    "alone": ("står alene", "standing alone"),
    "set_aside": ("sat til side", "set aside"),
    "input": ("udsagn", "statement"),
    "theme": ("tema", "theme"),
    "summary": ("opsamlingspunkt", "summary line"),
    "information": ("oplysning", "information"),
    "supports": ("støtter", "supports"),
    "opposes": ("er imod", "opposes"),
    "unresolved": ("uafklaret", "unresolved"),
    "none": ("hører ikke til", "does not belong"),
    "question_raised": ("er et spørgsmål", "is a question"),
    "no_match": ("ingen hovedpointe siger det samme", "no key point says the same"),
    "reversal cues in five languages": (
        "tegn på modsætning på fem sprog",
        "signs of opposition in five languages",
    ),
    "shortest_word_with_slip": (
        "korteste ord, hvori en slåfejl overses",
        "shortest word in which a slip is overlooked",
    ),
    "least_probability": ("mindste sandsynlighed", "least probability"),
    "least_probability_across_areas": (
        "mindste sandsynlighed på tværs af fokusområder",
        "least probability across focus areas",
    ),
    "same_point": (
        "fra denne sandsynlighed er to hovedpointer én",
        "from this probability two key points are one",
    ),
    "nearly_best": ("afstand til den bedste", "distance to the best"),
    "units_per_candidate": (
        "udsagn for hver mulig hovedpointe",
        "statements for each candidate",
    ),
    "fewest_voices": ("færreste stemmer bag", "fewest voices behind"),
    "most_candidates": ("flest mulige hovedpointer", "most candidates"),
    "largest_sample": ("største stikprøve", "largest sample"),
    "link_threshold": (
        "mindste sandsynlighed for opsamlingens koblinger",
        "least probability of the summaries’ links",
    ),
    "no_content": ("siger intet i sig selv", "says nothing by itself"),
}
# How the analysis begins each thing that a match rests on.
_EVIDENCE: Mapping[str, tuple[str, str]] = {
    "words: ": ("fælles ord: ", "words in common: "),
    "cue: ": ("tegn på modsætning: ", "sign of opposition: "),
    "against ": ("sandsynlighed for modsætning ", "probability of opposition "),
}
_MEANING = re.compile(r"meaning (-?\d+\.\d+)")
_NEARNESS = ("nærhed i betydning ", "nearness of meaning ")


class ReportWords:
    """Phrases in one language: `say("ledger why", count=…)`."""

    def __init__(self, language: str, phrases: Mapping[str, tuple[str, str]]) -> None:
        self.language = language
        self._index = 0 if language == "da" else 1
        self._phrases = phrases

    def __call__(self, phrase: str, **details: object) -> str:
        """The phrase with its details filled in."""
        return self._phrases[phrase][self._index].format(**details)

    def count(self, noun: str, number: int) -> str:
        """A number of things: "1 meeting", "3 meetings"."""
        return f"{self.number(number)} {self.noun(noun, number)}"

    def noun(self, noun: str, number: int) -> str:
        """The noun as it stands after the number."""
        one, several = _NOUNS[noun][self._index]
        return one if number == 1 else several

    def number(self, number: int) -> str:
        """A whole number with the thousands set apart as the language does."""
        return f"{number:,}".replace(",", (".", ",")[self._index])

    def quote(self, text: str) -> str:
        """Somebody's own words in quotation marks."""
        before, after = (("»", "«"), ("“", "”"))[self._index]
        return f"{before}{text}{after}"

    def join(self, parts: list[str]) -> str:
        """An enumeration: "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        last = (" og ", " and ")[self._index]
        return ", ".join(parts[:-1]) + last + parts[-1]

    def code(self, code: str) -> str:
        """A place, role, relation or reason in words; what is unknown stays."""
        if code in _CODES:
            return _CODES[code][self._index]
        return tell_aside_reason(code, self.language)

    def reason(self, reason: str) -> str:
        """What a match or a link rests on: shared words, a cue, nearness of meaning."""
        return "; ".join(self._evidence(part) for part in reason.split("; "))

    def _evidence(self, part: str) -> str:
        if found := _MEANING.fullmatch(part):
            return _NEARNESS[self._index] + self.decimal(float(found[1]))
        for head, words in _EVIDENCE.items():
            if part.startswith(head):
                return words[self._index] + part.removeprefix(head)
        return self.code(part)

    def decimal(self, number: float) -> str:
        """A score with two decimals."""
        return f"{number:.2f}".replace(".", (",", ".")[self._index])

    def date(self, edtf: str | None) -> str:
        """A date as people write it; a missing year is said to be missing."""
        if edtf is None:
            return _NO_DATE[self._index]
        return "–".join(self._day(part) for part in edtf.split("/"))

    def known_date(self, edtf: str) -> str:
        """As much of a date as is known, with no word of what is missing."""
        days = ("".join(self._split_day(part)) for part in edtf.split("/"))
        return "–".join(days)

    def _day(self, edtf: str) -> str:
        day, year = self._split_day(edtf)
        if year or not day:
            return day + year
        return f"{day} ({_NO_YEAR[self._index]})"

    def _split_day(self, edtf: str) -> tuple[str, str]:
        """Day and month, and the year after a space; a year not known is empty."""
        year, *rest = edtf.split("-")
        if not rest:
            return "", year
        month = _MONTHS[self._index][int(rest[0]) - 1]
        day = f"{int(rest[1])}{('.', '')[self._index]} " if len(rest) > 1 else ""
        return f"{day}{month}", "" if "X" in year else f" {year}"
