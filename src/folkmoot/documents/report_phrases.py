"""What the report says, in Danish and English. Placeholders are filled by keyword."""

from collections.abc import Mapping

from folkmoot.documents.report_phrases_of_tables import (
    CHARTS_PHRASES,
    METHOD_PHRASES,
    REGISTER_PHRASES,
    SUMMARIES_PHRASES,
)

_FRAME: Mapping[str, tuple[str, str]] = {
    "title": ("Hvad der blev sagt", "What was said"),
    "skip": ("Gå til indholdet", "Skip to the content"),
    "contents": ("Indhold", "Contents"),
    "to top": ("Til toppen", "To the top"),
    "printed page": ("Side", "Page"),
    "notice": (
        "Foreslået af maskinen, ikke gennemset. Skal læses af et menneske før brug.",
        "Suggested by machine, not reviewed. A person must read it before use.",
    ),
    "notice in part": (
        "Foreslået af maskinen, ikke gennemset: {suggested} af {total}.",
        "Suggested by machine, not reviewed: {suggested} of {total}.",
    ),
    "notice of links": (
        "Opsamlingens koblinger er foreslået af maskinen, ikke gennemset.",
        "The summaries’ links are suggested by machine, not reviewed.",
    ),
    "not reviewed": (
        "Foreslået af maskinen, ikke gennemset",
        "Suggested by machine, not reviewed",
    ),
    "partly reviewed": (
        "Delvist gennemset: {decided} af {total} er afgjort af mennesker",
        "Partly reviewed: {decided} of {total} decided by people",
    ),
    "reviewed": (
        "Gennemset: alle koblinger er afgjort af mennesker",
        "Reviewed: all matches decided by people",
    ),
    "plenary": ("Plenum", "Plenary"),
    "no area": ("Uden fokusområde", "No focus area"),
    "no group": ("gruppe ikke noteret", "group not recorded"),
    "respondent": ("Respondent, {survey}", "Respondent, {survey}"),
    "untitled meeting": ("Møde uden titel", "Untitled meeting"),
    "page": ("s.\u00a0{number}", "p.\u00a0{number}"),
    "line": ("linje\u00a0{number}", "line\u00a0{number}"),
    "row": ("række\u00a0{number}", "row\u00a0{number}"),
    "total": ("I alt", "Total"),
    "show table": ("Vis som tabel", "Show as a table"),
}

