"""The pages of the findings: sentences, key points, pictures with their tables."""

import csv
import html
import io
import re
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from folkmoot.documents.finding_pictures import tabulate
from folkmoot.documents.svg_findings import tell_cell
from folkmoot.web.desk.commands.key_points import reword
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.findings.queries.pictures import VIEWS
from folkmoot.web.meetings.models import MandateQuestion
from folkmoot.web.statements.models import KeyPoint, Side
from tests.web.findings.tour import Tour

pytestmark = pytest.mark.django_db
_OF = "%(heard)d af %(asked)d"


@pytest.fixture
def said(tour: Tour) -> Tour:
    """A key point with two sides, one of a single voice, and one that waits."""
    buses = tour.point("Busserne skal køre hver time")
    tour.say("Bussen bør komme hver time.", buses, group=1)
    tour.say("Kør hver time, også om søndagen.", buses, at=tour.second, group=1)
    tour.say("Vi skal ikke bruge flere penge på busser.", buses, Side.OPPOSES, group=2)
    tour.write("Flere busser, tak.", buses)
    tour.write("Det er i orden, at bussen er væk.", buses, Side.OPPOSES, number=2)
    tour.say(
        "Byg boliger ved stationen.", tour.point("Boliger ved stationen", 1), area=1
    )
    tour.say("Cykelstien mangler lys.", group=2)
    with open_change(tour.consultation.id, by=SYSTEM, command="plan") as change:
        question = "Hvordan skal busserne køre?"
        change.create(
            MandateQuestion(consultation=tour.consultation, text=question, place=1)
        )
    return tour


def _read(tour: Tour, path: str = "", **data: Any) -> str:
    client = Client()
    client.force_login(tour.anne)
    base = f"/c/{tour.consultation.id}/findings/"
    response: Any = client.get(base + path, data)
    assert response.status_code == 200, path
    return str(response.content.decode())


def test_each_sentence_leads_to_a_page(said: Tour) -> None:
    page = _read(said)
    leads = re.findall(r'<li[^>]*><a href="[^"]*/findings/([^"]*)">([^<]+)', page)
    assert 4 <= len(leads) <= 10
    assert any("Busserne skal køre hver time" in words for _, words in leads)
    for path, _ in leads:
        path, _, query = html.unescape(path).partition("?")
        _read(said, path, **dict(each.split("=") for each in query.split("&") if each))


def test_a_key_point_shows_both_sides_in_their_own_words(said: Tour) -> None:
    point = said.find().key_points[0]
    page = _read(said, f"key-points/{point.id}/")
    assert "Bussen bør komme hver time." in page
    assert "Vi skal ikke bruge flere penge på busser." in page


def test_a_key_point_tells_its_history(said: Tour) -> None:
    point = said.find().key_points[0]
    row = KeyPoint.objects.get(id=point.id)
    reword(
        desk=Desk(said.consultation),
        key_point=row,
        text="Bus hver time",
        by=Actor.of_person(said.anne),
    )
    page = _read(said, f"key-points/{point.id}/")
    assert "Anne" in page[page.index('id="story"') :]
    assert "Bus hver time" in page[page.index('id="story"') :]


def test_who_said_that_is_answered_by_meeting_and_word(said: Tour) -> None:
    page = _read(said, "statements", q="time", at_meeting=str(said.second.id))
    assert "også om søndagen" in page
    assert "Bussen bør komme" not in page


@pytest.mark.parametrize("name", VIEWS)
def test_a_picture_and_its_table_tell_the_same(said: Tour, name: str) -> None:
    picture = VIEWS[name].draw(Desk(said.consultation), said.find(), Settings())
    page = _read(said, f"views/{name}")
    drawing = page[page.index("<svg") : page.index("</svg>")]
    drawn = [html.unescape(each) for each in re.findall(r">([^<>]+)<", drawing)]
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    written = [html.unescape(each) for each in re.findall(r">([^<>]+)<", table)]
    for _, cells in tabulate(picture.body).rows:
        for cell in cells:
            told = tell_cell(cell, _OF)
            assert told in written
            # A column of no height has no figure of its own.
            assert told in drawn or told == "0"


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("form", ["svg", "png", "csv", "xlsx"])
def test_a_picture_can_be_taken_along_and_is_the_same_each_time(
    said: Tour, name: str, form: str
) -> None:
    client = Client()
    client.force_login(said.anne)
    address = f"/c/{said.consultation.id}/findings/views/{name}.{form}"
    files = [client.get(address) for _ in range(2)]
    assert files[0].content == files[1].content
    assert "attachment" in files[0].headers["Content-Disposition"]
    begins = {"svg": b"<svg", "png": b"\x89PNG", "csv": b"\xef\xbb\xbf", "xlsx": b"PK"}
    assert files[0].content.startswith(begins[form])


def test_the_files_of_a_picture_have_its_figures(said: Tour) -> None:
    client = Client()
    client.force_login(said.anne)
    base = f"/c/{said.consultation.id}/findings/views/areas"
    text = client.get(f"{base}.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][0] == "Mobilitet"
    assert rows[1][1] == "1"
    book = load_workbook(io.BytesIO(client.get(f"{base}.xlsx").content))
    sheet = list(book.worksheets[0].iter_rows(values_only=True))
    told = [["" if cell is None else str(cell) for cell in row] for row in sheet]
    assert told == rows


def test_a_dilemma_has_both_sides(said: Tour) -> None:
    page = _read(said, "dilemmas/")
    assert "foreslået, ikke gennemset" in page
    assert "Vi skal ikke bruge flere penge på busser." in page
    assert "Kør hver time, også om søndagen." in page


def test_single_voices_that_nobody_has_looked_at_are_marked(said: Tour) -> None:
    page = _read(said, "voices/")
    assert "Byg boliger ved stationen." in page
    assert "Ingen har set på den" in page


def test_the_tour_may_be_asked_with_other_settings(said: Tour) -> None:
    page = _read(said, "views/saturation", base="1", run="1", percent="0")
    assert 'id="set-base"' in page
    assert "For tidligt" not in page


def test_what_is_no_picture_is_not_there(said: Tour) -> None:
    client = Client()
    client.force_login(said.anne)
    base = f"/c/{said.consultation.id}/findings/views/"
    assert client.get(f"{base}nothing").status_code == 404
    assert client.get(f"{base}areas.exe").status_code == 404


def test_a_view_that_is_saved_is_found_again(said: Tour) -> None:
    client = Client()
    client.force_login(said.anne)
    base = f"/c/{said.consultation.id}/findings/"
    told = client.post(
        f"{base}statements/save", {"name": "Busser", "query": "q=busser"}, follow=True
    )
    assert "Visningen er gemt." in told.content.decode()
    assert "Busser</a>" in _read(said, "statements")


@pytest.mark.parametrize(
    "path", ["", "key-points/", "dilemmas/", "voices/", "views/areas"]
)
def test_pages_ask_a_fixed_number_of_times(
    said: Tour, path: str, django_assert_max_num_queries: Any
) -> None:
    _read(said, path)
    for number in range(12):
        said.say(f"Der mangler plads nummer {number}.", group=2)
    with django_assert_max_num_queries(60):
        _read(said, path)
