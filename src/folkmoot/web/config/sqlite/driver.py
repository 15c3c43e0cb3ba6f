"""The SQLite that Django is to use: the one pysqlite3 brings along, not the system's.

Debian 12 has SQLite 3.40, which can lose commits in WAL mode; see `versions`.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_BACKEND = "django.db.backends.sqlite3"


def find_driver() -> ModuleType:
    """The newest SQLite at hand; whether it will do, the gate at start-up tells."""
    try:
        return importlib.import_module("pysqlite3")
    except ImportError:
        return importlib.import_module("sqlite3")


@contextmanager
def driver_as_sqlite3(driver: ModuleType) -> Iterator[None]:
    """Let what is imported meanwhile find the driver under the name `sqlite3`.

    Django's backend imports `sqlite3` by name and cannot be told otherwise. All other
    code keeps the standard library's.
    """
    aliases = {"sqlite3": driver, "sqlite3.dbapi2": driver.dbapi2}
    for name in [name for name in sys.modules if name.startswith(_BACKEND)]:
        del sys.modules[name]
    before = {name: sys.modules.get(name) for name in aliases}
    sys.modules.update(aliases)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
