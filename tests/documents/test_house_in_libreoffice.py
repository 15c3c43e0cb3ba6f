"""Minutes in houses' templates, opened in LibreOffice."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from folkmoot.documents.house_fields import FIELD_NAMES, Field
from folkmoot.documents.house_template import check_template, fill_template
from folkmoot.documents.read_pdf import read_pdf
from folkmoot.documents.write_minutes_docx import write_minutes_docx
from folkmoot.documents.write_minutes_odt import write_minutes_odt
from folkmoot.domain.words import split_words
from tests.documents.house_templates import LETTERHEAD
from tests.documents.minutes_samples import make_written_minutes
from tests.documents.test_house_template import (
    TEMPLATES,
    count_words,
    list_files,
    tell_body,
)

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="no LibreOffice"),
]


def convert(folder: Path, kind: str, *names: str) -> None:
    """Open files in LibreOffice and save them as another kind, beside them."""
    subprocess.run(
        [
            OFFICE or "",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            *(str(folder / name) for name in names),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )


def test_a_template_made_in_libreoffice_is_filled_without_loss(tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(TEMPLATES["letterhead with a picture"]())
    convert(tmp_path, "odt", "house.docx")
    (tmp_path / "house.docx").unlink()
    convert(tmp_path, "docx", "house.odt")
    template = (tmp_path / "house.docx").read_bytes()
    told = check_template(template)
    assert {Field.BODY, Field.FACTS, Field.TITLE, Field.PREPARED_BY} <= told.fields
    filled = fill_template(template, make_written_minutes())
    assert not check_template(filled).fields
    before, after = count_words(template), count_words(filled)
    assert not (Counter(tell_body()) + Counter(split_words(LETTERHEAD))) - after
    assert (before - after).keys() <= {w for ns in FIELD_NAMES.values() for w in ns}
    pictures = [name for name in list_files(template) if "media/" in name]
    assert pictures
    for name in pictures:
        assert list_files(filled)[name] == list_files(template)[name]


def test_what_is_written_opens_in_libreoffice_with_all_its_words(
    tmp_path: Path,
) -> None:
    minutes = make_written_minutes()
    files = {
        "ours.docx": write_minutes_docx(minutes),
        "open.odt": write_minutes_odt(minutes),
        **{
            f"{number}.docx": fill_template(make(), minutes)
            for number, make in enumerate(TEMPLATES.values())
        },
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    convert(tmp_path, "pdf", *files)
    # Letters: in a narrow cell a word may be set on two lines.
    body = Counter("".join(tell_body()))
    for name in files:
        shown = read_pdf((tmp_path / name).with_suffix(".pdf").read_bytes())
        missing = body - Counter("".join(split_words(shown.text)))
        assert not missing, name
