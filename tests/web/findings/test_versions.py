"""Frozen findings: what is in them, that they stay, and what is other since."""

import hashlib
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.documents.write_findings import TABLES, VERSION
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.findings.commands.freezing import freeze_findings
from folkmoot.web.findings.models import FindingsVersion
from folkmoot.web.findings.queries.comparing import Comparison, compare_versions
from folkmoot.web.findings.queries.versions import read_archive, read_version_tables
from folkmoot.web.statements.models import KeyPoint, Side, Statement
from tests.web.findings.tour import Tour

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def _carry(tour: Tour, text: str = "Bus i weekenden") -> KeyPoint:
    """A key point of two groups, so that none of them is a single voice."""
    point = tour.point(text)
    tour.say("Der går ingen bus om lørdagen", point, group=1)
    tour.say("=Bussen standser for tidligt", point, group=2)
    return point


def _freeze(tour: Tour) -> FindingsVersion:
    freeze_findings(consultation=tour.consultation, by=tour.anne)
    version: FindingsVersion = FindingsVersion.objects.first()
    return version


def _compare(
    tour: Tour, before: FindingsVersion, after: FindingsVersion | None = None
) -> Comparison:
    return compare_versions(tour.consultation, before, after, with_hands=True)


def _get(tour: Tour, path: str, client: Client) -> Any:
    client.force_login(tour.anne)
    return client.get(reverse("findings:versions", args=[tour.consultation.id]) + path)


def test_findings_are_not_frozen_while_a_single_voice_is_unseen(tour: Tour) -> None:
    tour.say("Kun mig", tour.point("Kun én"))
    with pytest.raises(ChangeRefusedError) as refused:
        _freeze(tour)
    assert (refused.value.code, refused.value.details) == (
        "single_voices_unseen",
        {"count": 1},
    )


def test_the_manifest_names_every_wording_and_the_hash_of_every_file(
    tour: Tour,
) -> None:
    point = _carry(tour)
    files = read_archive(_freeze(tour))
    manifest = json.loads(files["manifest.json"])
    hashes = {each["id"]: each["sha256"] for each in manifest["inputs"]}
    words = {str(row.id): row.text for row in Statement.objects.all()}
    assert hashes == {
        key: hashlib.sha256(text.encode()).hexdigest()
        for key, text in {**words, str(point.id): point.text}.items()
    }
    assert manifest["files"] == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name not in ("manifest.json", VERSION)
    }
    assert {f"{name}.parquet" for name in TABLES} < manifest["files"].keys()
    assert manifest["counts"]["statements"] == 2


def test_equal_findings_are_frozen_once(tour: Tour) -> None:
    _carry(tour)
    _freeze(tour)
    assert freeze_findings(consultation=tour.consultation, by=tour.anne) is None


def test_what_comes_back_as_it_was_gives_the_same_bytes(tour: Tour) -> None:
    point = _carry(tour)
    first = _freeze(tour)
    for text in ("Bus hver dag", "Bus i weekenden"):
        with open_change(tour.consultation.id, by=SYSTEM, command="reword") as change:
            change.change(point, text=text)
        last = _freeze(tour)
    assert (first.number, last.number) == (1, 3)
    before, after = read_archive(first), read_archive(last)
    assert before.pop(VERSION) != after.pop(VERSION)
    assert before == after


def test_later_statements_leave_a_version_as_it_was(tour: Tour) -> None:
    point = _carry(tour)
    version = _freeze(tour)
    tour.say("Også om natten", point, at=tour.second)
    assert len(read_version_tables(version).statements) == 2
    assert len(read_version_tables(_freeze(tour)).statements) == 3


def test_a_cell_is_no_formula_in_csv_and_as_it_was_said_in_json(tour: Tour) -> None:
    _carry(tour)
    version = _freeze(tour)
    assert b"'=Bussen" in read_archive(version)["statements.csv"]
    texts = [row.text for row in read_version_tables(version).statements]
    assert "=Bussen standser for tidligt" in texts


