"""Run a pure function over batches: here, in processes, or on a cluster.

An engine knows nothing of what it runs. `open_engine` opens one by its name.
"""

from folkmoot.engines.engine import ENGINE_NAMES, Engine
from folkmoot.engines.opening import open_engine

__all__ = ["ENGINE_NAMES", "Engine", "open_engine"]
