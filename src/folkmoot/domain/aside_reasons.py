"""Why words are not in the record, as people are told in their language."""

from collections.abc import Mapping

_REASONS_IN_DANISH: Mapping[str, str] = {
    "script": "script",
    "style": "typografi",
    "picture, not read": "billede, ikke læst",
    "running head or foot": "sidehoved eller sidefod",
    "page number": "sidetal",
    "stray character": "løst tegn",
    "hidden text": "skjult tekst",
    "placeholder": "tom pladsholder",
    "no answer": "intet svar",
    "not recognised": "ikke genkendt",
    "struck out": "overstreget",
    "navigation": "navigation",
    "form control": "formularfelt",
    "title of the page": "sidens titel",
    "table of contents": "indholdsfortegnelse",
    "embedded file, not read": "indlejret fil, ikke læst",
    "total row": "sumrække",
    "outside the page": "uden for siden",
    "column dropped": "kolonne udeladt",
    "survey metadata": "oplysninger om besvarelsen",
    "not survey answers": "ikke svar",
}
_DROPPED_IN_DANISH: Mapping[str, str] = {
    "e-mail addresses": "e-mailadresser",
    "IP addresses": "IP-adresser",
    "CPR numbers": "CPR-numre",
    "phone numbers": "telefonnumre",
    "access keys": "adgangsnøgler",
    "addresses": "adresser",
    "names": "navne",
    "as asked": "som ønsket",
    "cells": "celler",
}


def tell_aside_reason(reason: str, language: str) -> str:
    """The reason in Danish (`da`) or English; what is not a known reason stays."""
    if language != "da":
        return reason
    head, colon, rest = reason.partition(":")
    if head == "column dropped":
        for english, danish in _DROPPED_IN_DANISH.items():
            rest = rest.replace(english, danish)
    return f"{_REASONS_IN_DANISH.get(head, head)}{colon}{rest}"
