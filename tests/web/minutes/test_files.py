"""Minutes as files, in the house's template, and their versions side by side."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.documents.minutes_json import load_minutes
from folkmoot.documents.own_template import write_own_template
from folkmoot.documents.read_file import read_file
from folkmoot.web.minutes.models import HouseTemplate
from folkmoot.web.minutes.queries.papers import load_paper
from tests.documents.docx_samples import make_docx, paragraph

pytestmark = pytest.mark.django_db
KINDS = ("docx", "pdf", "odt", "html", "md")


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_can_be_read_again_with_the_words_in_it(writing, kind) -> None:
    response = writing.read(f"file/{kind}")
    record = read_file(f"referat.{kind}", response.content)
    assert "Bussen skal køre oftere" in record.documents[0].text
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_the_json_is_the_document_without_loss(writing) -> None:
    read = load_minutes(writing.read("file/json").content)
    assert read == load_paper(writing.paper)


def test_an_unknown_kind_of_file_is_not_there(client, writing) -> None:
    client.force_login(writing.anne)
    assert client.get(f"/minutes/{writing.paper.id}/file/exe").status_code == 404


def _use(client, consultation, content: bytes, name: str = "brev.docx"):
    file = SimpleUploadedFile(name, content)
    address = f"/c/{consultation.id}/template"
    return client.post(address, {"file": file}, follow=True)


def test_word_files_are_written_in_the_houses_own_template(
    client, writing, consultation
) -> None:
    client.force_login(writing.anne)
    _use(client, consultation, write_own_template("en"))
    assert HouseTemplate.objects.kept().get().unknown == []
    response = writing.read("file/docx")
    record = read_file("referat.docx", response.content)
    assert "Bussen skal køre oftere" in record.documents[0].text


def test_fields_that_are_not_known_are_named(client, writing, consultation) -> None:
    client.force_login(writing.anne)
    template = make_docx(paragraph("{{journalnummer}} {{deltagare}}"))
    page = _use(client, consultation, template).content.decode()
    assert "“journalnummer”, “deltagare” (" in page
    assert "“deltagere”)" in page


def test_what_is_no_word_file_is_refused_in_words(
    client, writing, consultation
) -> None:
    client.force_login(writing.anne)
    response = _use(client, consultation, b"no word file")
    assert not HouseTemplate.objects.exists()
    assert 'class="notice error' in response.content.decode()


def test_two_versions_are_told_apart_word_by_word(writing) -> None:
    writing.write(writing.part("opening"), "Formanden bød velkommen.")
    page = writing.read("versions").content.decode()
    assert "<ins>" in page
    assert "velkommen" in page


def test_a_version_kept_by_hand_reads_as_the_paper_does(writing) -> None:
    writing.write(writing.part("opening"), "Formanden bød velkommen.")
    writing.do("keep_edition")
    assert "<ins>" not in writing.read("versions").content.decode()
