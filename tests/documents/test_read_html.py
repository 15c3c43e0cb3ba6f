import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.blocks import BlockBuilder, BlockKind
from folkmoot.documents.read_html import add_html, extract_html, read_html
from tests.documents.blocks_shown import assert_holds, assert_sound, list_bold, show

WORDS = ["tillid", "ledelse", "børn", "æble", "frokost", "møde", "skov", "NPM", "1987"]


def shown(html: str) -> list[str]:
    return show(extract_html(html))


def test_headings_have_their_level() -> None:
    assert shown("<h1>Referat</h1><h4>Ledelse</h4>") == ["# Referat", "#### Ledelse"]


def test_a_line_break_is_kept_and_two_part_the_paragraph() -> None:
    assert shown("<p>et<br>to<br><br>tre") == ["et/to", "tre"]


def test_white_space_in_the_source_is_one_space() -> None:
    assert shown("<p>et \n\t to&nbsp;tre</p>") == ["et to tre"]


def test_lists_are_nested_and_numbered_as_shown() -> None:
    html = "<ol start=3><li>a<ul><li>b<li>c</ul><li value=9>d</ol>"
    assert shown(html) == ["3. a", "  - b", "  - c", "9. d"]


def test_letters_and_roman_numbers_are_labels() -> None:
    assert shown("<ol type=a><li>x<li>y</ol>") == ["a. x", "b. y"]
    html = "<ol style='list-style-type: upper-roman' start=4><li>x</ol>"
    assert shown(html) == ["IV. x"]


def test_a_bullet_typed_in_a_list_item_is_taken_off() -> None:
    html = (
        "<ul style='list-style-type: none'><li>• a</li><li>- b</li><li>2) c</li></ul>"
    )
    assert shown(html) == ["- a", "- b", "2) c"]
    assert shown("<ul><li><b>•</b> <b>a</b> b") == ["- a b"]


def test_paragraphs_in_an_item_are_lines_of_it() -> None:
    assert shown("<ul><li><p>a</p><p>b</p></li></ul><p>c") == ["- a/b", "c"]


def test_lines_with_bullets_are_items() -> None:
    assert shown("<p>Vi sagde:<br>- a<br>- b<br>Slut.</p>") == [
        "Vi sagde:",
        "- a",
        "- b",
        "Slut.",
    ]
    assert shown("<p>• a<br>går videre<br>• b") == ["- a/går videre", "- b"]


def test_a_lone_dash_in_the_text_is_a_dash() -> None:
    assert shown("<p>Det er svært<br>– og det er nyt") == [
        "Det er svært/– og det er nyt"
    ]


def test_a_paragraph_that_begins_with_a_bullet_is_an_item() -> None:
    assert shown("<p>• a</p><p>– B</p>") == ["- a", "- B"]


def test_paragraphs_numbered_by_hand_are_a_list() -> None:
    assert shown("<p>1. a</p><p>2. b</p><p>c") == ["1. a", "2. b", "c"]
    assert extract_html("<p>1. a</p><p>2. b</p>").blocks[0].label == "1."
    assert extract_html("<p>1. a</p><p>b</p>").blocks[0].label is None


def test_a_bold_number_above_a_list_is_a_heading_and_no_item() -> None:
    html = "<ol><li><b>Tid</b><ul><li>a</ul><li><b>Ro</b><ul><li>b</ul></ol>"
    kinds = [block.kind for block in extract_html(html).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM] * 2


def test_a_page_number_is_set_aside() -> None:
    assert shown("<p>a</p><p>Side 2 af 5</p><p>b") == [
        "a",
        "(page number) Side 2 af 5",
        "b",
    ]


def test_a_list_set_by_word_is_a_list() -> None:
    html = (
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span>"
        "</span><![endif]>Mere tid</p>"
    )
    assert shown(html) == ["  - Mere tid"]


def test_words_divided_at_a_line_break_are_joined() -> None:
    assert shown("<p>et samarbej-<br>de om børne-<br>og unge") == [
        "et samarbejde om børne- og unge"
    ]
    assert shown("<p>sam&shy;ar&shy;bejde") == ["samarbejde"]


