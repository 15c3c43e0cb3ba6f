"""How lines of a PDF become words, paragraphs, list items and headings."""

import pytest

from folkmoot.documents.read_pdf import read_pdf
from tests.documents.blocks_shown import list_bold, show
from tests.documents.pdf_samples import set_typst
from tests.documents.raw_pdf import RawPage, RawPdf

# Lines as wide as these fill a column, so that the next line goes on in them.
FULL = "Vi vil gerne have, at kommunen lytter til dem, der bor her i byen, og at det"
LAST = "bliver til noget."


def read_lines(*lines: str, leading: float = 13) -> list[str]:
    """What is read from lines that stand one under the other on a page."""
    page, document = start_page()
    for number, line in enumerate(lines):
        page.text(72, 90 + number * leading, line)
    return show(read_pdf(document.build()))


def start_page() -> tuple[RawPage, RawPdf]:
    document = RawPdf()
    return document.page(width=520), document


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("samarbej-", "det med skolen", "samarbejdet med skolen"),
        ("børne-", "og ungeområdet", "børne- og ungeområdet"),
        ("MED-", "systemet", "MED-systemet"),
        ("i perioden 2025-", "2026 er der", "i perioden 2025-2026 er der"),
        ("se www.byen.dk/min-", "plan for mere", "se www.byen.dk/min-plan for mere"),
        ("skriv til en e-", "mail om det", "skriv til en e-mail om det"),
        ("det skal vi gøre sam-", "men med dem", "det skal vi gøre sammen med dem"),
        ("det gælder ude i/", "udenfor byen", "det gælder ude i/udenfor byen"),
        ("Wirtschafts-", "und Verkehrsausschuss", "Wirtschafts- und Verkehrsausschuss"),
    ],
)
def test_divided_words_are_put_together(before: str, after: str, joined: str) -> None:
    padding = FULL[: 75 - len(before)].strip()
    assert read_lines(f"{padding} {before}", after) == [f"{padding} {joined}"]


def test_a_divided_word_keeps_the_hyphen_it_has_elsewhere() -> None:
    first = f"{FULL[:68]} et it-"
    assert read_lines("Et it-system er købt. " + FULL[:50], first, "system til alle")[
        -1
    ].endswith("et it-system til alle")


def test_a_word_is_put_together_over_a_page_break() -> None:
    document = RawPdf()
    document.page(width=520, height=600).text(72, 560, f"{FULL[:69]} sam-")
    document.page(width=520, height=600).text(72, 80, "arbejdet skal blive bedre")
    assert show(read_pdf(document.build())) == [
        f"{FULL[:69]} samarbejdet skal blive bedre"
    ]


def test_an_item_that_a_page_break_cuts_is_one_block() -> None:
    document = RawPdf()
    page = document.page(width=520, height=200)
    page.text(72, 100, "•")
    page.text(90, 100, FULL[:69])
    page.text(250, 185, "- 1 -", size=9)
    page = document.page(width=520, height=200)
    page.text(90, 60, "Bergs Skole bliver brugt.")
    page.text(72, 73, "•")
    page.text(90, 73, "Næste punkt")
    page.text(250, 185, "- 2 -", size=9)
    extracted = read_pdf(document.build())
    assert show(extracted) == [
        f"- {FULL[:69]} Bergs Skole bliver brugt.",
        "(page number) - 1 -",
        "- Næste punkt",
        "(page number) - 2 -",
    ]
    assert [block.page for block in extracted.blocks] == [1, 1, 2, 2]


def test_a_short_line_ends_its_paragraph() -> None:
    assert read_lines("Sted: Vejle", "Dato: 3. marts", FULL, LAST) == [
        "Sted: Vejle",
        "Dato: 3. marts",
        f"{FULL} {LAST}",
    ]


def test_wider_space_between_lines_parts_paragraphs() -> None:
    page, document = start_page()
    for y, line in ((90, FULL), (103, LAST), (116, FULL), (135, "Bo var med.")):
        page.text(72, y, line)
    assert len(read_pdf(document.build()).blocks) == 3


def test_an_indented_line_begins_a_paragraph() -> None:
    page, document = start_page()
    for x, line in ((84, FULL[:69]), (72, FULL), (84, f"Anna sagde {FULL[:58]}")):
        page.text(x, 90 + 13 * len(page.operations), line)
    assert len(read_pdf(document.build()).blocks) == 2


@pytest.mark.parametrize("sign", ["•", "–", "-", "o", "\xb7", "*"])
def test_a_bullet_begins_an_item_and_is_no_part_of_it(sign: str) -> None:
    assert read_lines(f"{sign} Flere hænder", f"{sign} Bedre mad") == [
        "- Flere hænder",
        "- Bedre mad",
    ]


