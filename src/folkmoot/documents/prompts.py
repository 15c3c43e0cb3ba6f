"""How office programs ask for content in fields that nobody has filled in."""

import re

_STANDARD = re.compile(
    r"(?:klikk?|klicka|klicken|click)\b.{0,60}\b(?:teks?t|dato|datum|date)\b.{0,15}"
    r"|(?:vælg|velg) et element\.?|välj ett (?:objekt|alternativ)\.?"
    r"|choose an item\.?|wählen sie ein element aus\.?",
    re.IGNORECASE | re.DOTALL,
)
_LIKELY = re.compile(
    r"(?:klikk?|klicka|klicken|tryk|trykk|tryck|tippen|click|tap|vælg|velg|välj|wählen|"
    r"choose|select|enter|indtast|skriv|angiv|angi|ange|indsæt|sett inn|infoga|type|"
    r"geben|eingeben)\b"
    r"|[\[<{«].*[\]>}»]\.?$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 300


def is_standard_prompt(text: str) -> bool:
    """Whether the text is a prompt as the programs themselves word it."""
    return bool(_STANDARD.fullmatch(text.strip()))


def is_like_prompt(text: str) -> bool:
    """Whether the text may be a prompt, as templates word them."""
    return len(text) < _LONGEST and bool(_LIKELY.match(text.strip()))
