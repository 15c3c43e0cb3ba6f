from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.balance import count_balance
from folkmoot.documents.cues import match_group
from folkmoot.documents.parse_minutes import parse_minutes
from folkmoot.domain.ids import DocumentId
from folkmoot.domain.record import SectionKind
from folkmoot.domain.words import split_words
from tests.documents.outline import (
    extract_outline,
    find_sections,
    list_said,
    read_outline,
)

AREAS = """
# Borgermøde om nærhed i Vestby
Herefter fulgte gruppearbejde om fire områder.
## Transport
### Gruppe 1
- Bussen kører for sjældent
- Bedre stier til skolen
### Gruppe 2
- Bussen passer ikke med skoletiden
## Sundhed
### Gruppe 1
- Lægen er flyttet
"""


def test_groups_under_areas_are_the_authors_of_their_statements() -> None:
    said = list_said(read_outline(AREAS), SectionKind.FOCUS_AREA)
    assert said == [
        ("Gruppe 1", "Bussen kører for sjældent"),
        ("Gruppe 1", "Bedre stier til skolen"),
        ("Gruppe 2", "Bussen passer ikke med skoletiden"),
        ("Gruppe 1", "Lægen er flyttet"),
    ]


def test_each_area_is_a_section_of_its_own_name() -> None:
    sections = find_sections(read_outline(AREAS), SectionKind.FOCUS_AREA)
    assert [section.focus_area for section in sections] == ["Transport", "Sundhed"]


def test_areas_under_groups_keep_the_group() -> None:
    meeting = read_outline("""
        # Møde i Vestby
        ## Gruppe 1
        ### Transport
        - Bussen kører for sjældent
        ### Sundhed
        - Lægen er flyttet
        ## Gruppe 2
        ### Transport
        - Bedre stier
    """)
    sections = find_sections(meeting, SectionKind.FOCUS_AREA)
    assert [(s.focus_area, s.statements[0].group) for s in sections] == [
        ("Transport", "Gruppe 1"),
        ("Sundhed", "Gruppe 1"),
        ("Transport", "Gruppe 2"),
    ]


def test_a_prefix_names_the_group_and_is_not_said() -> None:
    meeting = read_outline("""
        # Mødenotat
        ## Transport
        - Bord 3: Bussen kører for sjældent
        - Bedre stier (bord 4)
    """)
    assert list_said(meeting, SectionKind.FOCUS_AREA) == [
        ("Bord 3", "Bussen kører for sjældent"),
        ("bord 4", "Bedre stier"),
    ]


def test_bold_lines_name_areas_and_groups() -> None:
    meeting = read_outline("""
        **Referat af møde i Vestby**
        Vigtige pointer fra gruppearbejdet: **Transport**
        **Gruppe 2**
        - Bussen kører for sjældent
    """)
    assert list_said(meeting, SectionKind.FOCUS_AREA) == [
        ("Gruppe 2", "Bussen kører for sjældent")
    ]
    assert find_sections(meeting, SectionKind.FOCUS_AREA)[0].focus_area == "Transport"


def test_nested_items_belong_to_the_group_they_stand_under() -> None:
    meeting = read_outline("""
# Møde i Vestby
## Transport
- Gruppe 1
  - Bussen kører for sjældent
- Gruppe 2
  - Bedre stier
""")
    assert list_said(meeting, SectionKind.FOCUS_AREA) == [
        ("Gruppe 1", "Bussen kører for sjældent"),
        ("Gruppe 2", "Bedre stier"),
    ]


def test_a_lead_in_tells_that_a_list_is_themes() -> None:
    meeting = read_outline("""
        # Møde i Vestby
        Formanden indledte. Herefter fulgte en drøftelse af temaer, bl.a.:
        - Hvad er nærhed?
        - Digital hjælp er en forudsætning
        Herefter gik grupperne i gang.
    """)
    assert list_said(meeting, SectionKind.THEME) == [
        (None, "Hvad er nærhed?"),
        (None, "Digital hjælp er en forudsætning"),
    ]


def test_the_summary_is_no_focus_area_and_its_lines_have_no_group() -> None:
    meeting = read_outline(AREAS + "## Det tager vi med\n- Bussen skal passe\n")
    assert list_said(meeting, SectionKind.SUMMARY) == [(None, "Bussen skal passe")]


def test_narrative_after_a_list_is_information_not_a_statement() -> None:
    meeting = read_outline(AREAS + "Dagen sluttede med en plenumdebat.")
    said = [text for _, text in list_said(meeting, SectionKind.FOCUS_AREA)]
    assert "Dagen sluttede med en plenumdebat." not in said
    assert "Dagen sluttede med en plenumdebat." in meeting.programme


