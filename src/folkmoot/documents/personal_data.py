"""Columns that tell who somebody is: dropped unless the user says otherwise."""

import re
from collections.abc import Sequence
from datetime import date


def _headers(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{words})\W*$", re.IGNORECASE)


_PERSONAL_HEADERS = (
    (
        "names",
        _headers(
            r"(?:dit |deres |respondentens? |fulde |fuldt |your |full |first |last |for|efter|etter|för|vor|nach)*"
            r"(?:navn|name|namn)(?: ?\(.*\))?|fornavn(?: og efternavn)?|efternavn|etternavn|förnamn|efternamn|vorname|nachname"
            r"|first name|last name|surname|given name|initialer|kontaktperson|contact person|respondent ?name|navn på respondent"
        ),
    ),
    (
        "e-mail addresses",
        _headers(
            r"(?:din |deres |your |ihre |kontakt)?e?-?\s?(?:mail|post)(?:[ -]?(?:adresse|address|adress))?|mailadresse|epost|recipient ?email|email ?address|e-mail"
        ),
    ),
    ("IP addresses", _headers(r"ip(?:[ -]?(?:adresse|address|adress|addr))?|ipaddr|ip_address")),
    ("CPR numbers", _headers(r"cpr(?:[ -]?n(?:ummer|r\.?))?|personnummer|fødselsnummer|fødselsdato|date of birth|geburtsdatum")),
    ("phone numbers", _headers(r"telefon(?:n(?:ummer|r\.?))?|tlf\.?(?:nr\.?)?|mobil(?:n(?:ummer|r\.?))?|phone(?: number)?|mobile|handynummer")),
    ("addresses", _headers(r"adresse|address|adress|gade(?:navn)?|vejnavn|street(?: address)?|straße|bopælsadresse")),
    ("access keys", _headers(r"token|respondent ?key|access ?code|adgangskode|participant ?token|respondentnøgle|userid|user id|brugernavn|username")),
)  # fmt: skip
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_IP = re.compile(
    r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE
)
_CPR = re.compile(r"(\d\d)(\d\d)(\d\d)[- ]?\d{4}")
_MOST = 0.5


def find_personal_data(header: str, values: Sequence[str]) -> str | None:
    """What kind of personal data a column holds, by its header or by its cells."""
    # Headers may carry line breaks and codes: "Q12. E-mail".
    bare = re.sub(r"^\s*[A-Za-z]{0,3}\d+[.:)]\s*", "", " ".join(header.split()))
    for kind, words in _PERSONAL_HEADERS:
        if words.match(bare):
            return kind
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return None
    for kind, test in (
        ("e-mail addresses", _EMAIL.fullmatch),
        ("IP addresses", _IP.fullmatch),
        ("CPR numbers", _is_cpr),
    ):
        if sum(bool(test(value)) for value in filled) > _MOST * len(filled):
            return kind
    return None


def _is_cpr(value: str) -> bool:
    found = _CPR.fullmatch(value)
    if found is None:
        return False
    day, month, year = (int(part) for part in found.groups())
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True
