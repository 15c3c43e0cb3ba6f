"""The text blocks of a consultation: the house's own, else those that ship."""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.documents.draft_words import TEXT_BLOCKS, TextBlocks, list_names
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.models import Wording
from folkmoot.web.minutes.wording_words import name_wording


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A text block as its page shows it. `names` may stand in it in braces."""

    name: str
    label: str
    text: str
    ours: str
    names: tuple[str, ...]


def read_own(consultation: Consultation) -> Mapping[str, str]:
    """What the house words anew, by name."""
    found = Wording.objects.kept().filter(consultation=consultation)
    return dict(found.order_by("name").values_list("name", "text"))


def read_texts(consultation: Consultation, language: str) -> TextBlocks:
    """The text blocks of a paper; the house's are in the consultation's language."""
    own = read_own(consultation) if language == consultation.language else {}
    return TextBlocks(language=language, own=own)


def find_ours(name: str, language: str) -> str:
    """The text block that ships."""
    block = TEXT_BLOCKS[name]
    return block.danish if language == "da" else block.english


def list_worded(
    consultation: Consultation, written: Mapping[str, str] | None = None
) -> list[Worded]:
    """All text blocks; `written` is what somebody wants them to say."""
    now = {**read_own(consultation), **(written or {})}
    return [
        Worded(
            name=name,
            label=name_wording(name),
            text=now.get(name, ours),
            ours=ours,
            names=tuple(list_names(name, consultation.language)),
        )
        for name in TEXT_BLOCKS
        for ours in (find_ours(name, consultation.language),)
    ]
