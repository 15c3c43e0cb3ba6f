"""Under which addresses and names others in the building reach this machine."""

import ipaddress
import socket
import struct
from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # no POSIX
    _ASK_FOR_ADDRESS = None
else:
    # Linux's SIOCGIFADDR: the address of an interface.
    _ASK_FOR_ADDRESS = 0x8915

# Nothing is sent there: only asked which way it would go.
_FAR_AWAY = ("192.0.2.1", 9)


def list_own_addresses() -> list[str]:
    """This machine's IPv4 addresses, the one others most likely see first."""
    found = [*_ask_the_way_out(), *_ask_the_interfaces(), *_ask_the_name()]
    return [each for each in dict.fromkeys(found) if _is_reachable(each)]


def list_own_names() -> list[str]:
    """This machine's names: as it calls itself, and as its neighbours may hear it."""
    name = socket.gethostname().lower()
    if not name or name == "localhost" or not _is_host_name(name):
        return []
    return list(dict.fromkeys([name, f"{name.partition('.')[0]}.local"]))


def _is_host_name(name: str) -> bool:
    return all(
        part and part.isascii() and part.replace("-", "").isalnum()
        for part in name.split(".")
    )


def _is_reachable(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return not (parsed.is_loopback or parsed.is_link_local or parsed.is_unspecified)


def _ask_the_way_out() -> Iterator[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_FAR_AWAY)
        except OSError:  # no network
            return
        yield probe.getsockname()[0]


def _ask_the_interfaces() -> Iterator[str]:
    if _ASK_FOR_ADDRESS is None:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            asked = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(probe.fileno(), _ASK_FOR_ADDRESS, asked)
            except OSError:  # an interface without an address, or another system
                continue
            yield socket.inet_ntoa(answer[20:24])


def _ask_the_name() -> Iterator[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    for *_, address in found:
        yield str(address[0])
