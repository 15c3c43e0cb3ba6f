"""Where sentences end, in Danish, Norwegian, Swedish, German and English."""

import re

_ABBREVIATIONS = frozenset(
    """
    bl.a bla f.eks eks fx m.v mv m.m mm m.fl mfl nr jf mio mia kr pkt ca kl dvs osv
    o.l o.lign evt inkl ekskl hhv etc d st sct dr prof jr sr afd art bek bilag cirk
    cf forts fhv gl gns hr fru iflg ift ifm ifht if kap maks max min mht mv obs omr
    pga pr ref s sml stk tlf udg vedr vha vol årg ang bes div el forb frk hhv j.nr
    sagsnr bl a t.eks t.ex dvs o.s.v osv m.a bl.a t.d resp ev kap s.k z.b z b u.a
    d.h bzw usw evtl ggf inkl max nr ca vgl abs art tel str sog v.a u.u i.d.r e.g
    i.e eg ie mr mrs ms vs no approx dept est incl jan feb mar apr jun jul aug sep
    sept okt oct nov dec des
    """.split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"([^\s(]+?)[.!?…]+[\"'”’»)\]]*$")
_STARTS_LOWER = re.compile(r"\s+[\"'“„«(\[]*[a-zæøåäöüß]")
_NUMBER = re.compile(r"\d{1,3}$")
_MONTH = re.compile(
    r"\s+(?:jan|feb|mar|mär|apr|maj|mai|may|jun|jul|aug|sep|okt|oct|nov|dec|dez|des)",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a text, without the white space between them.

    A full stop after an abbreviation ("bl.a.", "nr."), in a date ("3. März"), after the
    number that begins a line, or before a small letter does not end a sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if _ends_sentence(text, start, found):
            spans.append((start, found.end()))
            start = found.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    if _STARTS_LOWER.match(text, found.end()):
        return False
    if found.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, found.end() - 40), found.end())
    if word is None:
        return True
    stem = word[1].lower().strip("(\"'")
    if _NUMBER.match(stem):
        is_label = not text[start : word.start()].strip()
        return not (is_label or _MONTH.match(text, found.end()))
    return not (stem in _ABBREVIATIONS or _is_initial(word[1]))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return (start + left, start + len(piece.rstrip())) if piece.strip() else None
