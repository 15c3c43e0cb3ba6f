import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.read_markdown import read_markdown
from tests.documents.blocks_shown import assert_holds, assert_sound, list_bold, show

WORDS = ["tillid", "ledelse", "børn", "æble", "frokost", "møde", "skov", "NPM"]


def shown(markdown: str) -> list[str]:
    return show(read_markdown(markdown.encode()))


def test_headings_lists_and_paragraphs() -> None:
    assert shown("# Referat\n\nTekst her\n\n- a\n  - b\n- c\n\n1. d\n2. e") == [
        "# Referat",
        "Tekst her",
        "- a",
        "  - b",
        "- c",
        "1. d",
        "2. e",
    ]


def test_lines_of_a_paragraph_are_kept_apart() -> None:
    assert shown("Gruppe 3: a\nGruppe 4: b  \nGruppe 5: c") == [
        "Gruppe 3: a/Gruppe 4: b/Gruppe 5: c"
    ]


def test_bold_headings_are_known_as_bold() -> None:
    extracted = read_markdown(b"#### **Lederrolle**\n\n**Noter**\n\n<b>Ref</b>")
    assert show(extracted) == ["#### Lederrolle", "Noter", "Ref"]
    assert list_bold(extracted) == ["Lederrolle", "Noter", "Ref"]


def test_a_html_list_within_a_paragraph_is_a_list() -> None:
    markdown = (
        "Vi drøftede: <ul><li>• a</li><li>• b</li></ul> Herefter <b>Rum</b> "
        "<ul><li>- c</li></ul>\n\n- d"
    )
    assert shown(markdown) == [
        "Vi drøftede:",
        "- a",
        "- b",
        "Herefter Rum",
        "- c",
        "- d",
    ]


def test_a_list_cut_in_two_is_still_items() -> None:
    assert shown("- a\n\n\n- b\n\nk\n\n- c") == ["- a", "- b", "k", "- c"]


def test_a_list_that_is_set_in_is_a_list() -> None:
    assert shown("Vi sagde:\n\n    - a\n    - b\n        - c\n\nSlut") == [
        "Vi sagde:",
        "- a",
        "- b",
        "  - c",
        "Slut",
    ]


def test_indented_text_is_text() -> None:
    assert shown("a\n\n      b *c*") == ["a", "b c"]


@pytest.mark.parametrize("line", ["25. august 2026", "3. og 4. klasse", "2026. Et år"])
def test_a_date_is_no_numbered_item(line: str) -> None:
    assert shown(line) == [line]
    assert shown(f"- {line}") == [f"- {line}"]


def test_bullets_that_markdown_does_not_know_are_items() -> None:
    assert shown("• a\n• b\n\n– c\n– d") == ["- a", "- b", "- c", "- d"]


def test_a_line_right_under_a_list_may_begin_something_new() -> None:
    assert shown("- a\n- b\n**Lederrolle**\n- c\nKonklusion:\n- d") == [
        "- a",
        "- b",
        "Lederrolle",
        "- c",
        "Konklusion:",
        "- d",
    ]


def test_a_line_that_goes_on_belongs_to_its_item() -> None:
    assert shown("- Ledelse er svært når\nder mangler tid\n- b") == [
        "- Ledelse er svært når/der mangler tid",
        "- b",
    ]


def test_words_divided_at_a_line_end_are_joined() -> None:
    assert shown("et samarbej-\nde om børne-\nog unge") == [
        "et samarbejde om børne- og unge"
    ]


def test_tables_have_a_header_and_lists_in_cells() -> None:
    assert shown("| Gruppe | Noter |\n|---|---|\n| 1 | - a<br>- b |") == [
        "[0,0] Gruppe",
        "[0,1] Noter",
        "[1,0] 1",
        "[1,1] - a",
        "[1,1] - b",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<5 grupper og a < b",
        "<navn> og <indsæt dato>",
        "a <b og c> d",
        "[Ordstyrer]: Anne",
        "x &lt; y & z",
        "<!Vigtigt: husk>",
    ],
)
def test_what_only_looks_like_mark_up_is_text(text: str) -> None:
    assert shown(text) == [text.replace("&lt;", "<")]


