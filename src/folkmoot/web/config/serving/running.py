"""The servers and the worker in one event loop, and how they end."""

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import uvicorn

from folkmoot.web.config.serving.worker import keep_worker_running

logger = logging.getLogger("folkmoot.serve")
_TIME_TO_FINISH = 5


class HallServer(uvicorn.Server):
    """A server that leaves the signals to us, for there may be two and a worker."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass(frozen=True)
class Listener:
    """A port that was taken, and with which certificate it speaks TLS, if it does."""

    socket: socket.socket
    certificate: str | None = None
    key: str | None = None


def run_until_stopped(
    application: Any, listeners: Sequence[Listener], *, tell_ready: Callable[[], None]
) -> bool:
    """Serve until a signal comes; true where it was Ctrl-C."""
    return asyncio.run(_run(application, listeners, tell_ready))


async def _run(
    application: Any, listeners: Sequence[Listener], tell_ready: Callable[[], None]
) -> bool:
    servers = [HallServer(_configure(application, each)) for each in listeners]
    received: list[signal.Signals] = []

    def stop(received_signal: signal.Signals) -> None:
        for server in servers:
            # Asked twice, it no longer waits for those who are still being answered.
            server.force_exit = server.should_exit
            server.should_exit = True
        received.append(received_signal)

    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop, each)
    worker = asyncio.create_task(keep_worker_running())
    telling = asyncio.create_task(_tell_when_started(servers, tell_ready))
    try:
        await asyncio.gather(
            *(
                server.serve(sockets=[each.socket])
                for server, each in zip(servers, listeners, strict=True)
            )
        )
    finally:
        for task in (telling, worker):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
    return signal.SIGINT in received


async def _tell_when_started(
    servers: Sequence[HallServer], tell_ready: Callable[[], None]
) -> None:
    while not all(server.started for server in servers):
        await asyncio.sleep(0.02)
    tell_ready()


def _configure(application: Any, listener: Listener) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http="httptools",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_TIME_TO_FINISH,
        ssl_certfile=listener.certificate,
        ssl_keyfile=listener.key,
    )
