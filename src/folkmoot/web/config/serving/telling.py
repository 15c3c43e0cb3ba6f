"""What `serve` prints once the hall is open."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.web.config.serving.opening import Ways
from folkmoot.web.config.tls.authority import read_authority, tell_fingerprint


def tell_ways(ways: Ways) -> Iterator[str]:
    """The addresses, line by line, the most useful first."""
    if not (ways.secure and ways.plain):
        for address in (*ways.secure, *ways.plain):
            yield _("The hall is open at %(address)s") % {"address": f"{address}/"}
    else:
        yield _("The hall is open.")
        yield from _tell_list(_("On this machine:"), [ways.for_staff])
        yield from _tell_list(
            _("Safe, for accounts and prepared devices:"), ways.secure
        )
        yield from _tell_list(_("For everybody's phones:"), ways.plain)
    authority = read_authority(settings.TLS_FOLDER) if ways.own_authority else None
    if authority is not None:
        page = {"address": f"{ways.plain[0]}/lan"}
        yield _("How devices come to trust the hall: %(address)s") % page
        fingerprint = {"fingerprint": tell_fingerprint(authority)}
        yield _("The certificate's fingerprint: %(fingerprint)s") % fingerprint
    yield _("Data: %(folder)s") % {"folder": settings.DATA_FOLDER}


def tell_end() -> str:
    return _("Ctrl-C stops it.")


def _tell_list(heading: str, addresses: Sequence[str]) -> Iterator[str]:
    yield heading
    for address in addresses:
        yield f"  {address}/"
