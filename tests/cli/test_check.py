"""`folkmoot check` from the outside: what it tells and how it ends."""

import subprocess
import sys
from pathlib import Path

CHECK = [sys.executable, "-m", "folkmoot", "--language", "en", "check"]


def check(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CHECK, *arguments, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_folder_without_a_log_is_refused_in_words(tmp_path: Path) -> None:
    done = check(tmp_path / "data")
    assert done.returncode == 2
    assert "There is no log here" in done.stderr
