"""A certificate the operator has: whether it can be used, and for which names."""

import datetime
import ssl
from pathlib import Path

from cryptography import x509

from folkmoot.domain.errors import DomainError
from folkmoot.web.config.tls.authority import TlsFiles, list_names


def check_given(files: TlsFiles, *, now: datetime.datetime) -> list[str]:
    """The certificate's names, sorted; raises DomainError where it cannot be used."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        # No password is asked for in the middle of starting a server.
        context.load_cert_chain(files.certificate, files.key, password=lambda: b"")
    except (OSError, ValueError) as error:
        raise DomainError(
            "bad_certificate",
            certificate=files.certificate,
            key=files.key,
            fault_text=getattr(error, "strerror", None) or str(error),
        ) from error
    certificate = _read_first(files.certificate)
    if certificate.not_valid_after_utc <= now:
        ended = certificate.not_valid_after_utc.date().isoformat()
        raise DomainError(
            "certificate_ended", certificate=files.certificate, ended=ended
        )
    return sorted(list_names(certificate))


def _read_first(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificates(path.read_bytes())[0]
