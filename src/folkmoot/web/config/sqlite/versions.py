"""Which versions of SQLite keep in WAL mode what they have acknowledged.

Versions 3.7.0 to 3.51.2 can lose commits when a checkpoint and a writer meet (the
"WAL-reset bug"). It is mended in 3.51.3, and in 3.50.7 and 3.44.6 of the older lines.
"""

Version = tuple[int, int, int]

_FIRST_WITH_WAL: Version = (3, 7, 0)
_MENDED: Version = (3, 51, 3)
_MENDED_OF_LINE: dict[tuple[int, int], int] = {(3, 50): 7, (3, 44): 6}


def keeps_commits(version: Version) -> bool:
    """Whether the version never loses a commit in WAL mode; false where it has none."""
    if version < _FIRST_WITH_WAL:
        return False
    if version >= _MENDED:
        return True
    mended = _MENDED_OF_LINE.get(version[:2])
    return mended is not None and version[2] >= mended
