from collections.abc import Iterator

import page
import pypdfium2
import pytest
import zxingcpp

from folkmoot.documents.print_values import (
    Paper,
    PrintedArea,
    PrintedDoor,
    PrintedGroup,
    PrintedMeeting,
    PrintedStep,
)
from folkmoot.documents.print_words import tell_print_words
from folkmoot.documents.write_group_sheets import (
    write_door_poster,
    write_group_sheets,
    write_programme,
)

pytestmark = pytest.mark.slow

URL = "https://folkmoot.example.dk/j#abcdefghijklmnopqrstuvwx"
DOOR = PrintedDoor(url=URL, address="folkmoot.example.dk/j", code="K7M 4XP")
AREAS = (
    PrintedArea(title="Mobilitet", question="Hvad skal der til?", time="17.45"),
    PrintedArea(title="Bosætning", question="Hvem flytter hertil?"),
)
# What would be markup, if it were read as such.
NASTY = 'Gruppe #panic("x") *fed* $ \\ <a> @b // c /* ` _d_ "'


def make_meeting(**fields: object) -> PrintedMeeting:
    known: dict[str, object] = {
        "consultation": "Turen",
        "title": "Første stop",
        "when": "25. november 2026",
        "place": "Kulturhuset",
        "language": "da",
    }
    return PrintedMeeting(**{**known, **fields})  # type: ignore[arg-type]


def make_prints(language: str, *, is_practice: bool = False) -> Iterator[bytes]:
    meeting = make_meeting(language=language, is_practice=is_practice)
    group = PrintedGroup(name="Gruppe 3", door=DOOR, areas=AREAS)
    yield write_group_sheets(meeting, [group])
    for paper in Paper:
        yield write_door_poster(meeting, DOOR, paper=paper)
    step = PrintedStep(title="Gruppearbejde", time="17.45", areas=AREAS)
    yield write_programme(meeting, hosts=["Hans, borgmester"], steps=[step])


def read_pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [sheet.get_textpage().get_text_range() for sheet in document]


def read_codes(pdf: bytes, *, scale: float = 1.5) -> list[list[str]]:
    """What a camera reads on each page."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = [sheet.render(scale=scale).to_numpy() for sheet in document]
    return [[c.text for c in zxingcpp.read_barcodes(picture)] for picture in pictures]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("is_practice", [False, True])
def test_every_print_can_be_read_by_everybody(language: str, is_practice: bool) -> None:
    for pdf in make_prints(language, is_practice=is_practice):
        report = page.validate_pdf_bytes(pdf, profile="ua1")
        assert report.failures == []
        assert report.is_compliant


@pytest.mark.parametrize("is_practice", [False, True])
def test_the_code_on_paper_opens_the_sheet(is_practice: bool) -> None:
    sheets, *posters, _ = make_prints("da", is_practice=is_practice)
    assert read_codes(sheets) == [[URL], [], []]
    for poster in posters:
        assert read_codes(poster, scale=0.5) == [[URL]]


def test_a_group_has_a_page_to_join_by_and_one_of_lines_for_each_area() -> None:
    groups = [
        PrintedGroup(name=f"Gruppe {n}", door=DOOR, areas=AREAS) for n in range(9)
    ]
    pages = read_pages(write_group_sheets(make_meeting(), groups))
    assert len(pages) == 27
    assert "K7M 4XP" in pages[0]
    assert "folkmoot.example.dk/j" in pages[0]
    assert "Hvad skal der til?" in pages[1]
    assert "Hvem flytter hertil?" in pages[2]


def test_what_people_write_is_never_read_as_markup() -> None:
    group = PrintedGroup(name=NASTY, door=DOOR, areas=(PrintedArea(title=NASTY),))
    pages = read_pages(write_group_sheets(make_meeting(title=NASTY), [group]))
    for text in pages:
        assert "".join(NASTY.split()) in "".join(text.split())


def test_practice_stands_on_every_page() -> None:
    for language in ("da", "en"):
        word = tell_print_words(language)["practice"]
        for pdf in make_prints(language, is_practice=True):
            assert all(word in text for text in read_pages(pdf))
        for pdf in make_prints(language):
            assert not any(word in text for text in read_pages(pdf))


def test_long_questions_leave_lines_to_write_on() -> None:
    long = PrintedArea(title="Mobilitet", question="Hvad skal der til? " * 40)
    group = PrintedGroup(name="Gruppe 1", door=DOOR, areas=(long,))
    pages = read_pages(write_group_sheets(make_meeting(), [group]))
    assert tell_print_words("da")["most_important"] in pages[-1]


def test_a_letter_no_font_has_stops_no_print() -> None:
    group = PrintedGroup(name="Gruppe \U000f0000 1", door=DOOR)
    assert "Gruppe" in read_pages(write_group_sheets(make_meeting(), [group]))[0]


def test_the_same_meeting_is_the_same_file() -> None:
    assert list(make_prints("da")) == list(make_prints("da"))
