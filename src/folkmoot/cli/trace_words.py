"""The words of `folkmoot trace`, Danish then English."""

from collections.abc import Mapping

TRACE_WORDS: Mapping[str, tuple[str, str]] = {
    "key point": ("Hovedpointe {id}", "Key point {id}"),
    "question": ("Rejst spørgsmål {id}", "Question raised {id}"),
    "summary line": ("Opsamlingspunkt {id}", "Summary line {id}"),
    "statement": ("Udsagn {id}", "Statement {id}"),
    "theme": ("Tema {id}", "Theme {id}"),
    "information": ("Oplysning {id}", "Piece of information {id}"),
    "not reviewed": (
        "Foreslået af maskinen, ikke gennemset.",
        "Suggested by machine, not reviewed.",
    ),
    "words of": (
        "Ordene er fra udsagn {id}.",
        "The words are those of statement {id}.",
    ),
    "areas": ("Rejst under: {areas}", "Raised under: {areas}"),
    "nobody": ("ingen står bag", "nobody is behind it"),
    "supports": ("Støtter ({count})", "Support ({count})"),
    "opposes": ("Imod ({count})", "Against ({count})"),
    "unresolved": (
        "Uafklaret, tæller ikke med ({count})",
        "Unresolved, not counted ({count})",
    ),
    "rejected": (
        "Fravalgt af mennesker ({count})",
        "Ruled out by people ({count})",
    ),
    "asked in": ("Spurgt i ({count})", "Asked in ({count})"),
    "part": ("heraf: {text}", "of which: {text}"),
    "score": ("sandsynlighed {score}", "probability {score}"),
    "by machine": ("foreslået af maskinen", "suggested by machine"),
    "by person": ("afgjort af {name}", "decided by {name}"),
    "repeats": ("gentager {id}", "repeats {id}"),
    "id": ("id {id}", "id {id}"),
    "restates": ("gengiver", "restates"),
    "is new": (
        "nyt: gengiver intet udsagn fra mødet",
        "new: restates no statement of the meeting",
    ),
    "no clauses": (
        "Ingen led er koblet.",
        "No clauses are linked.",
    ),
    "place": ("I regnskabet: {place}", "In the ledger: {place}"),
    "place why": (
        "I regnskabet: {place} – {reason}",
        "In the ledger: {place} – {reason}",
    ),
    "no place": (
        "Ikke i regnskabet: deltagere sagde det ikke.",
        "Not in the ledger: participants did not say it.",
    ),
    "original": (
        "Gentager {id} og står, hvor det står.",
        "Repeats {id} and stands where that stands.",
    ),
    "duplicates": ("Gentaget i: {ids}", "Repeated in: {ids}"),
    "key points of": ("Hovedpointer ({count})", "Key points ({count})"),
    "questions of": ("Spørgsmål ({count})", "Questions ({count})"),
    "restated by": (
        "Gengivet i opsamlingen ({count})",
        "Restated in the summary ({count})",
    ),
    "not restated": (
        "Gengives ikke i nogen opsamling.",
        "Restated in no summary.",
    ),
    "untitled meeting": ("møde uden titel", "untitled meeting"),
    "plenary": ("plenum", "plenary"),
    "survey": ("spørgeskema: {title}", "survey: {title}"),
    "page": ("side {number}", "page {number}"),
    "line": ("linje {number}", "line {number}"),
    "row": ("række {number}", "row {number}"),
}
