import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.read_text import read_text
from tests.documents.blocks_shown import assert_holds, assert_sound, list_bold, show

WORDS = ["tillid", "ledelse", "børn", "æble", "frokost", "møde", "skov", "NPM"]


def shown(text: str) -> list[str]:
    return show(read_text(text.encode()))


@pytest.mark.parametrize("sign", "-*•–·o▪→☐")
def test_bullets_are_items(sign: str) -> None:
    assert shown(f"{sign} et\n{sign} to\n{sign} tre") == ["- et", "- to", "- tre"]


@pytest.mark.parametrize(
    "labels", ["1. 2. 3.", "1) 2) 3)", "a) b) c)", "(i) (ii) (iii)"]
)
def test_numbers_and_letters_are_labels(labels: str) -> None:
    lines = [f"{label} ord" for label in labels.split()]
    assert shown("\n".join(lines)) == lines


def test_letters_with_a_full_stop_are_labels_where_they_follow_each_other() -> None:
    assert shown("a. ord\nb. ord") == ["a. ord", "b. ord"]
    assert shown("A. Hansen fortalte") == ["A. Hansen fortalte"]


@pytest.mark.parametrize(
    "line",
    [
        "25. august 2026 i Odense",
        "3. marts",
        "kl. 9.30 kaffe",
        "9.30 kaffe",
        "§ 4 siger",
    ],
)
def test_dates_and_times_are_no_items(line: str) -> None:
    assert shown(line) == [line]
    assert shown(f"Vi mødtes igen\n{line}") == ["Vi mødtes igen", line]


def test_a_number_that_begins_a_broken_line_is_no_item() -> None:
    text = (
        "Det hele er beskrevet i den første rapport, som kom i fjor, på side\n"
        "3. Her står det meste af det, som vi talte om, og lidt til om resten\n"
        "af forløbet. Der er også en liste med navne på dem, der kom, og på\n"
        "dem, der meldte afbud."
    )
    assert len(shown(text)) == 1


def test_a_bullet_over_several_lines_is_one_item() -> None:
    text = (
        "- Vi mangler tid til ledelse i hverdagen, og det går ud over\n"
        "  de ansatte\n"
        "- Der er langt til dem, som bestemmer, og de kommer aldrig på besøg hos\n"
        "os her i byen\n"
        "- Ro\n"
        "\n"
        "Slut"
    )
    assert shown(text) == [
        "- Vi mangler tid til ledelse i hverdagen, og det går ud over/de ansatte",
        "- Der er langt til dem, som bestemmer, og de kommer aldrig på besøg hos/"
        "os her i byen",
        "- Ro",
        "Slut",
    ]


def test_a_bullet_alone_on_its_line_takes_the_next() -> None:
    assert shown("•\nMere tid\n•\nMere ro") == ["- Mere tid", "- Mere ro"]


def test_lists_are_nested_by_indent_and_by_marker() -> None:
    assert shown("- a\n    - b\n      - c\n- d\n  1. e") == [
        "- a",
        "  - b",
        "    - c",
        "- d",
        "  1. e",
    ]
    assert shown("1. a vej\n- b\n- c\n2. d vej") == [
        "1. a vej",
        "  - b",
        "  - c",
        "2. d vej",
    ]


def test_capitals_are_headings() -> None:
    assert shown("REFERAT FRA ODENSE\n\nTekst\n\nLEDERROLLE:\n- a\nTEAMS\n- b") == [
        "# REFERAT FRA ODENSE",
        "Tekst",
        "# LEDERROLLE:",
        "- a",
        "# TEAMS",
        "- b",
    ]


def test_where_all_is_capitals_they_are_no_headings() -> None:
    assert shown("VI MANGLER TID\nFOR MANGE MØDER\nMERE RO PÅ") == [
        "VI MANGLER TID",
        "FOR MANGE MØDER",
        "MERE RO PÅ",
    ]


@pytest.mark.parametrize("rule", ["=======", "-------", "*******", "~~~~~~~"])
def test_an_underlined_line_is_a_heading(rule: str) -> None:
    assert shown(f"Referat\n{rule}\nTekst\n\n{rule}\nMere") == [
        "# Referat",
        "Tekst",
        "Mere",
    ]


def test_heading_styles_rank_as_they_first_appear() -> None:
    text = "Referat\n=======\n\nLEDELSE\n\nTid\n---\nTekst\n\nTILLID\nTekst"
    assert shown(text) == [
        "# Referat",
        "## LEDELSE",
        "### Tid",
        "Tekst",
        "## TILLID",
        "Tekst",
    ]


