"""Closing minutes: nothing is written in them then, named persons approve, and the
version is known by its fingerprints for good."""

import hashlib
import re

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Role
from folkmoot.web.minutes.commands.closing import (
    approve_paper,
    close_paper,
    reopen_paper,
)
from folkmoot.web.minutes.models import Approval, Edition, EditionFile
from folkmoot.web.minutes.queries.closed import Closed, find_closed, seal_paper
from folkmoot.web.minutes.queries.showing import load_edition
from tests.web.minutes.desk import Writing, line, listing, run
from tests.web.people import add_member, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(writing: Writing) -> User:
    person = make_person("Kirsten")
    add_member(writing.paper.meeting.consultation, person, Role.MEMBER)
    return person


def _close(writing: Writing, *approvers: User) -> Edition:
    close_paper(
        paper=writing.paper,
        seen=seal_paper(writing.paper),
        approvers=approvers,
        by=writing.bench.anne,
    )
    edition: Edition = Edition.objects.get(paper=writing.paper, why=Edition.Why.FINAL)
    return edition


def _read(edition: Edition) -> Closed:
    closed = find_closed(edition)
    assert closed is not None
    return closed


def _fetch(writing: Writing, number: int, kind: str) -> bytes:
    content: bytes = writing.read(f"versions/{number}/file/{kind}").content
    return content


def test_nothing_is_written_in_a_closed_paper(writing, chair) -> None:
    part = writing.part("opening")
    before = part.body
    _close(writing, chair)
    refused = writing.write(part, "For sent.")
    assert (refused["http"], refused["code"]) == (409, "paper_is_closed")
    for name in ("refresh", "keep_edition"):
        assert writing.send(name)["code"] == "paper_is_closed"
    assert writing.part("opening").body == before


def test_the_closed_version_has_no_marks_of_a_draft(writing, chair) -> None:
    assert load_edition(_close(writing, chair)).is_draft is False
    assert "ingen har læst" not in writing.read("file/md").content.decode()


def test_a_paper_is_closed_only_as_it_was_seen(writing, chair) -> None:
    seen = seal_paper(writing.paper)
    writing.write(writing.part("opening"), "Andre ord.")
    with pytest.raises(ChangeRefusedError, match="paper_reads_otherwise"):
        close_paper(
            paper=writing.paper, seen=seen, approvers=[chair], by=writing.bench.anne
        )


def test_a_paper_is_not_closed_before_it_is_said_who_approves_it(writing) -> None:
    with pytest.raises(ChangeRefusedError, match="no_approvers"):
        _close(writing)


def test_a_version_is_locked_once_all_who_were_asked_have_approved(
    writing, chair, anne
) -> None:
    edition = _close(writing, chair, anne)
    approve_paper(paper=writing.paper, edition=edition, by=chair)
    assert _read(edition).locked_at is None
    approve_paper(paper=writing.paper, edition=edition, by=anne)
    assert _read(edition).locked_at is not None


def test_who_was_not_asked_cannot_approve(writing, chair, anne) -> None:
    edition = _close(writing, chair)
    with pytest.raises(ChangeRefusedError, match="not_asked_to_approve"):
        approve_paper(paper=writing.paper, edition=edition, by=anne)


def test_approving_twice_is_approving_once(writing, chair) -> None:
    edition = _close(writing, chair)
    approve_paper(paper=writing.paper, edition=edition, by=chair)
    first = Approval.objects.get().at
    assert approve_paper(paper=writing.paper, edition=edition, by=chair) is None
    assert Approval.objects.get().at == first


def test_a_file_fetched_again_has_the_bytes_of_its_fingerprint(
    writing, chair, settings
) -> None:
    edition = _close(writing, chair)
    kept = list(EditionFile.objects.filter(edition=edition))
    assert {each.kind for each in kept} == {"docx", "pdf", "odt", "html", "md", "json"}
    for each in kept:
        for _ in range(2):
            content = _fetch(writing, edition.number, each.kind)
            assert hashlib.sha256(content).hexdigest() == each.sha256
    record = _fetch(writing, edition.number, "json")
    assert hashlib.sha256(record).hexdigest() == edition.sha256


def test_a_later_correction_is_a_new_version_and_the_locked_one_stays(
    writing, chair
) -> None:
    locked = _close(writing, chair)
    approve_paper(paper=writing.paper, edition=locked, by=chair)
    before = _fetch(writing, locked.number, "pdf")
    reopen_paper(paper=writing.paper, by=writing.bench.anne)
    assert writing.write(writing.part("opening"), "Rettet.")["http"] == 200
    close_paper(
        paper=writing.paper, seen=seal_paper(writing.paper), approvers=[chair],
        by=writing.bench.anne,
    )  # fmt: skip
    assert Edition.objects.filter(why=Edition.Why.FINAL).count() == 2
    assert _fetch(writing, locked.number, "pdf") == before
    assert _read(locked).locked_at is not None
    assert b"Rettet." in writing.read("file/md").content


