"""Words that people may write and that a file must survive."""

from collections.abc import Mapping

HOSTILE: Mapping[str, str] = {
    "nothing": "",
    "a space": " ",
    "controls": "a\x00b\x0b\x1f",
    "half a sign": "halvt tegn \ud83d!",
    "no characters": "\ufffe\uffff",
    "markup": "<w:p/> & \"'&amp; ]]>",
    "line ends": "to\nlinjer\r\nog\ttabulator\r",
    "right to left": "\u202eRTL שלום עולם مرحبا",
    "joined signs": "e\u0301\u200d👩\u200d👩\u200d👧",
    "a long word": "x" * 10_000,
    "many words": "ord " * 3_000,
    "placeholders": "{0} %s {name}",
}
