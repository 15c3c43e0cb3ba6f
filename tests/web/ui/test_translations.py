"""Everything that is said is said in Danish, too, and in one way."""

import gettext
import importlib.util
import io
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).parents[3] / "scripts" / "translate.py"
_spec = importlib.util.spec_from_file_location("translate", _SCRIPT)
translate = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(translate)

APPS = translate.list_apps()
EACH_APP = pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)


@EACH_APP
def test_all_that_is_said_is_said_in_danish(app: Path) -> None:
    assert translate.list_faults(app) == []


@EACH_APP
def test_the_compiled_danish_is_the_written_danish(app: Path) -> None:
    path = translate.po_path(app)
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    written = io.BytesIO(translate.compile_mo(path))
    assert compiled._catalog == gettext.GNUTranslations(written)._catalog


def test_two_apps_do_not_say_the_same_words_differently() -> None:
    """Django lays all catalogues into one: only one of two wordings would be heard."""
    danish: dict[tuple[object, object], tuple[object, str]] = {}
    differing = []
    for app in APPS:
        for message in translate.read_translations(app):
            if not message.id:
                continue
            key = (message.id, message.context)
            known = danish.setdefault(key, (message.string, app.name))
            if known[0] != message.string:
                differing.append((message.id, known, (message.string, app.name)))
    assert differing == []
