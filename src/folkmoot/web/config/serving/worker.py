"""The worker, which does what takes long, as a child of the server."""

import asyncio
import contextlib
import logging
import sys

logger = logging.getLogger("folkmoot.serve")
_PAUSE_BEFORE_ANOTHER = 2.0
_TIME_TO_FINISH = 10.0
# -P: what lies in the folder somebody happens to stand in is not imported.
_COMMAND = (sys.executable, "-P", "-m", "django", "work")


async def keep_worker_running() -> None:
    """Start the worker, and another whenever it ends, until this is cancelled."""
    while True:
        # It watches its standard input: when the server is gone, however it went,
        # the worker goes, too. A session of its own keeps Ctrl-C from it.
        process = await asyncio.create_subprocess_exec(
            *_COMMAND, stdin=asyncio.subprocess.PIPE, start_new_session=True
        )
        try:
            code = await process.wait()
        except asyncio.CancelledError:
            await _end(process)
            raise
        logger.error("The worker ended (%s); another is started.", code)
        await asyncio.sleep(_PAUSE_BEFORE_ANOTHER)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Let it finish what it is doing, but not for ever."""
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _TIME_TO_FINISH)
    except TimeoutError:
        process.kill()
        await process.wait()
