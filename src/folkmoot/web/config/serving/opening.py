"""Which ways lead into the hall: ports, certificates, and the addresses to tell."""

import datetime
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from folkmoot.domain.errors import DomainError
from folkmoot.web.config.serving.addresses import list_own_addresses, list_own_names
from folkmoot.web.config.serving.listening import listen
from folkmoot.web.config.serving.running import Listener
from folkmoot.web.config.tls.authority import TlsFiles, issue_certificate
from folkmoot.web.config.tls.given import check_given

_THIS_MACHINE = "127.0.0.1"
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - the hall is there to be reached
_PORT = 8000
_HTTPS_PORT = 8443


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line; None where nothing was."""

    host: str | None = None
    port: int | None = None
    plain_port: int | None = None
    lan: bool = False
    certificate: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Ways:
    """The ports that were taken, and the addresses under which each is reached."""

    listeners: Sequence[Listener]
    secure: Sequence[str] = ()
    plain: Sequence[str] = ()
    own_authority: bool = False

    @property
    def for_all(self) -> str:
        """For QR codes and e-mails: the best that every phone can open.

        No guest's phone trusts the hall's own authority, so there it is the plain one.
        """
        trusted = () if self.own_authority else self.secure
        return [*trusted, *self.plain][0]

    @property
    def for_staff(self) -> str:
        """For who starts the server: encrypted, or on this machine."""
        if self.own_authority:
            return f"http://{_THIS_MACHINE}:{self.listeners[-1].port}"
        return self.for_all


def open_ways(wishes: Wishes) -> Ways:
    """Take the ports; raises DomainError where one cannot be had."""
    files = _find_given(wishes)
    if wishes.lan:
        return _open_hall(wishes, files)
    listener = Listener(
        listen(
            wishes.host or _THIS_MACHINE,
            wishes.port or (_HTTPS_PORT if files else _PORT),
        ),
        files,
    )
    names = check_given(files, now=_now()) if files else []
    reached = _list_reached(wishes.host or _THIS_MACHINE)
    settings.ALLOWED_HOSTS += [*reached, *_to_hosts(names)]
    if files:
        return Ways([listener], secure=_tell("https", names or reached, listener))
    return Ways([listener], plain=_tell("http", reached, listener))


def _open_hall(wishes: Wishes, given: TlsFiles | None) -> Ways:
    """HTTPS for all, and plain HTTP for phones that cannot trust the certificate."""
    host = wishes.host or _EVERYWHERE
    plain = Listener(listen(host, wishes.plain_port or _PORT))
    secure_socket = listen(host, wishes.port or _HTTPS_PORT)
    reached = _list_reached(host)
    names = check_given(given, now=_now()) if given else reached
    files = given or issue_own_certificate()
    secure = Listener(secure_socket, files)
    settings.ALLOWED_HOSTS += [*reached, *_to_hosts(names)]
    settings.HTTPS_PORT = secure.port
    settings.OWN_AUTHORITY = given is None
    return Ways(
        [secure, plain],
        secure=_tell("https", names, secure),
        plain=_tell("http", reached, plain),
        own_authority=given is None,
    )


def issue_own_certificate() -> TlsFiles:
    """A certificate for what this machine is called now, by the hall's authority."""
    return issue_certificate(
        settings.TLS_FOLDER,
        addresses=list_own_addresses(),
        names=list_own_names(),
        now=_now(),
    )


def _find_given(wishes: Wishes) -> TlsFiles | None:
    if wishes.certificate is None and wishes.key is None:
        return None
    if wishes.certificate is None or wishes.key is None:
        raise DomainError("certificate_without_key")
    return TlsFiles(Path(wishes.certificate), Path(wishes.key))


def _list_reached(host: str) -> list[str]:
    if host not in (_EVERYWHERE, "::"):
        return [host]
    return [*list_own_addresses(), *list_own_names()] or [_THIS_MACHINE]


def _to_hosts(names: Sequence[str]) -> list[str]:
    """As Django's ALLOWED_HOSTS spells them: a leading dot for any name below."""
    return [name.removeprefix("*") for name in names]


def _tell(scheme: str, names: Sequence[str], listener: Listener) -> list[str]:
    usual = {"http": 80, "https": 443}[scheme]
    port = "" if listener.port == usual else f":{listener.port}"
    return [
        f"{scheme}://{_bracket(name)}{port}"
        for name in names
        if not name.startswith("*")
    ]


def _bracket(name: str) -> str:
    try:
        is_long = ipaddress.ip_address(name).version == 6
    except ValueError:
        return name
    return f"[{name}]" if is_long else name


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
