"""The words of `statements.xlsx`, in Danish and English."""

from collections.abc import Mapping

from folkmoot.domain.key_points import InputRole, Place, Relation

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Udsagn og hovedpointer", "Statements and key points"),
    "statements": ("Udsagn", "Statements"),
    "key_points": ("Hovedpointer", "Key points"),
    "matches": ("Koblinger", "Matches"),
    "questions": ("Spørgsmål", "Questions"),
    "about": ("Om", "About"),
    "continued": ("{column} (fortsat {number})", "{column} (continued {number})"),
    "number": ("Nr.", "No."),
    "statement": ("Udsagn", "Statement"),
    "statement_id": ("Udsagnets id", "Statement id"),
    "key_point": ("Hovedpointe", "Key point"),
    "key_point_id": ("Hovedpointens id", "Key point id"),
    "question": ("Spørgsmål", "Question"),
    "question_id": ("Spørgsmålets id", "Question id"),
    "role": ("Rolle", "Role"),
    "place": ("Plads", "Place"),
    "repeats": ("Gentager nr.", "Repeats no."),
    "statement_number": ("Udsagn nr.", "Statement no."),
    "why": ("Hvorfor", "Why"),
    "meeting": ("Møde eller skema", "Meeting or survey"),
    "focus_area": ("Fokusområde", "Focus area"),
    "focus_areas": ("Fokusområder", "Focus areas"),
    "group": ("Gruppe", "Group"),
    "document": ("Dokument", "Document"),
    "page": ("Side", "Page"),
    "line": ("Linje", "Line"),
    "groups": ("Grupper for", "Groups for"),
    "groups_asked": ("af grupper spurgt", "of groups asked"),
    "meetings": ("Møder", "Meetings"),
    "meetings_asked": ("af møder", "of meetings"),
    "respondents": ("Respondenter for", "Respondents for"),
    "respondents_asked": ("af respondenter", "of respondents"),
    "supporting": ("Udsagn for", "Statements for"),
    "opposing": ("Udsagn imod", "Statements against"),
    "unresolved": ("Uafklarede udsagn", "Unresolved statements"),
    "review": ("Gennemset", "Review"),
    "segment": ("Delen, der er koblet", "The part that is matched"),
    "relation": ("Relation", "Relation"),
    "score": ("Sandsynlighed for støtte", "Probability of support"),
    "reason": ("Begrundelse", "Reason"),
    "decided_by": ("Afgjort af", "Decided by"),
    "machine": ("foreslået af maskinen", "suggested by the machine"),
    "not_reviewed": (
        "foreslået af maskinen, ikke gennemset",
        "suggested by machine, not reviewed",
    ),
    "reviewed": ("afgjort af mennesker", "decided by people"),
    "partly_reviewed": ("delvist gennemset", "partly reviewed"),
    "topic": ("Hvad", "What"),
    "value": ("Oplysning", "Value"),
}

_CODES: Mapping[str, tuple[str, str]] = {
    InputRole.INPUT: ("input", "input"),
    InputRole.THEME: ("tema", "theme"),
    InputRole.SUMMARY: ("opsamlingspunkt", "summary line"),
    InputRole.INFORMATION: ("information", "information"),
    Place.WAITING: ("venter", "waiting"),
    Place.GATHERED: ("samlet", "gathered"),
    Place.ALONE: ("står alene", "standing alone"),
    Place.SET_ASIDE: ("sat til side", "set aside"),
    Relation.SUPPORTS: ("for", "supports"),
    Relation.OPPOSES: ("imod", "opposes"),
    Relation.UNRESOLVED: ("uafklaret", "unresolved"),
    Relation.NONE: ("ingen", "none"),
    "question_raised": ("er et spørgsmål", "is a question"),
    "no_match": ("ingen hovedpointe siger det samme", "no key point says the same"),
    "no_content": ("siger intet i sig selv", "says nothing by itself"),
}

_ABOUT: Mapping[str, tuple[str, str]] = {
    "what": ("Hvad det er", "What this is"),
    "what_text": (
        "Hvert udsagn, som det blev afleveret, og hvad der er blevet af det.",
        "Every statement as it was handed in, and what became of it.",
    ),
    "status": ("Status", "Status"),
    "status_text": (
        "Hovedpointer og koblinger er foreslået af en maskine, medmindre et menneske "
        "er nævnt. De skal læses af et menneske, før de bruges.",
        "Key points and matches are suggested by a machine unless a person is named. "
        "A person must read them before they are used.",
    ),
    "cells": ("Lange udsagn", "Long statements"),
    "cells_text": (
        "En celle rummer 32.767 tegn. Er et udsagn længere, fortsætter det i kolonnen "
        "ved siden af. Tegn, som en celle ikke kan rumme, er vist ved et andet tegn.",
        "A cell holds 32,767 characters. A longer statement goes on in the column "
        "beside it. Signs that a cell cannot hold are shown by another sign.",
    ),
    "input": ("Udsagn i alt (input)", "Statements in all (input)"),
    "not_input": (
        "Tæller ikke med: temaer, opsamling, information",
        "Not counted: themes, summary, information",
    ),
    "model": ("Sprogmodel", "Model"),
    "judge": ("Dommer", "Judge"),
    "code": ("Folkmoot", "Folkmoot"),
    "parameter": ("Parameter {parameter}", "Parameter {parameter}"),
    "document": ("Dokument", "Document"),
    "refused": ("Ikke læst", "Not read"),
}


def find_word(name: str, language: str, **details: object) -> str:
    """A heading, with its details filled in."""
    return _pick(_WORDS[name], language).format(**details)


def find_about(name: str, language: str, **details: object) -> str:
    """A line of the sheet that tells about the workbook."""
    return _pick(_ABOUT[name], language).format(**details)


def name_code(code: str, language: str) -> str:
    """A role, a place, a relation or a reason in words; an unknown code as it is."""
    return _pick(_CODES[code], language) if code in _CODES else code


def _pick(words: tuple[str, str], language: str) -> str:
    danish, english = words
    return danish if language == "da" else english
