import sys
from pathlib import Path

import pytest

from folkmoot.jobs.loading import loading_early


def test_modules_are_there_when_the_work_beside_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_to_load.py").write_text("import time\ntime.sleep(0.1)\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with loading_early(["slow_to_load"]):
        pass
    assert "slow_to_load" in sys.modules
    del sys.modules["slow_to_load"]
