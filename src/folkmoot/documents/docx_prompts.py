"""Prompts in empty content controls, told from what was filled in."""

import re

from folkmoot.documents.docx_styles import StyleSheet
from folkmoot.documents.office_package import Element
from folkmoot.documents.word_xml import (
    child,
    find_all,
    name_of,
    switch,
    value,
)

# How Word asks for content, and templates after it.
_PROMPT = re.compile(
    r"(?:klikk?|klicka|klicken|tryk|trykk|tryck|tippen|click|tap|vælg|velg|välj|wählen|"
    r"choose|select|enter|indtast|skriv|angiv|angi|ange|indsæt|sett inn|infoga|type|"
    r"geben|eingeben)\b"
    r"|[\[<{«].*[\]>}»]\.?$",
    re.IGNORECASE | re.DOTALL,
)


def find_prompts(
    root: Element, styles: StyleSheet, glossary: Element | None
) -> frozenset[Element]:
    """The runs that are the prompt of a content control that nobody filled in.

    Programs that fill templates in often leave the mark of a prompt on the control, so
    that the words must look like one too: by style, by the template's own prompts or
    by how they begin.
    """
    known = _read_glossary(glossary)
    prompts: list[Element] = []
    for control in find_all(root, "w:sdt"):
        if switch(child(control, "w:sdtPr"), "w:showingPlcHdr"):
            runs = _own_runs(control)
            if _is_prompt(runs, styles, known):
                prompts += runs
    return frozenset(prompts)


def _own_runs(control: Element) -> list[Element]:
    """The runs in the control, without those of controls in it."""
    runs: list[Element] = []
    waiting = list(control)
    while waiting:
        element = waiting.pop()
        if name_of(element) == "w:r":
            runs.append(element)
        elif name_of(element) != "w:sdt":
            waiting.extend(element)
    return runs[::-1]


def _is_prompt(runs: list[Element], styles: StyleSheet, known: frozenset[str]) -> bool:
    for run in runs:
        style = styles.find(value(child(run, "w:rPr"), "w:rStyle"))
        if style.is_placeholder:
            return True
    text = _fold("".join(_text_of(run) for run in runs))
    return text in known or bool(_PROMPT.match(text))


def _read_glossary(glossary: Element | None) -> frozenset[str]:
    if glossary is None:
        return frozenset()
    return frozenset(
        _fold(_text_of(body)) for body in find_all(glossary, "w:docPartBody")
    )


def _text_of(element: Element) -> str:
    return "".join(text.text or "" for text in find_all(element, "w:t"))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
