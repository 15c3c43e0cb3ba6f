import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from folkmoot.documents.blocks import ExtractedText
from folkmoot.documents.read_docx import read_docx
from folkmoot.documents.read_odt import read_odt
from folkmoot.domain.words import split_words
from tests.documents import docx_samples
from tests.documents.blocks_shown import show

# Through another program

OFFICE = shutil.which("soffice")
# LibreOffice renews dates and page numbers and drops prompts.
CONVERTED = sorted(set(docx_samples.SAMPLES) - {"fields", "heads and feet", "prompts"})


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    sources = []
    for name in CONVERTED:
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(docx_samples.SAMPLES[name])
    for kind in ("odt", "docx"):
        subprocess.run(
            [
                str(OFFICE),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder / "made"),
                *map(str, sources),
            ],
            check=True,
            capture_output=True,
            timeout=110,
        )
    return folder / "made"


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_makes_of_word_has_the_same_words(converted: Path) -> None:
    for name in CONVERTED:
        expected = count_letters(read_docx(docx_samples.SAMPLES[name]))
        made_docx = read_docx((converted / f"{name}.docx").read_bytes())
        made_odt = read_odt((converted / f"{name}.odt").read_bytes())
        assert count_letters(made_docx) == expected, name
        assert count_letters(made_odt) == expected, name


def count_letters(extracted: ExtractedText) -> Counter[str]:
    """Formulas are spaced otherwise, so that letters are compared."""
    return Counter("".join(split_words(extracted.text)))


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_makes_of_word_has_the_same_blocks(converted: Path) -> None:
    for name in ("tables", "lists", "text boxes", "notes", "content controls"):
        expected = show(read_docx(docx_samples.SAMPLES[name]))
        assert show(read_odt((converted / f"{name}.odt").read_bytes())) == expected
        assert show(read_docx((converted / f"{name}.docx").read_bytes())) == expected
