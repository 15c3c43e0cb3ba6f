"""How long reading takes, each time beside its limit.

    make bench

writes 100 pages of minutes in four formats and some hostile files, reads them with the
command as a user would, and prints seconds, memory and the part of the limit used. The
table is kept in benchmarks/results/reading.md. Nothing here is a test.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import docx
import typst

PAGES = 100
LIMIT_SECONDS = 10.0
HOSTILE_LIMIT_SECONDS = 5.0
MEMORY_LIMIT_MB = 512
RESULTS = Path(__file__).parent / "results" / "reading.md"
WORDS = (
    "kommunen borgerne bussen skolen lægen frivillige hjælp tid boliger stier ældre"
    " unge familier økonomi nærhed ansvar tillid digital faglighed ledelse hverdag"
).split()


def make_sections(seed: int = 7) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Areas with groups with statements: about 30 statements a page of minutes."""
    chance = random.Random(seed)

    def say() -> str:
        words = chance.choices(WORDS, k=chance.randint(6, 22))
        return " ".join(words).capitalize() + "."

    return [
        (
            f"Område {area} {chance.choice(WORDS)}",
            [(f"Gruppe {group}", [say() for _ in range(6)]) for group in range(1, 5)],
        )
        for area in range(1, PAGES + 1)
    ]


def write_markdown(path: Path, sections: list) -> None:
    lines = ["# Referat af møde i Vestby", "", "Dato: 3. marts 2026", ""]
    for area, groups in sections:
        lines += [f"## {area}", ""]
        for group, texts in groups:
            lines += [f"### {group}", "", *(f"- {text}" for text in texts), ""]
    path.write_text("\n".join(lines), "utf-8")


def write_docx(path: Path, sections: list) -> None:
    document = docx.Document()
    document.add_heading("Referat af møde i Vestby", 0)
    for area, groups in sections:
        document.add_heading(area, 1)
        for group, texts in groups:
            document.add_heading(group, 2)
            for text in texts:
                document.add_paragraph(text, style="List Bullet")
    document.save(path)


def write_pdf(path: Path, sections: list) -> None:
    lines = ["#set page(footer: context [Side #counter(page).display()])"]
    lines.append("= Referat af møde i Vestby")
    for area, groups in sections:
        lines.append(f"#pagebreak()\n== {area}")
        for group, texts in groups:
            lines += [f"=== {group}", *(f"- {text}" for text in texts)]
    source = path.with_suffix(".typ")
    source.write_text("\n".join(lines), "utf-8")
    typst.compile(source, output=path)
    source.unlink()


def write_hostile(folder: Path) -> list[Path]:
    large, bomb, blank = folder / "1gb.txt", folder / "bombe.docx", folder / "tom.pdf"
    with large.open("wb") as file:
        file.truncate(1_000_000_000)
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(600):
            member.write(b" " * 1_000_000)
    blank.write_bytes(b"%PDF-1.7\n" + b"0" * 5_000_000)
    return [large, bomb, blank]


MEASURE = """
import resource, subprocess, sys, time
started = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - started, used.ru_maxrss / 1000)
"""


def measure(*arguments: object) -> tuple[float, float]:
    command = [sys.executable, "-m", "folkmoot", "read", *map(str, arguments)]
    ended = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], capture_output=True, check=True
    )
    seconds, megabytes = map(float, ended.stdout.split())
    return seconds, megabytes


def main() -> None:
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sections = make_sections()
        write_markdown(folder / "referat.md", sections)
        write_docx(folder / "referat.docx", sections)
        write_pdf(folder / "referat.pdf", sections)
        for path in sorted(folder.glob("referat.*")):
            seconds, megabytes = measure(path, "--no-links")
            rows.append(
                (f"{PAGES} pages {path.suffix}", seconds, LIMIT_SECONDS, megabytes)
            )
        for path in write_hostile(folder):
            seconds, megabytes = measure(path, "--no-links")
            rows.append(
                (f"refuse {path.name}", seconds, HOSTILE_LIMIT_SECONDS, megabytes)
            )
    lines = [
        "| what | seconds | limit | part of limit | MB | part of 512 MB |",
        "|---|--:|--:|--:|--:|--:|",
        *(
            f"| {what} | {seconds:.2f} | {limit:.0f} | {seconds / limit:.2f} "
            f"| {megabytes:.0f} | {megabytes / MEMORY_LIMIT_MB:.2f} |"
            for what, seconds, limit, megabytes in rows
        ),
    ]
    table = "\n".join(lines)
    RESULTS.write_text(
        f"# Reading: {time.strftime('%Y-%m-%d')}, Python "
        f"{sys.version_info.major}.{sys.version_info.minor}\n\n{table}\n",
        "utf-8",
    )
    print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"\nThe benchmark itself took {peak:.0f} MB.")


if __name__ == "__main__":
    main()
