"""An authority of the hall's own, that devices can be told to trust.

Its key never leaves the data folder. It is bound to private networks and this
machine's names, so that it could vouch for no other site even if its key were stolen. A
new address within them needs only a new certificate; the authority stays installed.
"""

import datetime
import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_YEARS_OF_AUTHORITY = 10
# Devices refuse certificates that are valid for longer.
_DAYS_OF_CERTIFICATE = 397
_RENEWED_BEFORE_DAYS = 30
_PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8")


@dataclass(frozen=True)
class TlsFiles:
    """Where a certificate and its key lie."""

    certificate: Path
    key: Path


@dataclass(frozen=True)
class _Issuer:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def issue_certificate(
    folder: Path,
    *,
    addresses: Sequence[str],
    names: Sequence[str],
    now: datetime.datetime,
) -> TlsFiles:
    """The hall's certificate for these addresses and names, made where it must be."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    files = TlsFiles(folder / "hall.crt", folder / "hall.key")
    issuer = _find_authority(folder, addresses, names, now)
    wanted = {*addresses, *names, "127.0.0.1", "localhost"}
    if not _still_serves(files, wanted, issuer, now):
        _make_certificate(files, wanted, issuer, now)
    return files


def read_authority(folder: Path) -> x509.Certificate | None:
    """The authority to install on devices; None where none was made."""
    path = folder / "authority.crt"
    if not path.exists():
        return None
    return x509.load_pem_x509_certificate(path.read_bytes())


def tell_fingerprint(certificate: x509.Certificate) -> str:
    """As devices show it: SHA-256 in pairs of digits."""
    digest = certificate.fingerprint(hashes.SHA256()).hex().upper()
    return " ".join(digest[at : at + 2] for at in range(0, len(digest), 2))


def _find_authority(
    folder: Path, addresses: Sequence[str], names: Sequence[str], now: datetime.datetime
) -> _Issuer:
    """The authority that was made before, or a new one where that may not vouch."""
    found = read_authority(folder)
    key_path = folder / "authority.key"
    if found is not None and key_path.exists():
        ends = found.not_valid_after_utc
        lasts = ends - now > datetime.timedelta(days=_DAYS_OF_CERTIFICATE)
        if lasts and _may_vouch(found, addresses, names):
            return _Issuer(found, _read_key(key_path))
    issuer = _make_authority(addresses, names, now)
    _write_secret(key_path, _dump_key(issuer.key))
    _write(folder / "authority.crt", _dump(issuer.certificate))
    return issuer


def _may_vouch(
    authority: x509.Certificate, addresses: Sequence[str], names: Sequence[str]
) -> bool:
    bounds = authority.extensions.get_extension_for_class(x509.NameConstraints).value
    permitted = bounds.permitted_subtrees or []
    networks = [each.value for each in permitted if isinstance(each, x509.IPAddress)]
    allowed = {each.value for each in permitted if isinstance(each, x509.DNSName)}
    parsed = [ipaddress.ip_address(each) for each in addresses]
    return set(names) <= allowed and all(
        any(address in network for network in networks)  # type: ignore[operator]
        for address in parsed
    )


def _make_authority(
    addresses: Sequence[str], names: Sequence[str], now: datetime.datetime
) -> _Issuer:
    key = ec.generate_private_key(ec.SECP256R1())
    told = names[0] if names else "Folkmoot"
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Folkmoot"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"Folkmoot hall ({told})"[:64]),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    bounds = x509.NameConstraints(_list_bounds(addresses, names), None)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    certificate = (
        _begin(subject, subject, key.public_key(), now)
        .not_valid_after(now + datetime.timedelta(days=365 * _YEARS_OF_AUTHORITY))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(bounds, critical=True)
        .add_extension(identifier, critical=False)
        .sign(key, hashes.SHA256())
    )
    return _Issuer(certificate, key)


def _list_bounds(
    addresses: Sequence[str], names: Sequence[str]
) -> list[x509.GeneralName]:
    networks = [ipaddress.ip_network(each) for each in _PRIVATE]
    for each in addresses:
        address = ipaddress.ip_address(each)
        if not any(address in network for network in networks):
            networks.append(ipaddress.ip_network(address))
    return [
        *(x509.IPAddress(network) for network in networks),
        *(x509.DNSName(name) for name in dict.fromkeys([*names, "localhost"])),
    ]


def _still_serves(
    files: TlsFiles, wanted: set[str], issuer: _Issuer, now: datetime.datetime
) -> bool:
    if not (files.certificate.exists() and files.key.exists()):
        return False
    certificate = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    lasts = certificate.not_valid_after_utc - now
    return (
        lasts > datetime.timedelta(days=_RENEWED_BEFORE_DAYS)
        and certificate.issuer == issuer.certificate.subject
        and _is_signed_by(certificate, issuer.certificate)
        and wanted <= list_names(certificate)
    )


def _is_signed_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except Exception:  # whatever is wrong with it, it does not serve
        return False
    return True


def list_names(certificate: x509.Certificate) -> set[str]:
    """The names and addresses the certificate is for."""
    try:
        found = certificate.extensions.get_extension_for_class(
            x509.SubjectAlternativeName
        ).value
    except x509.ExtensionNotFound:
        return set()
    return {
        *found.get_values_for_type(x509.DNSName),
        *(str(each) for each in found.get_values_for_type(x509.IPAddress)),
    }


def _make_certificate(
    files: TlsFiles, wanted: set[str], issuer: _Issuer, now: datetime.datetime
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Folkmoot")])
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    names = x509.SubjectAlternativeName([_parse(each) for each in sorted(wanted)])
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(
        issuer.key.public_key()
    )
    certificate = (
        _begin(subject, issuer.certificate.subject, key.public_key(), now)
        .not_valid_after(now + datetime.timedelta(days=_DAYS_OF_CERTIFICATE))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=False)
        .add_extension(names, critical=False)
        .add_extension(authority, critical=False)
        .sign(issuer.key, hashes.SHA256())
    )
    _write_secret(files.key, _dump_key(key))
    _write(files.certificate, _dump(certificate))


def _begin(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime.datetime,
) -> x509.CertificateBuilder:
    # A device's clock may be behind.
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
    )


def _parse(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _read_key(path: Path) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path} is no key of ours")
    return key


def _dump(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _dump_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _write_secret(path: Path, content: bytes) -> None:
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(
        os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
    ) as f:
        f.write(content)
    new.replace(path)


def _write(path: Path, content: bytes) -> None:
    new = path.with_suffix(".new")
    new.write_bytes(content)
    new.replace(path)