def test_a_short_numbered_line_above_other_text_is_a_heading() -> None:
    extracted = read_text(
        "1. Velkomst\nFormanden bød velkommen til mødet.\n\n"
        "2. Ledelsesrum\n\n- a\n- b\n\n3. Eventuelt\n\nIntet.".encode()
    )
    assert show(extracted) == [
        "# Velkomst",
        "Formanden bød velkommen til mødet.",
        "# Ledelsesrum",
        "- a",
        "- b",
        "# Eventuelt",
        "Intet.",
    ]
    labels = [block.label for block in extracted.blocks if block.label]
    assert labels == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    "line",
    [
        "Pkt. 3: Opsamling",
        "Ad 2) Regnskab",
        "§ 12 Val av ordförande",
        "Sak 4/26 Budsjett",
    ],
)
def test_a_point_of_the_agenda_is_a_heading(line: str) -> None:
    assert shown(f"{line}\n\nVi talte om det.") == [f"# {line}", "Vi talte om det."]


def test_numbers_without_a_full_stop_are_headings_where_several_follow() -> None:
    assert shown("1  Velkomst\n\nVi hilste.\n\n2  Debat\n\nVi talte.") == [
        "# Velkomst",
        "Vi hilste.",
        "# Debat",
        "Vi talte.",
    ]
    assert shown("70 Lærere kom\n\nVi talte.") == ["70 Lærere kom", "Vi talte."]


def test_numbered_lines_one_after_the_other_are_a_list() -> None:
    assert shown("1. Velkomst\n2. Oplæg\n3. Debat\n\nVi gik hjem.") == [
        "1. Velkomst",
        "2. Oplæg",
        "3. Debat",
        "Vi gik hjem.",
    ]
    assert shown("1. Mere tid\n\n2. Mere ro\n\nVi gik hjem.")[:2] == [
        "1. Mere tid",
        "2. Mere ro",
    ]


def test_a_few_words_above_a_list_are_its_heading() -> None:
    assert shown("Ledelsesrum\n- a\n- b\n\nLederrolle\n\n- c") == [
        "# Ledelsesrum",
        "- a",
        "- b",
        "# Lederrolle",
        "- c",
    ]


def test_a_name_above_groups_or_prose_is_a_heading() -> None:
    assert shown("Tid\n\nGruppe 1: mere tid\nGruppe 2: mere ro") == [
        "# Tid",
        "Gruppe 1: mere tid",
        "Gruppe 2: mere ro",
    ]
    prose = "Gruppen mente, at der skal være mere tid til det hele."
    assert shown(f"Ledelsesrum\n\n{prose}") == ["# Ledelsesrum", prose]
    assert shown(f"Kære alle\n\n{prose}") == ["Kære alle", prose]
    assert shown(f"Mindre papir\n\n{prose}") == ["Mindre papir", prose]


def test_statements_line_by_line_are_kept_apart() -> None:
    long = "Vi mangler tid til ledelse i hverdagen, og det er et problem"
    assert shown(f"Gruppe 1\n{long}\nFor mange møder") == [
        "# Gruppe 1",
        long,
        "For mange møder",
    ]


def test_a_line_with_a_colon_above_a_list_stays_a_paragraph() -> None:
    assert shown("Vi sagde:\n- a\n- b") == ["Vi sagde:", "- a", "- b"]


def test_short_lines_under_a_colon_are_a_list() -> None:
    assert shown("Til stede:\nAnne Holm\nBo Lund\nCarl Vang\n\nTekst") == [
        "Til stede:",
        "- Anne Holm",
        "- Bo Lund",
        "- Carl Vang",
        "Tekst",
    ]


def test_lines_broken_for_lack_of_room_are_joined() -> None:
    text = (
        "Formanden bød velkommen og fortalte om arbejdet og om de samar-\n"
        "bejder, der er begyndt mellem skoler og virksomheder i børne-\n"
        "og ungeområdet. Det er nyt, og det er svært, men det er også\n"
        "Odense i en nøddeskal."
    )
    assert shown(text) == [
        "Formanden bød velkommen og fortalte om arbejdet og om de samarbejder, der er "
        "begyndt mellem skoler og virksomheder i børne- og ungeområdet. Det er nyt, og "
        "det er svært, men det er også Odense i en nøddeskal."
    ]


def test_lines_that_are_sentences_of_their_own_are_kept_apart() -> None:
    text = (
        "Vi mangler tid til ledelse i hverdagen, og det er et problem.\n"
        "Der er for mange møder på tværs af forvaltningerne i dag."
    )
    assert shown(text) == text.split("\n")


