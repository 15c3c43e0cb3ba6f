"""What the report says of pictures, summaries, the register and how it was made."""

from collections.abc import Mapping

CHARTS_PHRASES: Mapping[str, tuple[str, str]] = {
    "pictures": ("Overblik i billeder", "The overview in pictures"),
    "map statements": (
        "Udsagn efter fokusområde og møde",
        "Statements by focus area and meeting",
    ),
    "map statements description": (
        "Jo kraftigere farve, jo flere udsagn. En streg betyder, at der ikke er "
        "noteret udsagn om området på mødet. Svar fra spørgeskemaer er ikke med.",
        "The stronger the colour, the more statements. A dash means that no statement "
        "on the area was recorded at the meeting. Survey answers are not included.",
    ),
    "map key points": (
        "Hovedpointer efter fokusområde og møde",
        "Key points by focus area and meeting",
    ),
    "map key points description": (
        "Hvor mange hovedpointer nogen støttede eller var imod. En hovedpointe kan "
        "være nævnt flere steder og tæller da hvert sted, så tallene kan ikke lægges "
        "sammen. En streg betyder, at der ikke er noteret udsagn.",
        "How many key points somebody supported or opposed. A key point may be raised "
        "in several places and counts in each, so the numbers cannot be added up. A "
        "dash means that no statement was recorded.",
    ),
    "bars": ("Hvem der står bag hovedpointerne", "Who stands behind the key points"),
    "bars description": (
        "Til højre for linjen står de grupper og respondenter, der støtter; til "
        "venstre dem, der er imod. Hver tæller én gang på hver side. Hvor ingen er "
        "navngivet, tælles udsagn. Uafklarede udsagn er ikke tegnet.",
        "To the right of the line stand the groups and respondents that support it, to "
        "the left those against. Each counts once on a side. Where nobody is named, "
        "statements are counted. Unresolved statements are not drawn.",
    ),
    "bars cut": (
        "Billedet viser de første {count} af {total}; tabellen viser alle.",
        "The picture shows the first {count} of {total}; the table shows all.",
    ),
    "groups for": ("Grupper for", "Groups for"),
    "groups against": ("Grupper imod", "Groups against"),
    "respondents for": ("Respondenter for", "Respondents for"),
    "respondents against": ("Respondenter imod", "Respondents against"),
    "statements for": ("Udsagn for", "Statements for"),
    "statements against": ("Udsagn imod", "Statements against"),
    "statements unresolved": ("Uafklarede udsagn", "Unresolved statements"),
    "curve": ("Hvor meget nyt hvert møde gav", "How much new each meeting brought"),
    "curve description": (
        "Kurven viser, hvor mange hovedpointer der i alt er hørt efter hvert møde; "
        "tallet med plus er de nye. Spørgeskemaer er ikke med.",
        "The curve shows how many key points have been heard after each meeting; the "
        "number with a plus is the new ones. Surveys are not included.",
    ),
    "curve too short": (
        "Der er for få møder til at sige, om emnet er udtømt: det kræver mindst "
        "{needed} med kendt rækkefølge.",
        "There are too few meetings to tell whether the subject is exhausted: it takes "
        "at least {needed} in a known order.",
    ),
    "no order": (
        "Datoerne fortæller ikke mødernes rækkefølge, så det kan ikke siges, om emnet "
        "er udtømt.",
        "The dates do not tell the order of the meetings, so whether the subject is "
        "exhausted cannot be told.",
    ),
    "nothing to compare": (
        "På de første møder er der ingen hovedpointer at sammenligne med.",
        "The first meetings have no key points to compare with.",
    ),
    "reached": (
        "De sidste {run} møder gav {new}, som ikke var hørt før; de første {first} gav "
        "{known}. Grænsen for mætning er her højst {limit} nye, og den er nået.",
        "The last {run} meetings brought {new} not heard before; the first {first} "
        "brought {known}. The limit for saturation is here at most {limit} new, and it "
        "is reached.",
    ),
    "not reached": (
        "De sidste {run} møder gav {new}, som ikke var hørt før; de første {first} gav "
        "{known}. Grænsen for mætning er her højst {limit} nye, og den er ikke nået: "
        "der kom stadig nyt.",
        "The last {run} meetings brought {new} not heard before; the first {first} "
        "brought {known}. The limit for saturation is here at most {limit} new, and it "
        "is not reached: new things still came up.",
    ),
    "focus area": ("Fokusområde", "Focus area"),
    "key point": ("Hovedpointe", "Key point"),
    "meeting": ("Møde", "Meeting"),
    "date": ("Dato", "Date"),
    "statements": ("Udsagn", "Statements"),
    "new": ("Nye", "New"),
    "repeated": ("Hørt før", "Heard before"),
    "heard so far": ("Hørt i alt", "Heard so far"),
}

