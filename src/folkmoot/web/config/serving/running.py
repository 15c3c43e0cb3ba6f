"""The servers and the worker in one event loop, and how they end."""

import asyncio
import contextlib
import logging
import signal
import socket
import ssl
import sys
import warnings
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import uvicorn

from folkmoot.web.config.environment import read_proxies
from folkmoot.web.config.serving.memory import look_for_rings_seldom
from folkmoot.web.config.serving.worker import keep_worker_running
from folkmoot.web.config.tls.authority import TlsFiles

logger = logging.getLogger("folkmoot.serve")
_TIME_TO_FINISH = 5
# A phone asks every few seconds, or every 30 when it lies in a pocket; a new connection
# each time would cost it, and us, a handshake.
_TIME_UNTIL_NEXT_REQUEST = 75
_MOST_CONNECTIONS = 16_384
# A write gives Python's one lock away at each of its steps in the database, while it
# holds the database's; it then waits up to 5 ms for whoever computes, each time.
_SECONDS_A_THREAD_MAY_KEEP_OTHERS_WAITING = 0.0005


class HallServer(uvicorn.Server):
    """A server that leaves the signals to us, for there may be two and a worker."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass(frozen=True)
class Listener:
    """A port that was taken, and with which certificate it speaks TLS, if it does."""

    socket: socket.socket
    tls: TlsFiles | None = None

    @property
    def port(self) -> int:
        port: int = self.socket.getsockname()[1]
        return port


Watcher = Callable[[Sequence[ssl.SSLContext]], Coroutine[Any, Any, None]]


def run_until_stopped(
    application: Any,
    listeners: Sequence[Listener],
    *,
    tell_ready: Callable[[], None],
    end_streams: Callable[[], None] = lambda: None,
    has_worker: bool = True,
    watch: Watcher | None = None,
) -> bool:
    """Serve until a signal comes; true where it was Ctrl-C.

    `watch` runs meanwhile, with what the connections over TLS are made by. The servers
    wait for who is being answered, so answers that never end are ended by
    `end_streams`.
    """
    # Static files and photos are small and read whole, which is what is warned of.
    warnings.filterwarnings(
        "ignore", message="StreamingHttpResponse must consume synchronous iterators"
    )
    allow_many_connections()
    sys.setswitchinterval(_SECONDS_A_THREAD_MAY_KEEP_OTHERS_WAITING)
    look_for_rings_seldom()
    meanwhile = [keep_worker_running] if has_worker else []
    running = _run(application, listeners, tell_ready, end_streams, meanwhile, watch)
    return asyncio.run(running)


def allow_many_connections() -> None:
    """A phone holds two or three; many systems give a process 1,024 unasked."""
    try:
        import resource
    except ImportError:  # no POSIX
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_CONNECTIONS
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    if now == resource.RLIM_INFINITY or now >= wanted:
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


async def _run(
    application: Any,
    listeners: Sequence[Listener],
    tell_ready: Callable[[], None],
    end_streams: Callable[[], None],
    others: Sequence[Callable[[], Coroutine[Any, Any, None]]],
    watch: Watcher | None,
) -> bool:
    servers = [HallServer(_configure(application, each)) for each in listeners]
    received = _stop_on_signals(servers, end_streams)
    meanwhile = [_tell_when_started(servers, tell_ready)]
    meanwhile += [other() for other in others]
    if watch is not None:
        contexts = [server.config.ssl for server in servers if server.config.ssl]
        meanwhile.append(watch(contexts))
    tasks = [asyncio.create_task(each) for each in meanwhile]
    try:
        await asyncio.gather(
            *(
                server.serve(sockets=[each.socket])
                for server, each in zip(servers, listeners, strict=True)
            )
        )
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return signal.SIGINT in received


def _stop_on_signals(
    servers: Sequence[HallServer], end_streams: Callable[[], None]
) -> list[signal.Signals]:
    """Let signals end the servers; the list holds those that came."""
    received: list[signal.Signals] = []

    def stop(received_signal: signal.Signals) -> None:
        for server in servers:
            # Asked twice, it no longer waits for those who are still being answered.
            server.force_exit = server.should_exit
            server.should_exit = True
        end_streams()
        received.append(received_signal)

    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop, each)
    return received


async def _tell_when_started(
    servers: Sequence[HallServer], tell_ready: Callable[[], None]
) -> None:
    while not all(server.started for server in servers):
        await asyncio.sleep(0.02)
    tell_ready()


def _configure(application: Any, listener: Listener) -> uvicorn.Config:
    proxies = read_proxies()
    config = uvicorn.Config(
        application,
        http="httptools",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=_TIME_TO_FINISH,
        timeout_keep_alive=_TIME_UNTIL_NEXT_REQUEST,
        ssl_certfile=str(listener.tls.certificate) if listener.tls else None,
        ssl_keyfile=str(listener.tls.key) if listener.tls else None,
    )
    config.load()
    return config