def test_labelled_lines_are_blocks_of_their_own() -> None:
    text = (
        "Dato: 25. august\nSted: Odense Rådhus\nTil stede: Anne Holm, Bo Lund,\n"
        "Carl Vang\nGruppe 3: Mere tid\nGruppe 4: Mere ro\nKonklusion: Tillid"
    )
    assert shown(text) == [
        "Dato: 25. august",
        "Sted: Odense Rådhus",
        "Til stede: Anne Holm, Bo Lund, Carl Vang",
        "Gruppe 3: Mere tid",
        "Gruppe 4: Mere ro",
        "Konklusion: Tillid",
    ]


def test_the_name_of_a_group_on_its_own_line_is_a_heading() -> None:
    assert shown("Gruppe 1\n\nVi mangler tid.\n\nBord 2\nFor lidt ro.") == [
        "# Gruppe 1",
        "Vi mangler tid.",
        "# Bord 2",
        "For lidt ro.",
    ]


def test_where_lines_are_not_broken_each_is_a_block() -> None:
    long = "Formanden takkede for et godt møde og lovede at vende tilbage " * 3
    assert shown(f"Gruppe 1\n• a\nGruppe 2\n• b\nNotater\nAndet\n{long}") == [
        "# Gruppe 1",
        "- a",
        "# Gruppe 2",
        "- b",
        "Notater",
        "## Andet",
        long.strip(),
    ]


def test_columns_are_left_alone() -> None:
    assert shown("9.30\tKaffe\n10.00\tOplæg\n12.00      Frokost") == [
        "9.30 Kaffe/10.00 Oplæg/12.00 Frokost"
    ]


def test_a_line_that_ends_in_a_small_word_goes_on() -> None:
    assert shown("Referat af møde i\nTrivselskommissionen\nGruppe A\nRo") == [
        "Referat af møde i Trivselskommissionen",
        "Gruppe A",
        "Ro",
    ]


def test_a_paragraph_may_begin_set_in() -> None:
    text = (
        "- Ro\n\n"
        "   Første linje er rykket ind, og så kommer der mere tekst, som bliver\n"
        "brudt her og der, for det er et langt afsnit med mange ord i, og det\n"
        "slutter her.\n"
        "   Nyt afsnit begynder her."
    )
    assert [line[:12] for line in shown(text)] == [
        "- Ro",
        "Første linje",
        "Nyt afsnit b",
    ]


def test_an_item_may_have_a_paragraph_more() -> None:
    assert shown("- Ro\n\n  Vi var uenige.\n- Tid") == ["- Ro/Vi var uenige.", "- Tid"]


def test_a_long_address_line_goes_on_set_in() -> None:
    assert shown("Til: a@example.dk; Bo Lund;\n    Carl Vang\nCc: Dorte") == [
        "Til: a@example.dk; Bo Lund; Carl Vang",
        "Cc: Dorte",
    ]


def test_a_date_without_a_colon_is_no_heading() -> None:
    assert shown("Dato 14/4-26\n\n- a") == ["Dato 14/4-26", "- a"]


def test_plus_and_minus_are_items_of_one_list() -> None:
    assert shown("+ god ledelse\n- for lidt tid") == ["- god ledelse", "- for lidt tid"]


def test_a_form_feed_begins_a_page() -> None:
    extracted = read_text(b"et\n\n1\n\fto\n\n2\n\ftre\n")
    assert show(extracted) == ["et", "(page number) 1", "to", "(page number) 2", "tre"]
    assert extracted.pages == 3
    assert [block.page for block in extracted.blocks] == [1, 1, 2, 2, 3]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    text = "Vi talte længe om, hvordan man kan\n\nSide 1 af 2\n\fbruge tiden bedre."
    assert shown(text) == [
        "Vi talte længe om, hvordan man kan bruge tiden bedre.",
        "(page number) Side 1 af 2",
    ]


def test_what_stands_at_the_top_of_each_page_is_a_running_head() -> None:
    text = "\f".join(f"Referat s. {n}\n\nVi {n * 'x'}\n" for n in (1, 2, 3))
    assert [line for line in shown(text) if "running" in line] == [
        f"(running head or foot) Referat s. {n}" for n in (1, 2, 3)
    ]


MAIL = """Fra: Anne Holm <anne@example.dk>
Til: Bo Lund
Emne: Noter fra gruppe 3
Sendt: 3. marts 2026 10:12

Hej Bo

> Den 2. marts skrev Bo:
> - Mere tid
> - Mere ro
>> Kan du sende noterne?

Venlig hilsen
Anne

--\x20
Anne Holm
Denne mail er fortrolig.
"""


