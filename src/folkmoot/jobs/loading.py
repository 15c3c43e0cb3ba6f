"""Libraries loaded while something else is waited for."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module


@contextmanager
def loading_early(modules: Sequence[str]) -> Iterator[None]:
    """Load the modules beside what is done within; it ends when they are there."""
    thread = threading.Thread(target=_load, args=(modules,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _load(modules: Sequence[str]) -> None:
    for module in modules:
        import_module(module)
