"""The sentences that join the steps of a meeting, and the words of its minutes.

A text block is a sentence that the house may word anew. It may name what the programme
tells, in braces and in either language: `{presenter}`, `{areas}`, `{count}`,
`{groups}`, `{title}`. Braces are replaced by words and do nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A sentence in both languages, and the names it may hold."""

    names: frozenset[str]
    danish: str
    english: str


TEXT_BLOCKS: Mapping[str, TextBlock] = {
    "opening": TextBlock(
        frozenset({"presenter", "title"}),
        "{oplægsholder} indledte med et oplæg om kommissionens arbejde og foreløbige "
        "overvejelser.",
        "{presenter} opened with a presentation of the commission’s work and "
        "preliminary considerations.",
    ),
    "opening_by_nobody": TextBlock(
        frozenset({"title"}),
        "Mødet blev indledt med et oplæg om kommissionens arbejde og foreløbige "
        "overvejelser.",
        "The meeting was opened with a presentation of the commission’s work and "
        "preliminary considerations.",
    ),
    "considerations": TextBlock(
        frozenset(),
        "De foreløbige overvejelser var:",
        "The preliminary considerations were:",
    ),
    "themes": TextBlock(
        frozenset({"count"}),
        "Herefter fulgte en kort indledende drøftelse af temaer, bl.a.:",
        "Then followed a short introductory discussion of themes, among them:",
    ),
    "group_work": TextBlock(
        frozenset({"areas", "count", "groups"}),
        "Herefter blev {antal} fokusområder for kommissionens arbejde drøftet i "
        "grupper, som gav skriftlige tilbagemeldinger. Fokusområderne var: "
        "{fokusområder}.",
        "Then {count} focus areas for the commission’s work were discussed in groups, "
        "which gave written feedback. The focus areas were: {areas}.",
    ),
    "group_work_on_one": TextBlock(
        frozenset({"areas", "groups"}),
        "Herefter blev fokusområdet {fokusområder} drøftet i grupper, som gav "
        "skriftlige tilbagemeldinger.",
        "Then the focus area {areas} was discussed in groups, which gave written "
        "feedback.",
    ),
    "group_work_points": TextBlock(
        frozenset(),
        "Vigtige pointer fra gruppearbejdet var:",
        "Important points from the group work were:",
    ),
    "report_back": TextBlock(
        frozenset({"presenter", "title"}),
        "Grupperne fremlagde derefter deres vigtigste pointer for hinanden.",
        "The groups then presented their most important points to each other.",
    ),
    "plenary": TextBlock(
        frozenset({"presenter", "title"}),
        "Mødet blev afsluttet med en plenumdebat på baggrund af gruppearbejdet.",
        "The meeting ended with a plenary debate on the basis of the group work.",
    ),
    "closing": TextBlock(
        frozenset({"presenter", "title"}),
        "{oplægsholder} takkede for bidragene og afsluttede mødet.",
        "{presenter} thanked for the contributions and closed the meeting.",
    ),
    "closing_by_nobody": TextBlock(frozenset({"title"}), "", ""),
    "break": TextBlock(frozenset({"title"}), "", ""),
    "agenda_considerations": TextBlock(
        frozenset(),
        "De foreløbige overvejelser er:",
        "The preliminary considerations are:",
    ),
    "agenda_themes": TextBlock(
        frozenset(), "Vi drøfter bl.a.:", "We discuss, among other things:"
    ),
    "agenda_group_work": TextBlock(
        frozenset({"count", "groups"}),
        "{grupper} grupper drøfter disse fokusområder og skriver deres pointer ned:",
        "{groups} groups discuss these focus areas and write down their points:",
    ),
    "agenda_areas": TextBlock(
        frozenset({"count"}),
        "I grupper drøftes:",
        "In groups we discuss:",
    ),
    "note_background": TextBlock(
        frozenset({"title"}),
        "Notatet bygger på »{titel}«.",
        "This note is based on “{title}”.",
    ),
    "note_areas": TextBlock(
        frozenset({"areas", "count"}),
        "Fokusområderne var: {fokusområder}.",
        "The focus areas were: {areas}.",
    ),
    "other": TextBlock(frozenset({"presenter", "title"}), "{titel}.", "{title}."),
}
# A presenter with a title stands between commas, but for where a sentence ends.
_COMMA_AT_END = re.compile(r",(?=[.,;:!?])|,$")
_NAME = re.compile(r"\{([a-zæøå_]+)\}")
_DANISH: Mapping[str, str] = {
    "presenter": "oplægsholder",
    "areas": "fokusområder",
    "count": "antal",
    "groups": "grupper",
    "title": "titel",
}
_MEANT = {word: name for name, danish in _DANISH.items() for word in (name, danish)}