def test_the_plenary_has_statements_of_its_own() -> None:
    meeting = read_outline(AREAS + "## Plenumdebat\n- Der mangler chauffører\n")
    assert list_said(meeting, SectionKind.PLENARY) == [(None, "Der mangler chauffører")]


def test_a_declared_name_is_an_alias_of_the_heading_most_like_it() -> None:
    meeting = read_outline("""
        # Møde i Vestby
        De tre fokusområder var: Lokal transport, Sundhed og Frivilliges roller.
        ## Transport lokalt
        - Bussen kører for sjældent
        ## Sundhed
        - Lægen er flyttet
        ## Frivilligrollen
        - Ingen vil være kasserer
    """)
    aliases = {alias.name: alias.same_as for alias in meeting.aliases}
    assert aliases == {
        "Lokal transport": "Transport lokalt",
        "Frivilliges roller": "Frivilligrollen",
    }


def test_a_decision_under_a_topic_is_a_summary_line() -> None:
    meeting = read_outline("""
        # Møde i Vestby
        ## 1. Transport
        - Bussen kører for sjældent
        **Konklusion:** Kommunen spørger trafikselskabet.
    """)
    assert list_said(meeting, SectionKind.SUMMARY) == [
        (None, "Kommunen spørger trafikselskabet.")
    ]


def test_a_letter_alone_is_set_aside() -> None:
    extracted = extract_outline("k\n# Møde i Vestby\n## Transport\n- Bussen")
    parsed = parse_minutes(extracted, document=DocumentId("d"), sha256="0")
    assert [(a.text, a.reason) for a in parsed.set_aside] == [("k", "stray character")]


PIECES = st.sampled_from(
    "Gruppe 1|Gruppe 2: bussen|Transport|Plenum|Opsamling|Deltagere|Dato: 3. marts"
    "|Ref.: LK|Bussen kører ikke|Hvorfor?|k|Tema: Bus|Herefter fulgte gruppearbejde:"
    "|Program|Beslutning: ja|- punkt|# H".split("|")
)
OUTLINES = st.lists(
    st.tuples(st.sampled_from(["", "- ", "  - ", "# ", "## ", "**"]), PIECES),
    max_size=14,
)


@given(OUTLINES)
def test_every_word_is_recorded_or_set_aside(lines: list[tuple[str, str]]) -> None:
    outline = "\n".join(
        f"{mark}{text}{'**' if mark == '**' else ''}" for mark, text in lines
    )
    extracted = extract_outline(outline)
    parsed = parse_minutes(extracted, document=DocumentId("d"), sha256="0")
    balance = count_balance(
        extracted.text,
        document=DocumentId("d"),
        recorded=parsed.recorded,
        set_aside=parsed.set_aside,
    )
    aside = sum(len(split_words(part.text)) for part in balance.set_aside)
    assert balance.recorded + aside == balance.words
    assert all(part.reason == "stray character" for part in balance.set_aside)


@given(OUTLINES)
def test_ids_are_unique_within_a_meeting(lines: list[tuple[str, str]]) -> None:
    meeting = read_outline("\n".join(f"{mark}{text}" for mark, text in lines))
    ids = [s.id for section in meeting.sections for s in section.statements]
    assert len(ids) == len(set(ids))


def test_a_heading_that_only_says_report_is_no_focus_area() -> None:
    meeting = read_outline("""
        # MØTEREFERAT
        ## Folkemøte i Fjellvik
        Dato: 7. februar 2024
        ## Skolevei
        - Bussen må gå før åtte
    """)
    areas = find_sections(meeting, SectionKind.FOCUS_AREA)
    assert [section.focus_area for section in areas] == ["Skolevei"]
    assert (meeting.title, meeting.date) == ("Folkemøte i Fjellvik", "2024-02-07")


def test_short_names_before_lists_are_focus_areas_where_several_follow() -> None:
    meeting = read_outline("""
        # Referat af møde i Vestby
        Ledelsesrum:
        - Tid til ledelse
        Overgange:
        - Besøgsdage virker
    """)
    sections = find_sections(meeting, SectionKind.FOCUS_AREA)
    assert [section.focus_area for section in sections] == ["Ledelsesrum", "Overgange"]


def test_what_ends_a_letter_was_not_said() -> None:
    meeting = read_outline("""
        # Referat af møde i Vestby
        ## Transport
        - Bussen kører for sjældent
        Med venlig hilsen
        Anne Holm
        Denne e-mail kan indeholde fortrolige oplysninger.
    """)
    said = list_said(meeting, SectionKind.FOCUS_AREA)
    assert said == [(None, "Bussen kører for sjældent")]


