"""Write the documents and their facts from the sources.

`python -m tests.layouts.build [NUMBER…]` needs LibreOffice and typst. What it writes is
kept in the repository, so that the tests need neither.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst

from tests.layouts.marks import Listener, plain
from tests.layouts.survey_tables import write_tables
from tests.layouts.word import Writer, draw_png

HERE = Path(__file__).parent
SOURCES, DOCUMENTS, FACTS = HERE / "sources", HERE / "documents", HERE / "facts"
CUT = "---8<---\n"
NOT_SHOWN = (
    re.compile(r"<(script|style|title)\b.*?</\1>", re.S | re.I),
    re.compile(r"<!DOCTYPE[^>]*>", re.I),
    re.compile(r"^::(box|control|end|page)$|^::(header|footer) ", re.M),
    re.compile(r"^#[T1-4] |\{pages?\}", re.M),
)
LIST_LABEL = re.compile(r"^\s*(?:\d+\.|[a-z]\))\s", re.M)
TYPST_CODE = re.compile(
    r"^#(?:set|show|place|pagebreak|colbreak|columns|table).*\n", re.M
)


def main(wanted: list[str]) -> None:
    DOCUMENTS.mkdir(exist_ok=True)
    FACTS.mkdir(exist_ok=True)
    for source in sorted(SOURCES.iterdir()):
        if not wanted or any(source.name.startswith(name) for name in wanted):
            build(source)
    if not wanted or "tables" in wanted:
        write_tables(DOCUMENTS, FACTS)


def build(source: Path) -> None:
    head, marked = source.read_text("utf-8").split(CUT)
    facts: dict[str, Any] = json.loads(head)
    listener = Listener()
    text = listener.clean(marked)
    facts["statements"] = listener.statements
    facts["words"] = show(text, source.suffix)
    name = facts["document"]
    (FACTS / f"{Path(name).stem}.json").write_text(
        json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    target = DOCUMENTS / name
    if source.suffix == ".word":
        write_word(text, target)
    elif source.suffix == ".typ":
        write_typst(text, target)
    else:
        target.write_text(text, "utf-8")


def show(text: str, suffix: str) -> str:
    """The words a reader of the document sees, for a check that none is lost."""
    for pattern in NOT_SHOWN:
        text = pattern.sub(" ", text)
    if suffix == ".typ":
        text = TYPST_CODE.sub("", text)
    if suffix == ".word":
        text = "\n".join([text, *re.findall(r"\{\^(.*?)\^\}", text)])
    if suffix in (".md", ".txt"):
        text = LIST_LABEL.sub("", text)
    return plain(text)


def write_word(text: str, target: Path) -> None:
    content = Writer().write(text)
    if target.suffix == ".docx":
        target.write_bytes(content)
    else:
        convert(content, target)


def convert(content: bytes, target: Path) -> None:
    """Let LibreOffice write the document in the format of `target`."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder, target.stem + ".docx")
        before.write_bytes(content)
        kind = target.suffix.removeprefix(".")
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                kind,
                "--outdir",
                folder,
                str(before),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        target.write_bytes(before.with_suffix(target.suffix).read_bytes())


def write_typst(text: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "scan.png").write_bytes(draw_png(width=440, height=620))
        main_file = Path(folder, "main.typ")
        main_file.write_text(text, "utf-8")
        target.write_bytes(typst.compile(main_file))


if __name__ == "__main__":
    main(sys.argv[1:])