_SENTENCES: Mapping[str, tuple[str, str]] = {
    "in short": ("Kort fortalt", "In short"),
    "scope": (
        "Rapporten bygger på {statements} fra {places}.",
        "This report rests on {statements} from {places}.",
    ),
    "scope of nothing": (
        "Rapporten bygger på {statements}.",
        "This report rests on {statements}.",
    ),
    "places": ("Af udsagnene {parts}.", "Where they stand: {parts}."),
    "gathered in": (
        "er {count} samlet i {points}",
        "{count} gathered in {points}",
    ),
    "none gathered": (
        "er ingen samlet i en hovedpointe",
        "none gathered in a key point",
    ),
    "alone told": ("{count} står alene", "{count} standing alone"),
    "waiting told": (
        "{count} venter på et menneskes afgørelse",
        "{count} waiting for a person to decide",
    ),
    "set_aside told": ("{count} er sat til side", "{count} set aside"),
    "widest": (
        "Flest står bag {text}: {carried}.",
        "Most stand behind {text}: {carried}.",
    ),
    "widest tied": (
        "Ingen hovedpointe har flere bag sig end {text}: {carried}.",
        "No key point has more behind it than {text}: {carried}.",
    ),
    "next": ("Derefter følger {text}: {carried}.", "Next comes {text}: {carried}."),
    "next tied": (
        "Lige så mange står bag {text}: {carried}.",
        "As many stand behind {text}: {carried}.",
    ),
    "widest in surveys": (
        "Blandt respondenterne har ingen hovedpointe flere bag sig end {text}: "
        "{count} af {asked}.",
        "Among respondents no key point has more behind it than {text}: "
        "{count} of {asked}.",
    ),
    "dispute": (
        "Der er uenighed om {text}: {supporting} for, {opposing} imod.",
        "There is disagreement about {text}: {supporting} for, {opposing} against.",
    ),
    "once": (
        "Af {of}, der kom frem på møderne, blev {count} kun hørt på ét af dem.",
        "Of {of} heard at the meetings, {count} came up at only one of them.",
    ),
    "last meeting": (
        "På det seneste møde, {name}, kom {new} frem for første gang; "
        "{repeated} var hørt før.",
        "At the last meeting, {name}, {new} came up for the first time; "
        "{repeated} had been heard before.",
    ),
    "last meeting, nothing new": (
        "På det seneste møde, {name}, kom ingen hovedpointe frem for første gang; "
        "{repeated} var hørt før.",
        "At the last meeting, {name}, no key point came up for the first time; "
        "{repeated} had been heard before.",
    ),
    "left out": (
        "Af {of} fra møderne finder maskinen {count} ikke igen i nogen opsamling.",
        "Of {of} from the meetings, the machine finds {count} in no summary.",
    ),
    "new in summary": (
        "{count} led i opsamlingerne gengiver ikke noget udsagn, som maskinen kan "
        "finde, blandt andet {text}.",
        "{count} clauses in the summaries restate no statement that the machine can "
        "find, among them {text}.",
    ),
    "one new in summary": (
        "Ét led i opsamlingerne gengiver ikke noget udsagn, som maskinen kan finde: "
        "{text}.",
        "One clause in the summaries restates no statement that the machine can find: "
        "{text}.",
    ),
    "unread": (
        "Ikke læst: {files}, hvis indhold ikke er med i rapporten.",
        "Not read: {files}, whose content is not in this report.",
    ),
    "most said": (
        "Flest udsagn i fokusområderne kom der om {area}: {count} af {of}.",
        "Most statements under focus areas were about {area}: {count} of {of}.",
    ),
    "best rested": (
        "Intet opsamlingspunkt gengiver flere udsagn end {text}: {statements}.",
        "No summary line restates more statements than {text}: {statements}.",
    ),
    "words counted": (
        "Dokumenterne har {words}; i posten: {recorded}, sat til side: {aside}.",
        "The documents have {words}; in the record: {recorded}, set aside: {aside}.",
    ),
    "questions raised": (
        "Deltagerne stillede {count} spørgsmål, blandt andet {text}",
        "Participants asked {count} questions, among them {text}",
    ),
    "one question": (
        "Deltagerne stillede ét spørgsmål: {text}",
        "Participants asked one question: {text}",
    ),
}

_LEDGER: Mapping[str, tuple[str, str]] = {
    "ledger": ("Regnskab over udsagnene", "The ledger of statements"),
    "ledger is": (
        "Hvert udsagn står netop ét sted, og tallene giver tilsammen alle udsagn.",
        "Each statement stands in exactly one place, and the numbers add up to all.",
    ),
    "ledger table": ("Hvor udsagnene står, og hvorfor", "Where they stand, and why"),
    "place": ("Sted", "Place"),
    "why": ("Hvorfor", "Why"),
    "why gathered": (
        "støtter eller er imod mindst én hovedpointe",
        "supports or opposes at least one key point",
    ),
    "why waiting": (
        "det er uafklaret, om det støtter eller er imod; et menneske må afgøre det",
        "it is unresolved whether it supports or opposes; a person must decide",
    ),
    "duplicates": (
        "Gentagelser af et andet udsagn: {count}. De er talt med og står samme sted "
        "som originalen.",
        "Repeats of another statement: {count}. They are counted and stand where the "
        "original stands.",
    ),
    "others": (
        "Noteret, men ikke talt med: {parts}.",
        "Recorded, but not counted: {parts}.",
    ),
    "no others": ("Andet er ikke noteret.", "Nothing else was recorded."),
}