def test_a_pasted_mail_keeps_its_headers_and_loses_its_quote_marks() -> None:
    assert shown(MAIL) == [
        "Fra: Anne Holm <anne@example.dk>",
        "Til: Bo Lund",
        "Emne: Noter fra gruppe 3",
        "Sendt: 3. marts 2026 10:12",
        "Hej Bo",
        "Den 2. marts skrev Bo:",
        "- Mere tid",
        "- Mere ro",
        "Kan du sende noterne?",
        "Venlig hilsen",
        "Anne",
        "Anne Holm",
        "Denne mail er fortrolig.",
    ]


def test_stars_around_a_line_are_bold() -> None:
    extracted = read_text(b"*Ledelsesrum*\nMere tid til det hele.")
    assert show(extracted) == ["Ledelsesrum", "Mere tid til det hele."]
    assert list_bold(extracted) == ["Ledelsesrum"]


def test_quoted_printable_is_resolved_where_it_is_clear() -> None:
    assert shown("K=C3=A6re alle=20\nvi m=C3=B8des i r=\nummet\n") == [
        "Kære alle",
        "vi mødes i rummet",
    ]
    assert shown("a=20 og b=30 og c=40") == ["a=20 og b=30 og c=40"]


EML = """Received: from mail.example.dk
From: =?utf-8?q?Anne_S=C3=B8rensen?= <anne@example.dk>
To: bo@example.dk
Subject: Noter
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=skel

--skel
Content-Type: multipart/alternative; boundary=valg

--valg
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Vi m=F8des
--valg
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<p>Vi m=F8des</p><ul><li>a</ul>
--valg--
--skel
Content-Type: application/pdf; name="tavle.pdf"
Content-Disposition: attachment; filename="tavle.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--skel--
"""


def test_a_saved_mail_is_taken_apart() -> None:
    extracted = read_text(EML.encode())
    assert show(extracted) == [
        "From: Anne Sørensen <anne@example.dk>",
        "To: bo@example.dk",
        "Subject: Noter",
        "Vi mødes",
        "- a",
        "(embedded file, not read) tavle.pdf",
    ]
    assert extracted.media_type == "message/rfc822"


def test_a_mail_with_broken_headers_is_still_read() -> None:
    mail = (
        "From: =?nej?q?a?=\nTo: =?utf-8?b?!?=\nSubject: c\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nord\n"
        "--x\nContent-Type: image/png; name*=nej''%ff\n\nabc\n--x--\n"
    )
    extracted = read_text(mail.encode())
    assert_holds(extracted, ["From", "To", "c", "ord"])
    assert show(extracted)[-1].startswith("(embedded file, not read)")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_sent_plain_in_a_mails_headers_are_read(encoding: str) -> None:
    mail = "From: a\nTo: b\nSubject: Mødet\nMIME-Version: 1.0\n\nVi sagde noget.\n"
    assert "Mødet" in read_text(mail.encode(encoding)).text


def test_a_mail_of_plain_text_is_read_as_text() -> None:
    mail = "From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\n\nVi sagde:\n- d\n- e\n"
    assert shown(mail)[3:] == ["Vi sagde:", "- d", "- e"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "- " * 20_000,
        "a\n" * 10_000,
        "> " * 20_000,
        "1. a\n" * 5_000,
        "x" * 500_000,
        "x" * 100_000 + "\n" + "y" * 100_000,
        " " * 100_000 + "x",
        "A: b\n" * 10_000,
        "-" * 100_000,
        "ab-\n" * 10_000,
    ],
)
def test_repetition_takes_little_time(text: str) -> None:
    start = time.perf_counter()
    assert_sound(read_text(text.encode()))
    assert time.perf_counter() - start < 20


def text_soup() -> st.SearchStrategy[list[str]]:
    word = st.sampled_from(WORDS)
    marks = [
        "\n", "\n\n", "- ", "* ", "• ", "– ", "1. ", "2) ", "a. ", "(b) ", "> ", "\t",
        "    ", "\f", "====\n", "----\n", "# ", "*", ": ", "Gruppe 3: ", "Dato: ",
        "SIDEN ", "25. august ", "--\n", ".\n", ",\n", "-\n", "\r\n", "\x0b", "og ",
        "Side 3\n", "[x] ", "=20\n", "\u00a0",
    ]  # fmt: skip
    return st.lists(
        st.one_of(word.map(lambda w: f" {w} "), st.sampled_from(marks)), max_size=50
    )


@given(text_soup())
def test_no_word_is_lost_however_lines_are_mixed(pieces: list[str]) -> None:
    extracted = read_text("".join(pieces).encode())
    assert_sound(extracted)
    assert_holds(extracted, [p.strip() for p in pieces if p.strip() in WORDS])


@given(st.text("ab-.:>=*#1) \n\t\fÆo•\u0301é", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert_sound(read_text(text.encode()))
