"""What the drafts of all papers write steps with: names, paragraphs and lists."""

from collections import Counter
from collections.abc import Iterator, Sequence

from folkmoot.documents.draft_plan import StepKind
from folkmoot.documents.draft_words import TextBlocks
from folkmoot.documents.report_tree import Listing, Paragraph, Run


def number_step(kind: StepKind, names: Counter[str]) -> str:
    """`group-work`, then `group-work-2`: the same from draft to draft."""
    names[kind] += 1
    name = kind.value.replace("_", "-")
    return name if names[kind] == 1 else f"{name}-{names[kind]}"


def write_text(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(runs=(Run(text=text),))


def say_block(texts: TextBlocks, name: str, **values: str) -> Iterator[Paragraph]:
    """A text block as a paragraph; none where the house says nothing there."""
    if sentence := texts.fill(name, **values):
        yield write_text(sentence)


def list_texts(texts: Sequence[str]) -> Listing:
    """A list of plain words."""
    return Listing(items=tuple(map(write_text, texts)))
