"""An engine by its name."""

from folkmoot.domain.errors import DomainError
from folkmoot.engines.engine import ENGINE_NAMES, Engine
from folkmoot.engines.starting import count_cores


def open_engine(
    name: str, *, workers: int | None = None, scheduler: str | None = None
) -> Engine:
    """Open the engine of this name; use it as a context, so that it is closed.

    `workers` is how many batches run at once, by default one per core; `serial` and
    a running cluster do not need it. `scheduler` is the address of a running Dask
    scheduler; without one `dask` starts a cluster of its own on this machine.

    Raises:
        DomainError: `unknown_engine`, `too_few_workers`, `scheduler_without_dask`,
            `engine_missing` (the extra is not installed), `scheduler_unreachable`,
            `scheduler_without_workers`.
    """
    if name not in ENGINE_NAMES:
        raise DomainError("unknown_engine", name=name, known=", ".join(ENGINE_NAMES))
    if workers is not None and workers < 1:
        raise DomainError("too_few_workers", workers=workers)
    if scheduler is not None and name != "dask":
        raise DomainError("scheduler_without_dask", name=name)
    # Imported here: each engine loads only what it needs itself.
    if name == "serial":
        from folkmoot.engines.serial import SerialEngine

        return SerialEngine()
    workers = workers or count_cores()
    if name == "processes":
        from folkmoot.engines.processes import ProcessesEngine

        return ProcessesEngine(workers=workers)
    from folkmoot.engines.cluster import open_dask

    return open_dask(workers=workers, scheduler=scheduler)