def test_cells_know_their_place_also_beside_spans() -> None:
    extracted = extract_html(
        "<table><tr><th colspan=2>A<th>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5"
    )
    assert show(extracted) == [
        "[0,0] A",
        "[0,2] B",
        "[1,0] 1",
        "[1,1] 2",
        "[1,2] 3",
        "[2,1] 4",
        "[2,2] 5",
    ]
    cells = [block.cell for block in extracted.blocks if block.cell]
    assert [cell.is_header for cell in cells] == [True] * 2 + [False] * 5


def test_the_row_in_the_head_of_a_table_is_a_header() -> None:
    extracted = extract_html("<table><thead><tr><td>A</thead><tr><td>1<tr><td>2")
    headers = [block.cell.is_header for block in extracted.blocks if block.cell]
    assert headers == [True, False, False]


def test_a_list_in_a_cell_is_items_in_that_cell() -> None:
    html = "<table><tr><td>G1<td><ul><li>a<li>b</ul>c<tr><td>G2<td>- d<br>- e"
    assert shown(html) == [
        "[0,0] G1",
        "[0,1] - a",
        "[0,1] - b",
        "[0,1] c",
        "[1,0] G2",
        "[1,1] - d",
        "[1,1] - e",
    ]


def test_tables_are_numbered_through_the_document() -> None:
    builder = BlockBuilder()
    number = add_html(builder, "<table><tr><td>a<td>b</table>", page=3)
    add_html(builder, "<table><tr><td>c<td>d</table>", first_table=number)
    blocks = builder.build(media_type="text/html").blocks
    assert [block.cell.table for block in blocks if block.cell] == [0, 0, 1, 1]
    assert [block.page for block in blocks] == [3, 3, None, None]


def test_a_table_that_only_frames_the_page_is_not_a_table() -> None:
    html = "<table><tr><td><h2>Ledelse</h2><p>a</p><ul><li>b</ul></td></tr></table>"
    assert shown(html) == ["## Ledelse", "a", "- b"]
    html = "<table role=presentation><tr><td>a<td>b</table>"
    assert shown(html) == ["a", "b"]


def test_a_definition_list_is_a_table_of_two_columns() -> None:
    html = "<dl><dt>Dato<dd>3. marts<dt>Gruppe 1<dd>a<dd>b</dl>"
    assert shown(html) == [
        "[0,0] Dato",
        "[0,1] 3. marts",
        "[1,0] Gruppe 1",
        "[1,1] a",
        "[1,1] b",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "a <b>fed</b> b",
        "a <strong>fed</strong>",
        "<p style='font-weight: 700'>fed",
        "<style>.c1 { font-weight: bold }</style><span class=c1>fed</span>",
        "<b style='font-weight:normal'>a <b>fed</b></b>",
        "<b><p>fed</p></b>",
    ],
)
def test_bold_words_are_known(html: str) -> None:
    assert list_bold(extract_html(html)) == ["fed"]


def test_what_is_no_text_of_the_page_is_set_aside_with_a_reason() -> None:
    assert shown(
        "<script>var a = '<p>b</p>'</script><style>p { color: red }</style>"
        "<noscript>slå til</noscript><template><p>skabelon</p></template>"
        "<p style='display: none'>skjult</p><p hidden>gemt</p><nav>Forside</nav>"
        "<p>tekst <img alt='en tavle' src=x> her</p><svg><text>kurve</text></svg>"
    ) == [
        "(script) var a = '<p>b</p>'",
        "(style) p { color: red }",
        "(script) slå til",
        "(script) skabelon",
        "(hidden text) skjult",
        "(hidden text) gemt",
        "(navigation) Forside",
        "tekst her",
        "(picture, not read) en tavle",
        "(picture, not read) kurve",
    ]


def test_a_picture_without_words_is_still_named() -> None:
    assert shown("<p>a<img src='tavle.jpg'>b") == ["a b", "(picture, not read)"]


def test_what_is_set_aside_may_hold_breaks_and_pictures() -> None:
    html = "<nav>Forside<br>Om <img alt=logo><p>Nyt</p></nav><iframe>ramme</iframe>"
    assert shown(html) == [
        "(navigation) Forside Om logo Nyt",
        "(embedded file, not read) ramme",
    ]