_AREAS: Mapping[str, tuple[str, str]] = {
    "areas": ("Fokusområde for fokusområde", "Focus area by focus area"),
    "areas are": (
        "Hovedpointerne står efter, hvor mange grupper og respondenter der støtter "
        "dem. Der tælles af dem, der blev spurgt: de grupper, som har udsagn om et "
        "fokusområde, hvor hovedpointen er nævnt, og alle, der besvarede skemaet. "
        "Den, der gentager sig selv, tælles én gang. Et møde tæller også med, når "
        "støtten kom i plenum.",
        "Key points stand by how many groups and respondents support them, of those "
        "asked: the groups with statements on a focus area where the key point was "
        "raised, and all who answered the survey. Who repeats themselves is counted "
        "once. A meeting counts, too, where the support came in plenary.",
    ),
    "some respondents": ("{count} af {asked}", "{count} of {asked}"),
    "area said": ("{statements} fra {who}.", "{statements} from {who}."),
    "area said at": (
        "{statements} fra {who} på {meetings}.",
        "{statements} from {who} at {meetings}.",
    ),
    "area said somewhere": (
        "{statements} på {meetings}.",
        "{statements} at {meetings}.",
    ),
    "also called": ("Andet navn for det samme: {names}.", "Also called: {names}."),
    "plenary is": (
        "Det blev sagt til hele salen. Det, der står alene her, har maskinen ikke "
        "fundet sagt andre steder: det er nyt i plenum.",
        "It was said to the whole room. What stands alone here the machine has not "
        "found said elsewhere: it is new in the plenary.",
    ),
    "groups not recorded sentence": (
        "Kilden nævner ingen grupper.",
        "The source names no groups.",
    ),
    "some without group": (
        "Uden angivet gruppe: {count}.",
        "Without a group named: {count}.",
    ),
    "no key point here": (
        "Ingen hovedpointe samler noget herfra.",
        "No key point gathers anything from here.",
    ),
    "also raised here": (
        "Nævnt her, fortalt andetsteds:",
        "Raised here, told elsewhere:",
    ),
    "fold alone": (
        "Enkeltstemmer: udsagn, som ingen hovedpointe samler ({count})",
        "Single voices: statements that no key point gathers ({count})",
    ),
    "fold waiting": (
        "Venter på et menneskes afgørelse ({count})",
        "Waiting for a person to decide ({count})",
    ),
    "fold set aside": (
        "Sat til side, og hvorfor ({count})",
        "Set aside, and why ({count})",
    ),
    "questions here": (
        "Spørgsmål, der blev stillet ({count})",
        "Questions raised ({count})",
    ),
    "raised by": ("– fra:", "– from:"),
}

_KEY_POINTS: Mapping[str, tuple[str, str]] = {
    "carried by groups": (
        "{groups} af {asked}, på {meetings} af {of}",
        "{groups} of {asked}, at {meetings} of {of}",
    ),
    "carried by meetings": (
        "støttet på {meetings}; grupper ikke noteret",
        "supported at {meetings}; groups not recorded",
    ),
    "carried both": (
        "{groups}, samt {respondents}",
        "{groups}, and {respondents}",
    ),
    "carried by respondents": (
        "{respondents} af {asked}",
        "{respondents} of {asked}",
    ),
    "carried by nobody": ("endnu ikke støttet af nogen", "not yet supported by anyone"),
    "side supports": ("For", "For"),
    "side opposes": ("Imod", "Against"),
    "supports noun": ("{noun} for", "{noun} for"),
    "opposes noun": ("{noun} imod", "{noun} against"),
    "unresolved noun": ("{noun} uafklaret", "{noun} unresolved"),
    "words of": ("Ordene er fra:", "In the words of:"),
    "raised in": ("Nævnt under {areas}.", "Raised under {areas}."),
    "fold supports": (
        "{statements} for, i deres egne ord",
        "{statements} for, in their own words",
    ),
    "fold opposes": (
        "{statements} imod, i deres egne ord",
        "{statements} against, in their own words",
    ),
    "fold unresolved": (
        "{statements} uafklaret, ikke talt med",
        "{statements} unresolved, not counted",
    ),
    "fold none": (
        "{statements} holdt ude af mennesker, ikke talt med",
        "{statements} left out by people, not counted",
    ),
    "because": (
        "{reason}; sandsynlighed for støtte {score}",
        "{reason}; probability of support {score}",
    ),
    "because of link": (
        "hviler på: {reason}; sandsynlighed {score}",
        "rests on: {reason}; probability {score}",
    ),
    "decided by": ("Afgjort af {name}", "Decided by {name}"),
    "fold attributes": (
        "Hvem der støtter, efter baggrundsoplysninger",
        "Who supports it, by what is known of them",
    ),
    "value of asked": ("{value}: {count} af {asked}", "{value}: {count} of {asked}"),
    "small cells": (
        "Af dem, der blev spurgt. Små tal siger lidt; værdier uden støtte er udeladt.",
        "Of those asked. Small numbers tell little; values without support are left "
        "out.",
    ),
}

PHRASES: Mapping[str, tuple[str, str]] = {
    **_FRAME,
    **_SENTENCES,
    **_LEDGER,
    **_AREAS,
    **_KEY_POINTS,
    **CHARTS_PHRASES,
    **SUMMARIES_PHRASES,
    **REGISTER_PHRASES,
    **METHOD_PHRASES,
}