def test_a_frozen_version_is_not_undone(tour: Tour) -> None:
    _carry(tour)
    batch = freeze_findings(consultation=tour.consultation, by=tour.anne)
    assert batch is not None
    with pytest.raises(UndoRefusedError, match="findings_are_frozen"):
        undo_batch(batch=batch, by=SYSTEM)


def test_erased_words_go_from_versions_and_all_else_stays(
    tour: Tour, django_capture_on_commit_callbacks
) -> None:
    _carry(tour)
    version = _freeze(tour)
    said = Statement.objects.get(text="Der går ingen bus om lørdagen")
    with django_capture_on_commit_callbacks(execute=True):
        erase_words(subject=said, reason=Reason.ASKED, by=SYSTEM)
    version.refresh_from_db()
    files = read_archive(version)
    digest = hashlib.sha256(b"Der g\xc3\xa5r ingen bus om l\xc3\xb8rdagen").hexdigest()
    everything = b"".join(files.values())
    assert "lørdagen".encode() not in everything
    assert digest.encode() not in everything
    assert version.has_lost_words
    assert version.sha256 == hashlib.sha256(files["manifest.json"]).hexdigest()
    assert len(read_version_tables(version).statements) == 2


def test_it_is_told_what_was_added_gone_reworded_and_moved(tour: Tour) -> None:
    moved = _carry(tour)
    reworded = _carry(tour, "Læge på skolen")
    gone = _carry(tour, "Flere boliger")
    before = _freeze(tour)
    with open_change(tour.consultation.id, by=SYSTEM, command="work") as change:
        change.change(reworded, text="Sygeplejerske på skolen")
        change.remove(gone)
    added = _carry(tour, "Bredbånd")
    tour.say("Også om natten", moved, Side.OPPOSES, at=tour.second)
    changes = _compare(tour, before)
    assert [one.change.row.id for one in changes.added] == [str(added.id)]
    assert [one.change.row.id for one in changes.gone] == [str(gone.id)]
    (read,) = changes.reworded
    assert read.change.before is not None
    assert read.change.before.text == "Læge på skolen"
    (other,) = changes.moved
    assert (other.change.row.id, len(other.change.came)) == (str(moved.id), 1)
    assert changes.new_statements == 3


def test_two_equal_versions_have_nothing_other(tour: Tour) -> None:
    _carry(tour)
    version = _freeze(tour)
    assert _compare(tour, version).is_empty
    assert _compare(tour, version, version).is_empty


def test_who_changed_a_key_point_since_is_named_with_the_time(tour: Tour) -> None:
    point = _carry(tour)
    version = _freeze(tour)
    by = Actor.of_person(tour.anne)
    with open_change(tour.consultation.id, by=by, command="reword") as change:
        change.change(point, text="Bus hver dag")
        at = change.batch.at
    (read,) = _compare(tour, version).reworded
    assert [(hand.name, hand.at) for hand in read.hands] == [(tour.anne.name, at)]


def test_a_version_is_fetched_as_it_was_written(tour: Tour, client: Client) -> None:
    _carry(tour)
    files = read_archive(_freeze(tour))
    for name, content in files.items():
        assert _get(tour, f"1/files/{name}", client).content == content
    assert _get(tour, "1/files/other.json", client).status_code == 404
    assert _get(tour, "2/", client).status_code == 404


def test_the_page_freezes_and_shows_what_is_other(tour: Tour, client: Client) -> None:
    point = _carry(tour)
    client.force_login(tour.anne)
    freeze = reverse("findings:freeze", args=[tour.consultation.id])
    assert client.post(freeze).status_code == 302
    tour.say("Også om natten", point, at=tour.second)
    page = _get(tour, "?from=1&to=now", client).content.decode()
    assert "2 → 3" in page
    assert _get(tour, "?from=9&to=now", client).status_code == 404