def test_a_picture_that_only_counts_readers_is_not_named() -> None:
    assert shown("<p>a<img src=x width=1 height=1>") == ["a"]


def test_buttons_are_set_aside() -> None:
    assert shown("a<input type=submit value=Send><button>Luk</button>") == [
        "a",
        "(form control) Send",
        "(form control) Luk",
    ]


def test_an_end_tag_that_comes_too_early_ends_the_look_and_not_the_block() -> None:
    extracted = extract_html("<b><i><p>fed</b> ikke</p></i>")
    assert (show(extracted), list_bold(extracted)) == (["fed ikke"], ["fed"])
    assert shown("<s><p>a</s>b</p>") == ["b", "(struck out) a"]


def test_a_line_that_ends_by_a_slash_is_a_line() -> None:
    assert shown("a</br>b<hr>c") == ["a/b", "c"]


def test_a_cell_outside_a_table_is_a_block() -> None:
    assert shown("<td>a<td>b") == ["a", "b"]
    assert shown("<table><td>a<td>b</table>") == ["[0,0] a", "[0,1] b"]


def test_struck_out_words_are_set_aside() -> None:
    assert shown("<p>vi vil <del>ikke</del> gerne") == [
        "vi vil gerne",
        "(struck out) ikke",
    ]


def test_what_is_written_in_a_form_is_text() -> None:
    assert shown(
        "<label>Dato: <input value='3. marts'></label><input type=hidden value=x>"
        "<textarea>a\nb\n\nc</textarea><select><option>nej<option selected>ja</select>"
    ) == ["Dato: 3. marts", "a/b", "c", "ja", "(form control) nej"]


def test_a_title_is_the_heading_of_a_page_without_headings() -> None:
    assert shown("<title>Møde i Odense</title><p>a") == ["# Møde i Odense", "a"]


def test_a_title_that_the_page_repeats_or_replaces_is_set_aside() -> None:
    aside = "(title of the page) Møde i Odense"
    assert shown("<title>Møde i Odense</title><p>Møde i Odense") == [
        aside,
        "Møde i Odense",
    ]
    assert shown("<title>Møde i Odense</title><h1>Møde") == [aside, "# Møde"]


def test_comments_are_dropped_and_their_neighbours_kept() -> None:
    assert shown("<p>a <!-- b --> c<!-- <p>d</p> --> e <!-- f") == ["a c e <!-- f"]


def test_what_only_looks_like_a_tag_is_text() -> None:
    assert shown("<p>a < b, <5 grupper, </3 dele, 1<2 og <") == [
        "a < b, <5 grupper, </3 dele, 1<2 og <"
    ]


def test_a_footnote_number_does_not_stick_to_its_word() -> None:
    assert shown("<p>tillid<sup>1</sup> på 5 m<sup>2</sup>") == ["tillid 1 på 5 m2"]


@pytest.mark.parametrize(
    "note",
    [
        "<div id=sdfootnote1><p><a href='#sdfootnote1anc'>1</a>om ro</p></div>",
        "<div style='mso-element:footnote'><p><a href='#_ftnref1'>1</a> om ro</div>",
        "<ol><li id=fn1><p>1 om ro</p></li></ol>",
        "<aside role=doc-footnote>1 om ro</aside>",
    ],
)
def test_notes_are_footnotes(note: str) -> None:
    html = f"<p>tillid<a href='#fn1'>1</a>.</p>{note}"
    assert shown(html) == ["tillid 1.", "^ 1 om ro"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<p>b</p></p>c <b>d</div></i>e</html>f</body><td>g",
        "<ul><li>a<ul><ul><li>b</ul></ul></li></ul></li>c<li>d",
        "<table><tr>a<td>b<table><tr><td>c</table>d</tr>e</table>f<table><p>g",
        '<a title=it\'s>a</a> b\'s <a href="x>c</a> <b class="d">d</b> e f g',
        "<select><option>a<option>b<p>c</select><title>d<p>e<textarea>f <b>g",
        "<script>a b c d e f g",
        "<![CDATA[a b c]]> d <?php e ?> <!doctype f> <!e> f g",
        "<h1>a<h2>b<p>c</h1>d<dl><dd>e<dt>f<dd>g",
    ],
)
def test_broken_html_loses_no_word(html: str) -> None:
    extracted = extract_html(html)
    assert_sound(extracted)
    assert_holds(extracted, [word for word in "abcdg" if word in html])