PHRASES: Mapping[str, tuple[str, str]] = {
    "title": ("Referat", "Minutes"),
    "agenda": ("Dagsorden", "Agenda"),
    "title agenda": ("Dagsorden: {title}", "Agenda: {title}"),
    "title note": ("Notat: {title}", "Note: {title}"),
    "agenda day": ("Dagens forløb", "The course of the day"),
    "agenda time": ("Tid", "Time"),
    "agenda item": ("Punkt", "Item"),
    "agenda presenter": ("Ved", "By"),
    "areas": ("Fokusområder", "Focus areas"),
    "note background": ("Baggrund", "Background"),
    "note findings": ("Hovedpointer", "Key points"),
    "note considerations": ("Overvejelser", "Considerations"),
    "note proposal": ("Forslag til det videre arbejde", "Proposal for further work"),
    "fact date": ("Mødedato", "Date of meeting"),
    "fact place": ("Sted", "Place"),
    "fact hosts": ("Vært ved mødet var", "Host of the meeting"),
    "fact prepared_by": ("Referat udarbejdet af", "Minutes prepared by"),
    "fact participants": ("Mødedeltagere", "Participants"),
    "fact commission": (
        "Mødedeltagere fra kommissionen",
        "Participants from the commission",
    ),
    "at": ("kl. {time}", "{time}"),
    "clock": (".", ":"),
    "notes": ("Noter og vigtige pointer fra mødet", "Notes and important points"),
    "programme": ("Program", "Programme"),
    "nothing said": (
        "Der kom ingen tilbagemeldinger om dette fokusområde.",
        "No feedback was given on this focus area.",
    ),
    "carried": ("{groups} af {asked}", "{groups} of {asked}"),
    "against": ("{groups} imod", "{groups} against"),
    "shown": (
        "{shown} af {all} er vist her:",
        "{shown} of {all} are shown here:",
    ),
    "single": ("Enkelte grupper nævnte også:", "Single groups also mentioned:"),
    "single voices": ("Enkeltvis blev også nævnt:", "Mentioned once were also:"),
    "dilemmas": ("Dilemmaer", "Dilemmas"),
    "dilemmas are": (
        "Her trak meningerne i hver sin retning:",
        "On these points opinions differed:",
    ),
    "for": ("for: {who}", "for: {who}"),
    "side against": ("imod: {who}", "against: {who}"),
    "plenary": ("Plenum", "Plenary"),
    "report_back": ("Gruppernes fremlæggelser", "The groups’ presentations"),
    "closing": ("Afslutning", "Closing"),
    "afterwards": ("Herefter", "Afterwards"),
    "answers": (
        "Salens svar på hovedpointerne:",
        "The hall’s answers to the key points:",
    ),
    "answer": (
        "enig {agree}, uenig {disagree}, ved ikke {dont_know}",
        "agree {agree}, disagree {disagree}, don’t know {dont_know}",
    ),
    "most important": ("vigtigst for {count}", "most important for {count}"),
    "summary": (
        "Opsummering – vigtigt at tage med i det videre arbejde",
        "Summary – important for the further work",
    ),
    "next steps": ("Næste skridt", "Next steps"),
    "annex": ("Bilag: Gruppernes ark", "Annex: The groups’ sheets"),
    "annex is": (
        "Alle udsagn fra grupperne, ord for ord.",
        "All statements of the groups, word for word.",
    ),
    "no group": ("Uden gruppe", "No group"),
}


@dataclass(frozen=True, kw_only=True)
class TextBlocks:
    """The house's own text blocks by name; where it has none, ours are used."""

    language: str
    own: Mapping[str, str] = field(default_factory=dict)

    def fill(self, name: str, **values: str) -> str:
        """The block with its names replaced; a name that is not known stays."""
        block = TEXT_BLOCKS[name]
        ours = block.danish if self.language == "da" else block.english
        known = block.names & values.keys()

        def replace(found: re.Match[str]) -> str:
            name = _MEANT.get(found[1])
            if name not in known:
                return found[0]
            has_title = name == "presenter" and "," in values[name]
            return f"{values[name]}," if has_title else values[name]

        filled = _NAME.sub(replace, self.own.get(name, ours))
        return _COMMA_AT_END.sub("", filled) if "presenter" in known else filled


def list_names(block: str, language: str) -> list[str]:
    """The names that the block of that name can fill, in one language."""
    names = sorted(TEXT_BLOCKS[block].names)
    return [_DANISH[name] for name in names] if language == "da" else names


def find_unknown_names(name: str, text: str) -> list[str]:
    """The names in braces that the block of that name cannot fill, for a message."""
    found = dict.fromkeys(one[1] for one in _NAME.finditer(text))
    return [one for one in found if _MEANT.get(one) not in TEXT_BLOCKS[name].names]
