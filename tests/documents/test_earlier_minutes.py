"""A meeting that was imported is told in its own minutes' words."""

from folkmoot.documents.draft_imported import plan_from_record
from folkmoot.documents.draft_minutes import compose_minutes
from folkmoot.documents.draft_plan import Gathered
from folkmoot.documents.earlier_minutes import (
    dump_earlier,
    load_earlier,
    retell,
)
from folkmoot.documents.minutes_model import (
    Minutes,
    PartKind,
    list_paragraphs,
    list_summary_lines,
    tell_text,
)
from folkmoot.documents.read_file import read_file

WRITTEN = """# Møde med skolelederne i Tranemose

Referat udarbejdet af: MEKR
Mødedato: 3. maj 2026
Vært ved mødet var: Formand for skolelederne Lis Holm, Tranemose Kommune
Mødedeltagere: 40 skoleledere og lærere fra kommunen samt bestyrelsen i Tranemose
Mødedeltagere fra kommissionen: Formand Jens Bak, fra sekretariatet kontorchef Ida Ny

## Noter og vigtige pointer fra mødet

Jens Bak indledte med et oplæg om kommissionens arbejde og foreløbige overvejelser. \
Herefter fulgte en kort indledende drøftelse af temaer, bl.a.:

- Hvad skal en skole kunne?
- Hvem bestemmer over skemaet?

Herefter fulgte en proces, hvor 2 fokusområder blev drøftet i grupper. \
De 2 fokusområder var: Skema, Bygninger Vigtige pointer fra gruppearbejdet var fx:

### Skema

- Skemaet er lagt for tidligt
- Lærerne skal have mere tid

### Bygninger

- Taget er utæt

Formiddagen blev afsluttet med en plenumdebat på baggrund af gruppearbejdet.

## Opsummering – det tager vi med

- Lærerne skal have mere tid til skemaet

## Næste skridt

Kommissionen vender tilbage til sommer.
"""


def draft(text: str = WRITTEN) -> Minutes:
    record = read_file("møde.md", text.encode())
    plan = plan_from_record(record, record.meetings[0])
    return compose_minutes(plan, Gathered(), language="da", dated="2026-11-26")


def tell(minutes: Minutes) -> list[str]:
    """Headings and paragraphs in order."""
    told = []
    for part in minutes.parts:
        told += [part.title, *(tell_text(p.runs) for p in list_paragraphs(part))]
    return [text for text in told if text]


def test_imported_minutes_are_told_in_their_own_sentences_in_their_order() -> None:
    assert tell(draft()) == [
        "Noter og vigtige pointer fra mødet",
        "Jens Bak indledte med et oplæg om kommissionens arbejde og foreløbige "
        "overvejelser.",
        "Herefter fulgte en kort indledende drøftelse af temaer, bl.a.:",
        "Hvad skal en skole kunne?",
        "Hvem bestemmer over skemaet?",
        "Herefter fulgte en proces, hvor 2 fokusområder blev drøftet i grupper. "
        "De 2 fokusområder var: Skema, Bygninger",
        "Vigtige pointer fra gruppearbejdet var fx:",
        "Skema",
        "Skemaet er lagt for tidligt",
        "Lærerne skal have mere tid",
        "Bygninger",
        "Taget er utæt",
        "Plenum",
        "Formiddagen blev afsluttet med en plenumdebat på baggrund af gruppearbejdet.",
        "Opsummering – det tager vi med",
        "Lærerne skal have mere tid til skemaet",
        "Næste skridt",
        "Kommissionen vender tilbage til sommer.",
    ]


def test_who_met_is_told_as_it_was_worded() -> None:
    assert [fact.text for fact in draft().facts] == [
        "MEKR",
        "3. maj 2026",
        "Formand for skolelederne Lis Holm, Tranemose Kommune",
        "40 skoleledere og lærere fra kommunen; bestyrelsen i Tranemose",
        "Formand Jens Bak og fra sekretariatet kontorchef Ida Ny",
    ]


def test_a_summary_line_keeps_its_words_and_has_an_anchor() -> None:
    (line,) = list_summary_lines(draft())
    assert tell_text(line.runs) == "Lærerne skal have mere tid til skemaet"
    assert (line.anchor or "").startswith("l-")


def test_a_programme_that_no_sentence_tells_stands_as_a_list() -> None:
    programme = "\n\n## Program\n\n- 16.30 Velkomst\n- 17.00 Gruppearbejde\n\n## Noter"
    parts = draft(WRITTEN.replace("\n\n## Noter", programme)).parts
    (part,) = [one for one in parts if one.anchor == "programme"]
    texts = [tell_text(one.runs) for one in list_paragraphs(part)]
    assert texts == ["16.30 Velkomst", "17.00 Gruppearbejde"]


def test_areas_stand_after_the_themes_where_no_sentence_leads_to_them() -> None:
    start, end = (
        WRITTEN.index("\nHerefter fulgte en proces"),
        WRITTEN.index("### Skema"),
    )
    kinds = [part.kind for part in draft(WRITTEN[:start] + "\n" + WRITTEN[end:]).parts]
    area = kinds.index(PartKind.FOCUS_AREA)
    assert kinds.index(PartKind.THEMES) < area < kinds.index(PartKind.PLENARY)


def test_what_earlier_minutes_tell_is_kept_without_loss() -> None:
    earlier = retell(read_file("møde.md", WRITTEN.encode()).meetings[0])
    assert load_earlier(dump_earlier(earlier)) == earlier
    assert earlier.steps
