"""Vectors kept from run to run, so that only new texts are embedded.

The file holds hashes of texts, never texts. It is a convenience: where it is damaged,
locked or cannot be written, a run goes on without it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]
    Vectors = NDArray[np.float32]

FILE_NAME = "vectors-1.sqlite"
_KEYS_AT_ONCE = 500
_SECONDS_TO_WAIT = 5.0
_TABLE = """
    CREATE TABLE IF NOT EXISTS vector (
        key BLOB PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL
    ) WITHOUT ROWID
"""


def find_cache_folder() -> Path:
    """The user's folder: FOLKMOOT_CACHE, else below XDG_CACHE_HOME, else ~/.cache."""
    if own := os.environ.get("FOLKMOOT_CACHE"):
        return Path(own)
    if shared := os.environ.get("XDG_CACHE_HOME"):
        return Path(shared) / "folkmoot"
    return Path(os.path.expanduser("~/.cache/folkmoot"))


class VectorCache:
    """The vectors of one encoder. Several processes may use the file at once."""

    def __init__(
        self, *, fingerprint: str, dimensions: int, folder: Path | None = None
    ) -> None:
        self._fingerprint = fingerprint
        self._dimensions = dimensions
        self._path = (folder or find_cache_folder()) / FILE_NAME
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = self._open()
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    @property
    def is_open(self) -> bool:
        """Whether the file is in use; when not, nothing is found nor kept."""
        return self._connection is not None

    def find(self, texts: Sequence[str]) -> dict[str, Vector]:
        """The vectors that are known, by text."""
        keys = {self._make_key(text): text for text in texts}
        found: dict[str, Vector] = {}
        for chunk in _cut(list(keys)):
            for key, value, checksum in self._select(chunk):
                vector = self._read(value, checksum)
                if vector is not None:
                    found[keys[key]] = vector
        return found

    def keep(self, vectors: Mapping[str, Vector]) -> None:
        """Keep vectors by text, at once, so that a run that is killed loses little."""
        rows = []
        for text, vector in vectors.items():
            value = vector.astype("<f4").tobytes()
            rows.append((self._make_key(text), value, zlib.crc32(value)))
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows
                )
        except sqlite3.Error as error:
            self._give_up(error)

    def forget_others(self, texts: Sequence[str]) -> None:
        """Overwrite what is held of other texts: from a vector much can be guessed."""
        if self._connection is None:
            return
        wanted = {self._make_key(text) for text in texts}
        try:
            self._connection.execute("PRAGMA secure_delete = ON")
            held = self._connection.execute("SELECT key FROM vector").fetchall()
            others = [(key,) for (key,) in held if key not in wanted]
            with self._connection:
                self._connection.executemany("DELETE FROM vector WHERE key = ?", others)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _open(self) -> sqlite3.Connection:
        # Hashes of short texts can be guessed: the file is for its owner alone.
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(self._path, timeout=_SECONDS_TO_WAIT)
        try:
            os.chmod(self._path, 0o600)
            # What is lost in a power cut is only embedded again.
            connection.execute("PRAGMA synchronous = OFF")
            with connection:
                connection.execute(_TABLE)
        except BaseException:
            connection.close()
            raise
        return connection

    def _select(self, keys: Sequence[bytes]) -> list[tuple[bytes, bytes, int]]:
        if self._connection is None:
            return []
        marks = ", ".join("?" * len(keys))
        query = f"SELECT key, value, checksum FROM vector WHERE key IN ({marks})"  # noqa: S608 - question marks only
        try:
            return self._connection.execute(query, keys).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _read(self, value: object, checksum: object) -> Vector | None:
        """The vector of a row; None where the row is damaged."""
        import numpy as np

        if not isinstance(value, bytes) or zlib.crc32(value) != checksum:
            return None
        if len(value) != 4 * self._dimensions:
            return None
        return np.frombuffer(value, dtype="<f4").astype(np.float32)

    def _make_key(self, text: str) -> bytes:
        whole = f"{self._fingerprint}\x1f{text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(whole).digest()

    def _give_up(self, error: Exception) -> None:
        """Go on without the file; a damaged one makes room for a new one next time."""
        try:
            self.close()
            is_damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(
                error, sqlite3.OperationalError
            )
            if is_damaged and self._path.is_file():
                self._path.unlink()
        except (OSError, sqlite3.Error):
            self._connection = None


def _cut(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        yield keys[start : start + _KEYS_AT_ONCE]