SUMMARIES_PHRASES: Mapping[str, tuple[str, str]] = {
    "summaries": (
        "Opsamlingen holdt op mod udsagnene",
        "The summary against what was said",
    ),
    "summaries are": (
        "Et opsamlingspunkt er det, som referatet siger, at man tager med videre. Det "
        "tælles ikke som udsagn. Koblingerne herunder er foreslået af maskinen, ikke "
        "gennemset.",
        "A summary line is what the minutes say is taken along. It is not counted as a "
        "statement. The links below are suggested by machine, not reviewed.",
    ),
    "new in the summary": (
        "Nyt i plenum: i opsamlingen, men ikke i noget udsagn",
        "New in the plenary: in the summary, but in no statement",
    ),
    "new in summary is": (
        "Disse led gengiver ikke noget udsagn, som maskinen kan finde.",
        "These clauses restate no statement that the machine can find.",
    ),
    "left out of the summary": (
        "Hvad opsamlingen ikke fik med",
        "What the summary left out",
    ),
    "left out is": (
        "Af {of} fra møderne finder maskinen {count} ikke igen i noget "
        "opsamlingspunkt.",
        "Of {of} from the meetings, the machine finds {count} in no summary line.",
    ),
    "summary lines": (
        "Hvert opsamlingspunkt og de udsagn, det gengiver",
        "Each summary line and the statements it restates",
    ),
    "links are": (
        "Et led er en del af et opsamlingspunkt, der siger én ting.",
        "A clause is a part of a summary line that says one thing.",
    ),
    "restates": ("gengiver {statements}", "restates {statements}"),
    "clause is new": (
        "Uden udsagn bag: {text}",
        "No statement behind it: {text}",
    ),
}

REGISTER_PHRASES: Mapping[str, tuple[str, str]] = {
    "register": ("Alle udsagn", "All statements"),
    "register is": (
        "Hvert udsagn i sine egne ord: hvem der sagde det, hvad der blev af det, og "
        "hvor det står i kilden.",
        "Each statement in its own words: who said it, what became of it, and where it "
        "stands in the source.",
    ),
    "statements of": ("{count} fra deltagerne", "{count} from participants"),
    "not counted": ("Noteret, men ikke talt med", "Recorded, but not counted"),
    "statement": ("Udsagn", "Statement"),
    "record": ("Tekst", "Text"),
    "who": ("Hvem", "Who"),
    "became": ("Hvad der blev af det", "What became of it"),
    "where": ("Hvor det står", "Where it stands"),
    "heading": ("Overskrift", "Heading"),
    "role": ("Hvad det er", "What it is"),
    "see question": ("se spørgsmålet", "see the question"),
    "says the same": ("gentager dette udsagn", "repeats this statement"),
}

