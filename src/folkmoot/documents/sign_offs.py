"""How letters and mails end: a greeting, a name, a notice. None of it was said."""

import re

_GREETING = re.compile(
    r"(?:(?:med )?(?:de )?"
    r"(?:venlige?|vennlige?|bedste|beste|kærlige?|mange|vänliga?|bästa)"
    r" (?:hilsen|hilsner|hilsninger|hälsning(?:ar)?)|mvh\b|m\.v\.h|vh\b|dbh\b|kh\b"
    r"|hilsen\b|hälsningar\b|de bedste hilsner|(?:med )?vänlig hälsning"
    r"|(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|viele|liebe|schöne)"
    r" grü(?:ß|ss)en?"
    r"|(?:with )?(?:best|kind|warm|many) (?:regards|wishes|thanks)|regards\b"
    r"|yours (?:sincerely|faithfully|truly)|sincerely\b)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:denne|dette|this|diese|detta)\s+(?:e-?(?:mail|post)|mail|message|melding"
    r"|meddelelse|nachricht)\b.*(?:fortrolig|konfidensiel|confidential|vertraulich"
    r"|konfidentiell|sekretess)",
    re.IGNORECASE | re.DOTALL,
)
_SENT_WITH = re.compile(
    r"(?:sendt fra min|sent from my|von meinem|skickat från min|sendt fra outlook)\b",
    re.IGNORECASE,
)
_LONGEST_GREETING = 60


def opens_sign_off(text: str) -> bool:
    """Whether a line ends a letter; the name and address of its writer follow."""
    if _NOTICE.match(text) or _SENT_WITH.match(text):
        return True
    return len(text) <= _LONGEST_GREETING and _GREETING.match(text) is not None
