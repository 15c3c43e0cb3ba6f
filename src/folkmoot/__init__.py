"""From the room to the record to the recommendation."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from folkmoot.jobs.analysing import analyse
    from folkmoot.jobs.matching import group, match
    from folkmoot.jobs.reading import read

__all__ = ["analyse", "group", "match", "read"]
__version__: str

_HOMES = {
    "analyse": "folkmoot.jobs.analysing",
    "group": "folkmoot.jobs.matching",
    "match": "folkmoot.jobs.matching",
    "read": "folkmoot.jobs.reading",
}


def __getattr__(name: str) -> Any:
    """Import a verb when it is first used, so that `import folkmoot` stays quick."""
    if name == "__version__":
        from importlib.metadata import version

        return version("folkmoot")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
