"""Prompts in empty content controls, told from what was filled in."""

from folkmoot.documents.docx_styles import StyleSheet
from folkmoot.documents.office_package import Element
from folkmoot.documents.prompts import is_like_prompt, is_standard_prompt
from folkmoot.documents.word_xml import (
    child,
    find_all,
    name_of,
    switch,
    value,
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
        runs = _own_runs(control)
        text = _fold("".join(_text_of(run) for run in runs))
        is_marked = switch(child(control, "w:sdtPr"), "w:showingPlcHdr")
        if is_standard_prompt(text) or (
            is_marked
            and (text in known or is_like_prompt(text) or _is_styled(runs, styles))
        ):
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


def _is_styled(runs: list[Element], styles: StyleSheet) -> bool:
    """Whether a run has the style of prompts."""
    names = (value(child(run, "w:rPr"), "w:rStyle") for run in runs)
    return any(styles.find(name).is_placeholder for name in names)


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
