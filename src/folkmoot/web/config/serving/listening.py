"""Taking the ports before anything is told, so that a taken one is told in words."""

import errno
import socket

from folkmoot.domain.errors import DomainError
from folkmoot.web.config.serving.taking import bound_patience

_BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises DomainError where that cannot be."""
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except OSError as error:
        raise DomainError("unknown_host", host=host) from error
    family, kind, protocol, _, address = found[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound_patience(listener)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise _tell_fault(host, port, error) from error
    listener.setblocking(False)
    return listener


def _tell_fault(host: str, port: int, error: OSError) -> DomainError:
    if error.errno == errno.EADDRINUSE:
        return DomainError("port_taken", port=port)
    if error.errno in (errno.EACCES, errno.EPERM):
        return DomainError("port_closed", port=port)
    return DomainError("unknown_host", host=host)