def test_a_group_that_sends_its_notes_says_what_is_listed() -> None:
    meeting = read_outline("""
        Fra: Kirsten Aagaard
        Sendt: 12. september 2024 08.15
        Emne: SV: Møde om hjemmehjælp
        Her er mine noter fra bord 4:
        - Der kommer for mange forskellige
        Sig til, hvis I ikke kan læse det.
    """)
    assert list_said(meeting, SectionKind.FOCUS_AREA) == [
        ("bord 4", "Der kommer for mange forskellige")
    ]
    assert (meeting.title, meeting.date) == ("Møde om hjemmehjælp", None)


def test_areas_that_a_step_of_the_programme_announces_are_matched() -> None:
    meeting = read_outline("""
        # Lederdag i Havneby
        ## Program
        - Drøftelse af tre områder: Rum til ledelse, Tillid og Rekruttering
        ## Ledelsesrum
        - Tag noget fra
        ## Tillid
        - Stol på os
        ## Rekruttering
        - Elever er vejen frem
    """)
    names = [(alias.name, alias.same_as) for alias in meeting.aliases]
    assert names == [("Rum til ledelse", "Ledelsesrum")]


def test_a_place_stands_without_its_day_and_time() -> None:
    meeting = read_outline("""
        # Referat af møde i Vestby
        Tid og sted: tirsdag den 30. januar 2024 kl. 18.30 i Vestby Hallen
    """)
    assert meeting.place == "Vestby Hallen"


def test_letters_that_end_a_word_are_no_group() -> None:
    assert match_group("TEAMS og telefoner") is None
    assert match_group("GRUPPER og borde") is None


def test_a_line_with_date_and_time_may_end_with_the_place() -> None:
    meeting = read_outline("""
        # Inspirationsdag i Sundby
        Lørdag den 2. marts 2024 kl. 10.00 til 15.00, Sundby Sognehus
    """)
    assert (meeting.place, meeting.start) == ("Sundby Sognehus", "10:00")


def test_beginning_and_end_may_have_labels_of_their_own() -> None:
    meeting = read_outline("""
        # Niederschrift der Sitzung in Talheim
        Beginn: 19:00 Uhr
        Ende: 21:10 Uhr
    """)
    assert (meeting.start, meeting.end) == ("19:00", "21:10")


def test_numbers_of_the_agenda_and_continuations_are_no_part_of_an_area() -> None:
    meeting = read_outline("""
        # Protokoll från mötet i Ekvik
        ## § 1 Simhallen
        - Bassängen läcker
        ## TOP 2: Friedhof
        - Bänke fehlen
        ## Trivsel (fortsat)
        - Mobilfri skole
    """)
    areas = find_sections(meeting, SectionKind.FOCUS_AREA)
    assert [s.focus_area for s in areas] == ["Simhallen", "Friedhof", "Trivsel"]


def test_a_title_on_one_line_with_the_date_ends_before_it() -> None:
    meeting = read_outline("""
        Referat af bestyrelsesmøde i Havnelauget tirsdag den 24/9-2024 kl. 19, Havnen 2
        Til stede: Lone Beck
    """)
    assert meeting.title == "Referat af bestyrelsesmøde i Havnelauget"


def test_a_crowd_and_a_place_may_be_told_without_labels() -> None:
    meeting = read_outline("""
        # Framtidsmöte på Högby
        Lördagen den 25 november 2023, Högby bygdegård. 70 personer kom.
    """)
    assert [person.count for person in meeting.participants] == [70]
    assert meeting.place == "Högby bygdegård"


def test_a_sentence_may_hand_on_the_list_of_a_group() -> None:
    meeting = read_outline("""
        Subject: Notes – Allotment meeting
        Here are the notes from Table 6.
        - Half plots for beginners
        Best wishes,
        Hannah Cole
    """)
    assert list_said(meeting, SectionKind.FOCUS_AREA) == [
        ("Table 6", "Half plots for beginners")
    ]


def test_a_colour_is_a_groups_name_and_group_work_is_none() -> None:
    assert [bool(match_group(t)) for t in ("Gruppe rød", "3. Gruppearbejde")] == [
        True,
        False,
    ]


def test_a_labelled_date_may_be_day_and_month_alone() -> None:
    meeting = read_outline("# Møde i Vestby\nDato: 3/3\n## Bus\n- Den er sjælden")
    assert meeting.date == "XXXX-03-03"
