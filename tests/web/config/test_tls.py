"""The hall's own authority: trusted for the hall, for nothing else, and renewed."""

import datetime
import ssl
import stat
from pathlib import Path

import pytest

from folkmoot.domain.errors import DomainError
from folkmoot.web.config.tls import authority
from folkmoot.web.config.tls.authority import TlsFiles, issue_certificate
from folkmoot.web.config.tls.given import check_given

NOW = datetime.datetime.now(datetime.UTC)


def _issue(
    folder: Path, *addresses: str, now: datetime.datetime = NOW, name: str = "hall"
) -> TlsFiles:
    return issue_certificate(
        folder, addresses=addresses, names=[name, f"{name}.local"], now=now
    )


def _is_trusted(folder: Path, files: TlsFiles, host: str) -> bool:
    """Whether a device that installed the authority opens the page unwarned."""
    client_context = ssl.create_default_context(cafile=folder / "authority.crt")
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_context.load_cert_chain(files.certificate, files.key)
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = client_context.wrap_bio(to_client, to_server, server_hostname=host)
    server = server_context.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(4):
        for side in (client, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError:
                return False
    return client.version() is not None


@pytest.mark.parametrize(
    "host", ["192.168.1.20", "hall", "hall.local", "localhost", "127.0.0.1"]
)
def test_a_device_with_the_authority_trusts_the_hall(tmp_path: Path, host: str) -> None:
    assert _is_trusted(tmp_path, _issue(tmp_path, "192.168.1.20"), host)


def test_a_certificate_is_for_its_own_addresses_only(tmp_path: Path) -> None:
    assert not _is_trusted(tmp_path, _issue(tmp_path, "192.168.1.20"), "192.168.1.21")


@pytest.mark.parametrize("foreign", ["bank.example.org", "192.0.2.7"])
def test_a_stolen_authority_vouches_for_no_other_site(
    tmp_path: Path, foreign: str
) -> None:
    _issue(tmp_path, "192.168.1.20")
    issuer = authority._find_authority(tmp_path, ["192.168.1.20"], ["hall"], NOW)
    forged = TlsFiles(tmp_path / "forged.crt", tmp_path / "forged.key")
    authority._make_certificate(forged, {foreign}, issuer, NOW)
    assert not _is_trusted(tmp_path, forged, foreign)


def test_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    _issue(tmp_path / "tls", "192.168.1.20")
    for name in ("authority.key", "hall.key"):
        mode = stat.S_IMODE((tmp_path / "tls" / name).stat().st_mode)
        assert mode == 0o600
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700


def test_the_same_addresses_keep_the_same_certificate(tmp_path: Path) -> None:
    first = _issue(tmp_path, "192.168.1.20").certificate.read_bytes()
    assert _issue(tmp_path, "192.168.1.20").certificate.read_bytes() == first


def test_a_new_address_gets_a_certificate_of_the_authority_that_is_installed(
    tmp_path: Path,
) -> None:
    _issue(tmp_path, "192.168.1.20")
    installed = (tmp_path / "authority.crt").read_bytes()
    files = _issue(tmp_path, "10.1.2.3")
    assert (tmp_path / "authority.crt").read_bytes() == installed
    assert _is_trusted(tmp_path, files, "10.1.2.3")


def test_a_public_address_needs_an_authority_that_may_vouch_for_it(
    tmp_path: Path,
) -> None:
    _issue(tmp_path, "192.168.1.20")
    installed = (tmp_path / "authority.crt").read_bytes()
    files = _issue(tmp_path, "203.0.113.9")
    assert (tmp_path / "authority.crt").read_bytes() != installed
    assert _is_trusted(tmp_path, files, "203.0.113.9")


def test_a_certificate_is_renewed_before_it_ends(tmp_path: Path) -> None:
    first = _issue(tmp_path, "192.168.1.20").certificate.read_bytes()
    later = NOW + datetime.timedelta(days=380)
    assert _issue(tmp_path, "192.168.1.20", now=later).certificate.read_bytes() != first


def test_a_certificate_that_was_spoilt_is_made_anew(tmp_path: Path) -> None:
    _issue(tmp_path, "192.168.1.20")
    _issue(tmp_path / "other", "192.168.1.20")
    foreign = (tmp_path / "other" / "hall.crt").read_bytes()
    (tmp_path / "hall.crt").write_bytes(foreign)
    assert _is_trusted(tmp_path, _issue(tmp_path, "192.168.1.20"), "192.168.1.20")


def test_a_certificate_of_ones_own_tells_its_names(tmp_path: Path) -> None:
    files = _issue(tmp_path, "192.168.1.20")
    assert {"hall", "192.168.1.20"} <= set(check_given(files, now=NOW))


def test_a_certificate_that_has_ended_is_refused(tmp_path: Path) -> None:
    files = _issue(tmp_path, "192.168.1.20")
    with pytest.raises(DomainError) as caught:
        check_given(files, now=NOW + datetime.timedelta(days=400))
    assert caught.value.code == "certificate_ended"


def test_a_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    files = _issue(tmp_path, "192.168.1.20")
    other = _issue(tmp_path / "other", "192.168.1.20")
    for key in (other.key, tmp_path / "missing.key"):
        with pytest.raises(DomainError) as caught:
            check_given(TlsFiles(files.certificate, key), now=NOW)
        assert caught.value.code == "bad_certificate"
