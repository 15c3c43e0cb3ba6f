"""What docs/how-to/back-up.md tells to do is a copy that can be gone back to."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.web.config.queued import open_database, read_words

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "back-up.md"


def test_the_copy_has_all_words_while_somebody_writes(
    tmp_path: Path, django_db_blocker: Any
) -> None:
    found = re.search(r"python -c \"(.+)\"$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    code = found[1].replace('\\"', '"')
    code = code.replace("/srv/folkmoot", str(tmp_path))
    code = code.replace("/backup/folkmoot", str(tmp_path / "copy"))
    with django_db_blocker.unblock():
        wrapper = open_database(tmp_path / "folkmoot.sqlite3")
        with wrapper.cursor() as cursor:
            cursor.execute("INSERT INTO words VALUES ('kept')")
        wrapper.set_autocommit(
            False, force_begin_transaction_with_broken_autocommit=True
        )
        with wrapper.cursor() as cursor:
            cursor.execute("INSERT INTO words VALUES ('not yet durable')")
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
        wrapper.rollback()
        wrapper.close()
        copy = open_database(tmp_path / "copy.sqlite3")
        assert read_words(copy) == ["kept"]
        copy.close()