def test_a_locked_version_is_not_unlocked_by_undoing_an_approval(
    writing, chair
) -> None:
    edition = _close(writing, chair)
    approve_paper(paper=writing.paper, edition=edition, by=chair)
    approved = Batch.objects.get(command="approve_paper")
    with pytest.raises(UndoRefusedError, match="approved_by_all"):
        undo_batch(batch=approved, by=writing.bench.anne)
    assert _read(edition).locked_at is not None


def test_undo_is_offered_for_an_approval_only_while_it_can_be_undone(
    writing, chair, anne
) -> None:
    edition = _close(writing, chair, anne)
    told = []
    for person in (anne, chair):
        client = Client()
        client.force_login(person)
        address = f"/minutes/{writing.paper.id}/versions/{edition.number}/approve"
        page = client.post(address, follow=True).content.decode()
        told.append(("Du har godkendt" in page, "/undo" in page))
    assert told == [(True, True), (False, False)]


def test_closing_can_be_undone_while_nobody_has_approved(writing, chair) -> None:
    _close(writing, chair)
    undo_batch(batch=Batch.objects.get(command="close_paper"), by=writing.bench.anne)
    assert writing.write(writing.part("opening"), "Endnu en gang.")["http"] == 200


def test_nothing_is_undone_in_a_closed_paper(writing, chair) -> None:
    writing.write(writing.part("opening"), "Formanden glædede sig.")
    written = Batch.objects.get(command="write_part")
    _close(writing, chair)
    with pytest.raises(UndoRefusedError, match="paper_is_closed"):
        undo_batch(batch=written, by=writing.bench.anne)
    assert "glædede" in writing.part("opening").body


def test_a_paper_that_was_opened_again_is_not_closed_by_undoing(writing, chair) -> None:
    _close(writing, chair)
    reopen_paper(paper=writing.paper, by=writing.bench.anne)
    reopened = Batch.objects.get(command="reopen_paper")
    with pytest.raises(UndoRefusedError, match="paper_is_closed"):
        undo_batch(batch=reopened, by=writing.bench.anne)


def test_the_pages_of_closing_ask_a_fixed_number_of_times(
    writing, chair, anne, django_assert_max_num_queries
) -> None:
    client = Client()
    client.force_login(anne)
    address = f"/minutes/{writing.paper.id}"
    with django_assert_max_num_queries(40):
        client.get(f"{address}/closing")
    edition = _close(writing, chair, anne)
    with django_assert_max_num_queries(12):
        client.get(f"{address}/closing")
    with django_assert_max_num_queries(12):
        client.get(f"{address}/versions/{edition.number}/")


def test_before_closing_each_gap_is_a_link_to_where_it_stands(writing) -> None:
    part = writing.part("summary")
    writing.send(
        "write_part", part=str(part.id), title=part.title, level=part.level,
        blocks=[listing(line("l-tom", run("Skoven skal bevares")))],
        base=dict(part.versions),
    )  # fmt: skip
    page = writing.read("closing").content.decode()
    here = f"/minutes/{writing.paper.id}/"
    assert f'<a href="{here}#l-tom">Skoven skal bevares</a>' in page
    for statement in writing.bench.statements:
        assert f'<a href="{here}#s-{statement.id}">' in page


def test_a_member_approves_on_the_page_and_everybody_sees_it(writing, chair) -> None:
    edition = _close(writing, chair)
    client = Client()
    client.force_login(chair)
    client.post(f"/minutes/{writing.paper.id}/versions/{edition.number}/approve")
    page = writing.read("closing").content.decode()
    assert "Kirsten" in page
    assert edition.sha256 in page
    assert _read(edition).locked_at is not None


def test_a_version_tells_what_is_other_than_in_the_first_draft(writing, chair) -> None:
    writing.write(writing.part("opening"), "Formanden glædede sig.")
    edition = _close(writing, chair)
    page = writing.read(f"versions/{edition.number}/").content.decode()
    assert re.search(r"<ins>[^<]*glædede[^<]*</ins>", page)


def test_erased_words_are_in_no_file_of_a_closed_version(
    writing, chair, django_capture_on_commit_callbacks
) -> None:
    edition = _close(writing, chair)
    said = writing.bench.statements[5]
    assert said.text.encode() in _fetch(writing, edition.number, "md")
    kept = list(EditionFile.objects.all())
    with django_capture_on_commit_callbacks(execute=True):
        erase_words(subject=said, reason=Reason.ASKED, by=writing.bench.anne)
    assert not any(each.file.storage.exists(each.file.name) for each in kept)
    assert not EditionFile.objects.exclude(file="").exists()
    edition.refresh_from_db()
    assert edition.content == ""
