"""Bad files met as people meet them: by the command, with its time and memory."""

import os
import subprocess
import sys
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents.hostile import HOSTILE, make_docx, make_zip, write_hostile

SECONDS = 5.0
MEGABYTES = 512.0
# A machine that does other work meanwhile is slower; a hang is slower still.
PATIENCE = 4

ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


@dataclass(frozen=True, kw_only=True)
class Ended:
    code: int
    seconds: float
    megabytes: float
    told: str


def _read(*paths: Path, language: str = "en") -> Ended:
    """Run the command and watch the memory of all its processes together."""
    command = [sys.executable, "-m", "folkmoot", "read", *map(str, paths)]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--no-links", "--language", language],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    told: list[bytes] = []
    assert process.stderr is not None
    listener = threading.Thread(target=lambda: told.append(process.stderr.read()))
    listener.start()
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_measure, _list_family(process.pid))))
        time.sleep(0.02)
    listener.join()
    process.stderr.close()
    return Ended(
        code=process.returncode,
        seconds=time.perf_counter() - started,
        megabytes=peak / 1000,
        told=told[0].decode(),
    )


def _list_family(process: int) -> list[int]:
    family = [process]
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                family += _list_family(int(child))
    except OSError:
        pass
    return family


def _measure(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    lines = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) if lines else 0


def _write_flate_bomb(path: Path) -> None:
    """A page whose content unpacks to 300 MB."""
    packed = zlib.compress(b"BT /F1 12 Tf (x) Tj ET " * 13_000_000, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed,
    ]
    parts[3] += b"\nendstream"
    body = b"%PDF-1.4\n"
    for number, part in enumerate(parts, start=1):
        body += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    path.write_bytes(body + b"trailer<</Root 1 0 R>>\n%%EOF")


def _write_repeated_cells(path: Path) -> None:
    """10⁹ rows of 10⁴ cells in 400 bytes."""
    cell = '<table:table-cell table:number-columns-repeated="10000"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1000000000">{cell}'
    body = f"{row}</table:table-cell></table:table-row>"
    content = (
        f"<office:document-content {ODS_SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    path.write_bytes(make_zip({"mimetype": ODS, "content.xml": content}))


LARGE = {
    "flate.pdf": _write_flate_bomb,
    "celler.ods": _write_repeated_cells,
    "semikolon.csv": lambda path: path.write_bytes(b";" * 40_000_000),
    "nuller.txt": lambda path: path.write_bytes(bytes(60_000_000)),
    "stoej.txt": lambda path: path.write_bytes(os.urandom(60_000_000)),
    "dyb.json": lambda path: path.write_bytes(b"[" * 5_000_000),
    "dyb.docx": lambda path: path.write_bytes(make_docx("<w:p>" * 500_000)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", [*HOSTILE, *LARGE])
def test_a_bad_file_takes_little_time_and_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write = LARGE[name] if name in LARGE else HOSTILE[name][1]
    write(path)
    ended = _read(path)
    assert ended.code == 2
    assert len(ended.told.splitlines()) == 1
    assert ended.told.startswith(f"{path}: ")
    assert ended.megabytes < MEGABYTES
    assert ended.seconds < SECONDS * PATIENCE


@pytest.mark.slow
def test_bad_files_side_by_side_take_no_more_memory_than_one(tmp_path: Path) -> None:
    for number in range(2):
        _write_flate_bomb(tmp_path / f"{number}.pdf")
        with (tmp_path / f"{number}.pdf").open("ab") as file:
            file.write(b"\n%%%d" % number)
    (tmp_path / "semikolon.csv").write_bytes(b";" * 4_000_000 + b"\n")
    (tmp_path / "god.md").write_text("# Møde i Vestby\n\n- Bussen", encoding="utf-8")
    ended = _read(tmp_path)
    assert ended.code == 2
    assert "god.md" not in ended.told
    assert ended.megabytes < MEGABYTES


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_bad_file_is_told_on_one_line_in_the_users_language(
    tmp_path: Path, language: str
) -> None:
    codes = write_hostile(tmp_path)
    ended = _read(tmp_path, language=language)
    lines = ended.told.splitlines()
    assert len(lines) == len(codes)
    assert all(line.startswith(f"{tmp_path}{os.sep}") for line in lines)
    words = ("Filen", "Filtypen", "Regnearket")
    danish = sum(any(word in line for word in words) for line in lines)
    assert danish > len(lines) - 3 if language == "da" else danish == 0
