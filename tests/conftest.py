"""What all tests share: the data beside the project, and a count of what was left out.

`FOLKMOOT_NO_SKIPS=1` turns every test that is left out for want of a program into a
failure; data beside the project may be missing all the same.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"

settings.register_profile(
    "folkmoot",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("folkmoot")

_PROGRAMS = {
    "browser": ("chromium", "Chromium is missing: apt install chromium"),
    "office": (
        "soffice",
        "LibreOffice is missing: apt install libreoffice-writer-nogui",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = {
        marker: reason
        for marker, (program, reason) in _PROGRAMS.items()
        if shutil.which(program) is None
    }
    must_run = bool(os.environ.get("FOLKMOOT_NO_SKIPS"))
    for item in items:
        if item.get_closest_marker("shared") and not SHARED_DATA.is_dir():
            item.add_marker(pytest.mark.skip(reason="no data beside the project"))
        for marker, reason in missing.items():
            if item.get_closest_marker(marker):
                if must_run:
                    pytest.exit(reason, returncode=1)
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def _no_language_is_left() -> Iterator[None]:
    """What a request spoke is not what the next test hears."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def shared_data() -> Path:
    return SHARED_DATA