def test_escapes_entities_and_links_are_resolved() -> None:
    assert shown(r"a\*b &aelig; [her](https://x.dk 'y') <https://z.dk> [d][1]") == [
        "a*b æ her https://z.dk [d][1]"
    ]
    assert shown("se [her][1]\n\n[1]: https://x.dk") == ["se her"]


def test_notes_are_footnotes() -> None:
    assert shown("a[^1] b\n\n[^1]: en note om det") == [
        "a[^1] b",
        "^ en note om det",
    ]


def test_pictures_and_struck_out_words_are_set_aside() -> None:
    assert shown("a ![en tavle](x.png) b ~~c~~") == [
        "a b",
        "(picture, not read) en tavle",
        "(struck out) c",
    ]


def test_settings_before_the_text_are_lines() -> None:
    assert shown("---\ntitle: Referat\ntags:\n  - a\n---\n# Møde") == [
        "title: Referat",
        "tags:",
        "- a",
        "# Møde",
    ]


def test_a_separator_first_is_not_taken_for_settings() -> None:
    assert shown("---\n\nTekst, og mere\n\n---\n\nb") == ["Tekst, og mere", "b"]


def test_an_underlined_line_is_a_heading_and_a_long_one_is_not() -> None:
    assert shown("Referat\n---") == ["## Referat"]
    assert shown("Det var en god dag.\n---") == ["Det var en god dag."]
    long = "ord " * 40
    assert shown(f"{long}\n---") == [long.strip()]


def test_markdown_right_under_html_is_markdown() -> None:
    assert shown("<ul><li>a</li></ul>\n#### **B**\n- c") == ["- a", "#### B", "- c"]


def test_code_is_words_too() -> None:
    assert shown("```\na\n\nb\n```\nog `c`") == ["a", "b", "og c"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "markdown",
    [
        "> " * 3000 + "ord",
        "- " * 3000 + "ord",
        "[" * 5000 + "ord",
        "*" * 5000 + "ord",
        "---\na" + " " * 100_000 + "\nord",
        "&#" + "9" * 10_000 + "; ord",
        "[a](" * 3000 + "ord",
        "*a " * 5000 + "ord",
        "<b " * 5000 + "ord",
        "|" * 20_000 + "ord\n|-|\n",
    ],
)
def test_depth_takes_neither_words_nor_time(markdown: str) -> None:
    start = time.perf_counter()
    extracted = read_markdown(markdown.encode())
    assert time.perf_counter() - start < 20
    assert_holds(extracted, ["ord"])


def markdown_soup() -> st.SearchStrategy[list[str]]:
    word = st.sampled_from(WORDS)
    marks = [
        "\n", "\n\n", "- ", "* ", "1. ", "# ", "> ", "**", "_", "`", "    ", "\t", "| ",
        "|---|---|\n", "<ul><li>", "</li></ul>", "<b>", "</b>", "<br>", "---\n", "~~",
        "[", "](x)", "<5 ", "< ", "\\", "```\n", "![", "<div>\n", "</div>\n", "===\n",
        "<table><tr><td>", "</table>", "•", "25. august", "<!-- x -->", "&amp;", ": ",
    ]  # fmt: skip
    return st.lists(
        st.one_of(word.map(lambda w: f" {w} "), st.sampled_from(marks)), max_size=50
    )


@given(markdown_soup())
def test_no_word_is_lost_however_marks_are_mixed(pieces: list[str]) -> None:
    extracted = read_markdown("".join(pieces).encode())
    assert_sound(extracted)
    assert_holds(extracted, [p.strip() for p in pieces if p.strip() in WORDS])


@given(st.text("<>/ab#*-_`[]()!|\\=:1.\n \t", max_size=80))
def test_any_text_can_be_read_as_markdown(markdown: str) -> None:
    assert_sound(read_markdown(markdown.encode()))


MINUTES = Path(__file__).parents[3] / "shared/data/minutes/syddanmark.md"


@pytest.mark.shared
@pytest.mark.skipif(not MINUTES.exists(), reason="needs the data beside the project")
def test_every_word_of_real_minutes_is_read() -> None:
    content = MINUTES.read_bytes()
    extracted = read_markdown(content)
    items = [line for line in show(extracted) if line.lstrip().startswith("- ")]
    assert_sound(extracted)
    assert len(items) == 45
