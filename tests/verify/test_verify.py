"""An untouched site agrees with itself; whatever is tampered with is found."""

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from folkmoot.documents.write_site import pack_site, take_fingerprint, write_site
from folkmoot.domain.findings import Counted
from folkmoot_verify.checks import check_site
from folkmoot_verify.cli import main
from tests.documents.site_samples import NOBODY, make_answer

Files = dict[str, bytes]


@pytest.fixture
def site() -> Files:
    return write_site(make_answer())


def put(files: Files, folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def seal(files: Files) -> None:
    """What a careful forger does last: the manifest's hashes are made anew."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name != "manifest.json"
    }
    files["manifest.json"] = json.dumps(manifest).encode()


def swap(name: str, old: str, new: str) -> Callable[[Files], None]:
    def tamper(files: Files) -> None:
        text = files[name].decode()
        assert old in text, (name, old)
        files[name] = text.replace(old, new, 1).encode()

    return tamper


def swap_table(name: str, old: str, new: str) -> Callable[[Files], None]:
    """Alike in the CSV and its twin, so that the twins tell nothing."""

    def tamper(files: Files) -> None:
        path = f"data/{name}.csv"
        swap(path, old, new)(files)
        head, *rows = files[path].decode().splitlines()
        keys = head.split(",")
        files[f"data/{name}.json"] = json.dumps(
            [dict(zip(keys, row.split(","), strict=True)) for row in rows]
        ).encode()

    return tamper


def drop(name: str) -> Callable[[Files], None]:
    def tamper(files: Files) -> None:
        del files[name]

    return tamper


def test_an_untouched_site_agrees(
    site: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fingerprint = take_fingerprint(site)
    place = str(put(site, tmp_path))
    assert main([place, "--fingerprint", fingerprint, "--language", "da"]) == 0
    told = capsys.readouterr().out
    assert fingerprint in told
    assert "Alt stemmer" in told


def test_a_site_of_a_meeting_without_groups_says_so_and_agrees() -> None:
    answer = make_answer()
    nobody = replace(NOBODY, groups=Counted(), meetings=Counted())
    point = replace(answer.points[1], supports=nobody, opposes=nobody)
    files = write_site(replace(answer, points=(answer.points[0], point)))
    assert b"0 af 0" not in re.sub(rb"<[^>]+>", b"", files["findings.html"])
    assert "der var ikke delt i grupper" in files["findings.html"].decode()
    assert check_site(files) == []


FORGED: dict[str, tuple[Callable[[Files], None], str]] = {
    "a figure on a page": (swap("findings.html", 'heard">4</data>', 'heard">6</data>'), "count_differs"),
    "a figure on a page of the other language": (swap("en/findings.html", 'heard">4</data>', 'heard">3</data>'), "count_differs"),
    "the words of a key point": (swap("findings.html", "tager tid fra", "giver tid til"), "text_differs"),
    "the words of a recommendation": (swap("recommendations.html", "inden 2028", "inden 2038"), "text_differs"),
    "a milestone that was not reached": (swap("en/recommendations.html", 'reached">1</data>', 'reached">2</data>'), "count_differs"),
    "the words of a milestone": (swap("recommendations.html", "Halvdelen væk", "Alle væk"), "text_differs"),
    "a milestone taken away": (swap_table("milestones", "r1,2,Halvdelen væk,,\n", ""), "text_differs"),
    "a question of the mandate": (swap("recommendations.html", "mere tid", "mindre tid"), "text_differs"),
    "the table of questions taken away": (drop("data/questions.csv"), "data_missing"),
    "the reason for not following": (swap("not-followed.html", "ikke vores", "vores"), "text_differs"),
    "a quote": (swap("findings.html", "fem gange", "to gange"), "quote_unknown"),
    "a quote put into a page": (swap("findings.html", "</main>", '<p data-quote="k2/s4">Nej</p></main>'), "quote_unknown"),
    "evidence left out": (swap("recommendations.html", ' data-evidence="r1/for/k1"', ""), "evidence_missing"),
    "evidence made up": (swap("recommendations.html", "</main>", '<p data-evidence="r1/for/k2">x</p></main>'), "evidence_unknown"),
    "a voice added": (swap("data/voices.csv", "k1,supports,group,m1", "k1,supports,group,m1\nk1,supports,group,m1"), "count_differs"),
    "a voice taken away": (swap_table("voices", "k1,supports,group,m1\n", ""), "count_differs"),
    "a voice moved to the other side": (swap_table("voices", "k1,supports,group,m1", "k1,opposes,group,m1"), "count_differs"),
    "a voice moved to another meeting": (swap_table("voices", "k1,supports,group,m1", "k1,supports,group,m2"), "count_differs"),
    "a statement moved in the ledger": (swap_table("statements", "s5,aside,", "s5,gathered,"), "count_differs"),
    "a statement taken away": (swap_table("statements", "s4,alone,\n", ""), "sum_differs"),
    "the clearance of a quote": (swap_table("statements", "s1,gathered,yes", "s1,gathered,"), "not_cleared"),
    "a small count filled in": (swap_table("attributes", "Sydby,,14", "Sydby,3,14"), "too_small"),
    "a withheld count filled in, so that the table comes to too much": (swap_table("attributes", "Sydby,,14", "Sydby,13,14"), "table_differs"),
    "more than were asked": (swap("data/points.csv", ",4,9,2,2,", ",4,3,2,2,"), "more_than_asked"),
    "evidence that points at nothing": (swap_table("evidence", "r1,for,k1", "r1,for,k7"), "unknown_row"),
    "one of two twins": (swap("data/quotes.json", "fem gange", "to gange"), "twins_differ"),
    "a link": (swap("recommendations.html", "findings.html#k-k1", "findings.html#k-k9"), "dead_link"),
    "a page taken away": (drop("en/not-followed.html"), "dead_link"),
    "a table taken away": (drop("data/voices.csv"), "data_missing"),
    "a figure left out": (swap("findings.html", 'data-figure="point/k1/supports/groups/heard"', ""), "figure_missing"),
    "a figure that nothing confirms": (swap("index.html", "ledger/total", "ledger/all"), "unknown_figure"),
    "a program put in": (swap("index.html", "</main>", "<script>x()</script></main>"), "runs"),
    "a picture from elsewhere": (swap("index.html", "</main>", '<img src="https://example.com/x.png" alt=""></main>'), "loads"),
    "an anchor that stands twice": (swap("findings.html", "</main>", '<p id="k-k1"></p></main>'), "twice"),
    "a limit under the floor": (swap("manifest.json", '"limit": 5', '"limit": 1'), "limit_too_low"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGED)
def test_forgery_is_found_although_the_hashes_are_made_anew(
    name: str, site: Files
) -> None:
    tamper, code = FORGED[name]
    tamper(site)
    seal(site)
    assert code in {fault.code for fault in check_site(site)}


@pytest.mark.parametrize("name", FORGED)
def test_forgery_shows_in_the_hashes_and_in_the_fingerprint(
    name: str, site: Files, tmp_path: Path
) -> None:
    fingerprint = take_fingerprint(site)
    FORGED[name][0](site)
    place = str(put(site, tmp_path))
    assert main([place, "--fingerprint", fingerprint]) == 1


def test_a_file_that_was_put_in_is_found(
    site: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site["notat.html"] = site["index.html"]
    assert main([str(put(site, tmp_path)), "--language", "en"]) == 1
    assert "The file is not in the manifest: notat.html" in capsys.readouterr().out


def test_a_site_from_before_milestones_were_told_agrees() -> None:
    answer = make_answer()
    plain = tuple(
        replace(each, milestones=(), questions=()) for each in answer.recommendations
    )
    files = write_site(replace(answer, recommendations=plain))
    for name in ("milestones", "questions"):
        for kind in ("csv", "json"):
            del files[f"data/{name}.{kind}"]
            for page in ("data.html", "en/data.html"):
                files[page] = files[page].replace(f"data/{name}.{kind}".encode(), b"#")
    seal(files)
    faults = [each for each in check_site(files) if each.code != "dead_link"]
    assert faults == []


def pack(*members: tuple[zipfile.ZipInfo | str, bytes], into: Path) -> str:
    path = into / "site.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return str(path)


def test_a_packed_site_agrees_with_a_folder_around_it_or_none(
    site: Files, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.zip"
    plain.write_bytes(pack_site(site))
    assert main([str(plain)]) == 0
    around = [(f"site/{name}", content) for name, content in site.items()]
    assert main([pack(*around, into=tmp_path)]) == 0


@pytest.mark.parametrize("name", ["../ud.html", "/etc/ud.html", "a\\..\\b", "C:x"])
def test_an_archive_that_leads_out_of_itself_is_not_opened(
    name: str, tmp_path: Path
) -> None:
    assert main([pack((name, b"x"), into=tmp_path)]) == 2


def test_an_archive_with_a_link_or_a_name_twice_is_not_opened(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("data")
    link.external_attr = 0o120777 << 16
    assert main([pack((link, b"/etc"), into=tmp_path)]) == 2
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = pack(("a.html", b"x"), ("a.html", b"y"), into=tmp_path)
    assert main([twice]) == 2


def test_what_is_no_site_is_told_as_such(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
    assert main([str(tmp_path / "none")]) == 2


def test_the_verifier_runs_without_the_program_that_wrote_the_site(
    site: Files, tmp_path: Path
) -> None:
    place = put(site, tmp_path)
    code = (
        "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p];"
        f"sys.path.append({str(Path('src').resolve())!r});"
        "sys.modules['folkmoot'] = None;"
        f"from folkmoot_verify.cli import main; sys.exit(main([{str(place)!r}]))"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", code], check=False)
    assert ran.returncode == 0


def test_equal_answers_give_equal_archives() -> None:
    first, second = (pack_site(write_site(make_answer())) for _ in range(2))
    assert first == second
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None