METHOD_PHRASES: Mapping[str, tuple[str, str]] = {
    "method": ("Sådan er rapporten lavet", "How this report was made"),
    "method is": (
        "En sprogmodel, der kører uden net, måler, hvor nær udsagn er hinanden i "
        "betydning; stavning og fælles ord tæller med. Hovedpointerne er valgt blandt "
        "udsagnene og står i deres ord. Regler skiller dem, der støtter, fra dem, der "
        "er imod. Rapportens egne sætninger er faste vendinger med tal i. De samme "
        "filer giver den samme rapport.",
        "A language model that runs without network measures how near statements are "
        "in meaning; spelling and shared words count too. Key points are chosen among "
        "the statements and keep their words. Rules tell those in support from those "
        "against. The report’s own sentences are fixed phrases with numbers in them. "
        "The same files give the same report.",
    ),
    "what": ("Hvad", "What"),
    "value": ("Værdi", "Value"),
    "model": ("Sprogmodel", "Language model"),
    "fingerprint": ("Modellens fingeraftryk", "Fingerprint of the model"),
    "judge": ("Hvad der skiller for fra imod", "What tells for from against"),
    "version": ("Folkmoot, version", "Folkmoot, version"),
    "parameter": ("Parameter: {name}", "Parameter: {name}"),
    "limits": ("Hvad den ikke kan", "What it cannot do"),
    "limit review": (
        "Den afgør intet. Hovedpointer og koblinger er forslag, indtil et menneske har "
        "afgjort dem, og mange af dem er forkerte: i vores egne prøver, på emner den "
        "ikke var øvet på, holdt omkring fire af ti, når de blev læst efter.",
        "It decides nothing. Key points and matches are suggestions until a person has "
        "decided them, and many of them are wrong: in our own trials, on subjects it "
        "was not trained on, about four in ten held when they were read.",
    ),
    "limit opposition": (
        "Den kender modsætninger på ord som ikke, flere, færre, bevare og lukke, og på "
        "tonen. Ironi og forbehold kan den overse. Peger tegnene hver sin vej, er "
        "koblingen uafklaret og tælles ikke med.",
        "It knows opposition by words such as not, more, fewer, keep and close, and by "
        "tone. It may miss irony and reservations. Where the signs conflict, the match "
        "is unresolved and not counted.",
    ),
    "limit alone": (
        "Den overser for det meste, at to udsagn siger det samme med helt andre ord. "
        "Så står de som enkeltstemmer.",
        "It mostly misses that two statements say the same in quite different words. "
        "Then they stand as single voices.",
    ),
    "limit asked": (
        "Den ved kun, at en gruppe blev spurgt om et fokusområde, hvis gruppen har et "
        "udsagn om det. En gruppe, der intet afleverede, tæller ikke med.",
        "It knows that a group was asked about a focus area only where the group has a "
        "statement on it. A group that handed in nothing is not counted.",
    ),
    "limit people": (
        "Den tæller grupper og respondenter, ikke mennesker. Tallene siger ikke, hvor "
        "stor en del af befolkningen der mener noget.",
        "It counts groups and respondents, not people. The numbers do not tell how "
        "much of the population holds a view.",
    ),
    "limit names": (
        "Den fjerner ikke navne og andre personoplysninger fra udsagnene. Læs dem "
        "igennem, før rapporten deles.",
        "It does not remove names and other personal data from the statements. Read "
        "them through before the report is shared.",
    ),
    "documents": ("Dokumenter", "Documents"),
    "document": ("Dokument", "Document"),
    "hash": ("SHA-256", "SHA-256"),
    "words": ("Ord", "Words"),
    "recorded": ("I posten", "In the record"),
    "not read": ("Hvad der ikke er i posten", "What is not in the record"),
    "not read is": (
        "Filer og sider, der ikke kunne læses, og ord, der er sat til side.",
        "Files and pages that could not be read, and words that were set aside.",
    ),
    "unread page": (
        "{name}, side {page}: billede uden tekst, ikke læst",
        "{name}, page {page}: a picture without text, not read",
    ),
    "fold words": ("{name}: {words} sat til side", "{name}: {words} set aside"),
    "all was read": (
        "Intet: hvert ord i dokumenterne er i posten.",
        "Nothing: every word of the documents is in the record.",
    ),
}
