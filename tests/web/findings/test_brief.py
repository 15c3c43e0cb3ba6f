"""The brief before the next stop: two pages, and what is to be asked."""

import io
from pathlib import Path

import page
import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from folkmoot.documents.draft_brief import Brief, HeardPoint, Pull, draft_brief
from folkmoot.documents.minutes_model import Minutes, list_paragraphs, tell_text
from folkmoot.documents.write_minutes_docx import write_minutes_docx
from folkmoot.documents.write_minutes_pdf import write_minutes_pdf
from folkmoot.web.findings.queries.brief import compose_brief
from folkmoot.web.meetings.models import GroupMember
from folkmoot.web.statements.models import Side
from tests.documents.test_house_in_libreoffice import OFFICE, convert
from tests.web.findings.tour import Tour


def _tell(paper: Minutes, anchor: str) -> list[str]:
    (part,) = (part for part in paper.parts if part.anchor == anchor)
    return [tell_text(one.runs) for one in list_paragraphs(part)]


def _make_long() -> Minutes:
    words = "Ordene i denne lange hovedpointe fylder mere end en linje på papiret " * 9
    backing = "128 af 212 grupper, ved 5 af 5 møder; 1.038 af 2.212 svar i skemaet"
    points = [HeardPoint(text=words, backing=backing, against=backing)] * 200
    return draft_brief(
        Brief(
            title=words,
            dated="2026-11-26",
            language="da",
            heard=backing,
            points=points,
            dilemmas=[Pull(text=words, is_suggested=True)] * 40,
            unheard=[words] * 5,
            once=[(words, words)] * 50,
            silent=[f"rolle nummer {number}" for number in range(30)],
        )
    )


def _count_pages(content: bytes) -> int:
    return len(pypdfium2.PdfDocument(io.BytesIO(content)))


def test_however_much_was_said_it_is_two_pages() -> None:
    content = write_minutes_pdf(_make_long())
    assert _count_pages(content) <= 2
    report = page.validate_pdf_bytes(content, profile="ua1")
    assert (report.failures, report.is_compliant) == ([], True)


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")
def test_as_word_it_is_two_pages(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(write_minutes_docx(_make_long()))
    convert(tmp_path, "pdf", "brief.docx")
    assert _count_pages((tmp_path / "brief.pdf").read_bytes()) <= 2


@pytest.mark.django_db
def test_it_tells_what_to_ask(tour: Tour) -> None:
    buses = tour.point("Busserne skal køre hver time")
    tour.say("Bussen bør komme hver time.", buses, group=1)
    tour.say("Ikke flere penge til busser.", buses, Side.OPPOSES, group=2)
    paper = compose_brief(tour.consultation)
    assert _tell(paper, "points")[0].startswith("Busserne skal køre hver time – 1 af")
    assert "Imod: 1 af" in _tell(paper, "points")[0]
    asked = _tell(paper, "ask")
    assert any(each.startswith("Kun hørt på Lyngholt: Busserne") for each in asked)


@pytest.mark.django_db
def test_it_is_fetched_as_a_file_and_the_same_each_time(tour: Tour) -> None:
    client = Client()
    client.force_login(tour.anne)
    base = f"/c/{tour.consultation.id}/findings/brief"
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        files = [client.get(f"{base}.{kind}").content for _ in range(2)]
        assert files[0].startswith(begins)
        assert files[0] == files[1]
    assert client.get(f"{base}.exe").status_code == 404


@pytest.mark.django_db
def test_nobody_is_called_silent_where_no_seat_was_recorded(tour: Tour) -> None:
    tour.say("Bussen bør komme hver time.", tour.point("Bus hver time"), group=1)
    heard = " ".join(_tell(compose_brief(tour.consultation), "ask"))
    assert "Inviteret, men endnu ikke hørt" in heard
    GroupMember.objects.update(removed_at=timezone.now())
    heard = " ".join(_tell(compose_brief(tour.consultation), "ask"))
    assert "Inviteret, men endnu ikke hørt" not in heard