def test_a_bullet_of_the_symbol_font_is_a_bullet() -> None:
    page, document = start_page()
    page.text(72, 90, "\xb7", font="symbol")
    page.text(90, 90, "Flere hænder")
    assert show(read_pdf(document.build())) == ["- Flere hænder"]


def test_a_dot_drawn_before_a_line_is_a_bullet() -> None:
    page, document = start_page()
    page.fill(73, 84, 77, 88)
    page.text(90, 90, "Flere hænder")
    assert show(read_pdf(document.build())) == ["- Flere hænder"]


def test_items_are_nested_by_their_indentation() -> None:
    page, document = start_page()
    for x, line in (
        (72, "• Et"),
        (90, "– To"),
        (108, "- Tre"),
        (72, "• Fire"),
    ):
        page.text(x, 90 + 13 * len(page.operations), line)
    assert show(read_pdf(document.build())) == [
        "- Et",
        "  - To",
        "    - Tre",
        "- Fire",
    ]


def test_labels_are_kept_and_dates_are_no_labels() -> None:
    assert read_lines("1) Mere tid", "2) Bedre mad", "25. august mødes vi") == [
        "1) Mere tid",
        "2) Bedre mad",
        "25. august mødes vi",
    ]


def test_a_dash_at_the_beginning_of_a_line_in_a_sentence_is_no_bullet() -> None:
    shown = read_lines(FULL + " er os", "– borgerne – der bestemmer")
    assert shown == [f"{FULL} er os – borgerne – der bestemmer"]


def test_items_without_hanging_indentation_go_on_in_the_next_line() -> None:
    assert read_lines(f"- {FULL}", LAST, f"- {FULL}", LAST, "Tak.") == [
        f"- {FULL} {LAST}",
        f"- {FULL} {LAST}",
        "Tak.",
    ]


def test_letters_set_apart_are_words() -> None:
    assert read_lines("S p æ r r e t  s k r i f t og mere") == [
        "Spærret skrift og mere"
    ]


def test_hard_spaces_part_words_and_soft_hyphens_go() -> None:
    source = '#set text(lang: "da")\nkl.~10 i ferie-\u00adboligen og finfin fløjl'
    assert show(read_pdf(set_typst(source))) == [
        "kl. 10 i ferie-boligen og finfin fløjl"
    ]


def test_headings_are_levelled_by_size_and_weight() -> None:
    page, document = start_page()
    page.text(72, 80, "Referat fra mødet", size=18)
    page.text(72, 110, "Ledelsesrum", size=13, font="bold")
    page.wrap(72, 126, f"{FULL} {LAST}", width=370)
    page.text(72, 170, "Gruppe 1", font="bold")
    page.wrap(72, 184, f"{FULL} {LAST}", width=370)
    body = f"{FULL} {LAST}"
    assert show(read_pdf(document.build())) == [
        "# Referat fra mødet",
        "## Ledelsesrum",
        body,
        "### Gruppe 1",
        body,
    ]


def test_bold_words_in_a_line_are_told() -> None:
    page, document = start_page()
    page.text(72, 90, "Gruppe 1:", font="bold")
    page.text(126, 90, "Mere tid til samtaler")
    extracted = read_pdf(document.build())
    assert show(extracted) == ["Gruppe 1: Mere tid til samtaler"]
    assert list_bold(extracted) == ["Gruppe 1:"]


def test_a_heading_over_two_lines_is_one_heading() -> None:
    source = (
        "#set page(width: 9cm)\n= Hvordan får vi bedre ledelse i de små kommuner, når "
        "kravene vokser\n" + "Vi talte om det. " * 20
    )
    assert show(read_pdf(set_typst(source)))[0] == (
        "# Hvordan får vi bedre ledelse i de små kommuner, når kravene vokser"
    )


def test_an_underlined_line_counts_as_bold() -> None:
    page, document = start_page()
    page.wrap(72, 90, f"{FULL} {LAST}", width=370)
    page.text(72, 140, "Gruppe 1")
    page.rule(72, 142, 117, 142)
    page.wrap(72, 153, f"{FULL} {LAST}", width=370)
    assert show(read_pdf(document.build()))[1] == "# Gruppe 1"


def test_raised_numbers_stand_apart_from_words_and_not_from_units() -> None:
    source = "Der er 40 m#super[2] i rummet til samarbejde#super[7] for alle."
    assert show(read_pdf(set_typst(source))) == [
        "Der er 40 m2 i rummet til samarbejde 7 for alle."
    ]