def test_a_hostile_document_type_is_harmless() -> None:
    html = (
        '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        "<p>&a;&b; ord</p>"
    )
    assert shown(html) == ["&a;&b; ord"]


def test_an_encoding_named_in_the_page_is_used() -> None:
    page = '<html><head><meta charset="windows-1252"></head><p>Blåbærgrød</p>'
    assert show(read_html(page.encode("cp1252"))) == ["Blåbærgrød"]
    assert show(read_html(page.encode())) == ["Blåbærgrød"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "ord",
        "<b>" * 10_000 + "ord",
        "<ul><li>" * 10_000 + "ord",
        "<table><tr><td>" * 10_000 + "ord",
        "<p>" * 10_000 + "ord" + "</b>" * 10_000,
        "<blockquote><p>" * 10_000 + "ord",
        "<!--" * 20_000 + "ord",
        "<a b='" * 20_000 + "ord",
        "<title>" * 10_000 + "ord",
        "&amp" * 20_000 + " ord",
        "&#" + "9" * 10_000 + "; &#x" + "f" * 10_000 + " ord",
        "<style>" + "a" * 200_000 + "</style>ord",
        "<style>" + "@a{" * 50_000 + "</style>ord",
        "<!doctype[" * 20_000 + " ord",
        "<p style='" + "text-decoration:" * 20_000 + "'>ord",
    ],
)
def test_depth_and_repetition_take_neither_words_nor_time(html: str) -> None:
    start = time.perf_counter()
    extracted = extract_html(html)
    assert time.perf_counter() - start < 20
    assert_holds(extracted, ["ord"])


def test_an_empty_page_has_no_blocks() -> None:
    assert shown("") == shown("  ") == shown("<html></html>") == []


TAGS = (
    "p div b i span ul ol li table tr td th h1 h3 br hr blockquote pre dl dt dd a s "
    "del sup label section nav thead caption textarea select option img x-y script "
    "title"
).split()


def tag_soup() -> st.SearchStrategy[list[str]]:
    tag = st.sampled_from(TAGS)
    return st.lists(
        st.one_of(
            st.sampled_from([f" {word} " for word in WORDS]),
            st.sampled_from([f" {word} " for word in WORDS]),
            tag.map(lambda name: f"<{name}>"),
            tag.map(lambda name: f"</{name}>"),
            st.sampled_from(["- ", "<", ">", "&", "•", "\n", "1. ", "<!-- x -->", "'"]),
        ),
        max_size=60,
    )


@given(tag_soup())
def test_no_word_is_lost_however_tags_are_mixed(pieces: list[str]) -> None:
    extracted = extract_html("".join(pieces))
    assert_sound(extracted)
    assert_holds(extracted, [p.strip() for p in pieces if p.strip() in WORDS])


@given(st.text("<>/ab=\"'!-?[]&;# \n\x00\u0301é", max_size=80))
def test_any_text_can_be_read_as_html(html: str) -> None:
    assert_sound(extract_html(html))


def trees() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)

    def wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inner, min_size=1, max_size=3)
        return st.one_of(
            several.map(lambda parts: "".join(f"<p>{part}</p>" for part in parts)),
            several.map(lambda p: f"<ul>{''.join(f'<li>{x}</li>' for x in p)}</ul>"),
            several.map(lambda p: f"<table><tr><td>{'<td>'.join(p)}</table>"),
            several.map(lambda p: f"<div>{' '.join(p)}</div>"),
        )

    return st.recursive(words, wrap, max_leaves=12)


@given(trees())
def test_words_stand_in_the_order_of_the_page(html: str) -> None:
    text = extract_html(html).text.split()
    stripped = "".join(f" {part.partition('>')[2]} " for part in f">{html}".split("<"))
    assert text == stripped.split()


def test_a_notice_is_handed_on() -> None:
    extracted = extract_html("<p>a", media_type="text/x", notices=["comments"])
    assert (extracted.media_type, extracted.notices) == ("text/x", ("comments",))
    assert extracted.blocks[0].kind is BlockKind.PARAGRAPH
