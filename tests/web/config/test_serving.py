"""Which ways lead into the hall, what is said of them, and what is written down."""

import logging
import re
import socket
import ssl
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from folkmoot.domain.errors import DomainError
from folkmoot.web.accounts.models import User
from folkmoot.web.config import environment
from folkmoot.web.config.access_log import AccessLogMiddleware
from folkmoot.web.config.example import load_example
from folkmoot.web.config.serving import letting_in, renewing
from folkmoot.web.config.serving.addresses import list_own_addresses, list_own_names
from folkmoot.web.config.serving.listening import listen
from folkmoot.web.config.serving.opening import Ways, Wishes, open_ways
from folkmoot.web.config.serving.telling import tell_ways
from folkmoot.web.desk.models import Run
from folkmoot.web.meetings.join_keys import find_key, make_token
from folkmoot.web.meetings.models import Meeting, MeetingState
from folkmoot.web.statements.models import Statement

ROOT = Path(__file__).parents[3]
# The ports a test took, let go of at its end.
_taken: list[socket.socket] = []


@pytest.fixture(autouse=True)
def hall(settings: Any, tmp_path: Path) -> Any:
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    settings.TLS_FOLDER = tmp_path / "tls"
    settings.PUBLIC_ADDRESS = ""
    yield settings
    while _taken:
        _taken.pop().close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _open(**wishes: Any) -> Ways:
    """The ways, on ports that are free."""
    wishes.setdefault("port", _free_port())
    wishes.setdefault("plain_port", _free_port())
    ways = open_ways(Wishes(**wishes))
    _taken.extend(listener.socket for listener in ways.listeners)
    return ways


def test_without_wishes_only_this_machine_is_let_in() -> None:
    port = _free_port()
    ways = _open(port=port)
    assert ways.listeners[0].socket.getsockname() == ("127.0.0.1", port)
    assert list(ways.plain) == [ways.for_all] == [f"http://127.0.0.1:{port}"]


def test_a_port_that_is_taken_is_told() -> None:
    taken = listen("127.0.0.1", 0)
    with pytest.raises(DomainError) as caught:
        listen("127.0.0.1", taken.getsockname()[1])
    assert caught.value.code == "port_taken"
    taken.close()


@pytest.mark.parametrize("host", ["no such name", "192.0.2.200"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(DomainError) as caught:
        listen(host, 0)
    assert caught.value.code == "unknown_host"


def test_a_hall_speaks_https_and_plain_http(hall: Any) -> None:
    ways = _open(lan=True, port=(port := _free_port()))
    assert port == hall.HTTPS_PORT
    assert hall.OWN_AUTHORITY
    assert [bool(listener.tls) for listener in ways.listeners] == [True, False]
    assert set(list_own_addresses()) <= set(hall.ALLOWED_HOSTS)


def test_what_everybody_is_told_is_an_address_every_phone_can_open() -> None:
    own = _open(lan=True)
    assert own.for_all in own.plain
    assert own.for_staff.startswith("http://127.0.0.1:")


def test_with_a_real_certificate_everybody_is_told_of_https(hall: Any) -> None:
    files = _open(lan=True).listeners[0].tls
    assert files is not None
    given = _open(lan=True, certificate=str(files.certificate), key=str(files.key))
    assert given.for_all in given.secure
    assert not hall.OWN_AUTHORITY
    alone = _open(certificate=str(files.certificate), key=str(files.key))
    assert (len(alone.listeners), list(alone.plain)) == (1, [])


def test_a_certificate_without_its_key_is_refused() -> None:
    with pytest.raises(DomainError) as caught:
        _open(certificate="chain.pem")
    assert caught.value.code == "certificate_without_key"


def test_all_addresses_are_told_and_where_the_instructions_are() -> None:
    ways = _open(lan=True)
    told = "\n".join(tell_ways(ways))
    for address in (*ways.secure, *ways.plain, f"{ways.plain[0]}/lan"):
        assert address in told


def test_a_machine_with_a_new_address_answers_to_it(
    hall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _open(lan=True).listeners[0].tls
    assert files is not None
    before = files.certificate.read_bytes()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    for module in ("renewing", "opening"):
        monkeypatch.setattr(
            f"folkmoot.web.config.serving.{module}.list_own_addresses",
            lambda: ["10.9.8.7"],
        )
    renewing.renew([context])
    assert "10.9.8.7" in hall.ALLOWED_HOSTS
    assert files.certificate.read_bytes() != before


def test_the_machines_own_names_are_names() -> None:
    for name in list_own_names():
        assert re.fullmatch(r"[a-z0-9.-]+", name)
    assert "127.0.0.1" not in list_own_addresses()


@pytest.fixture
def plain_phone(hall: Any) -> Client:
    """A phone that came over plain HTTP to a hall that also speaks HTTPS."""
    hall.HTTPS_PORT = 8443
    return Client(REMOTE_ADDR="192.168.1.50")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/accounts/login", "/accounts/"])
def test_accounts_are_not_asked_for_without_encryption(
    plain_phone: Client, path: str
) -> None:
    response = plain_phone.get(path)
    assert (response.status_code, response["Location"]) == (
        303,
        f"https://testserver:8443{path}",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/j", "/s", "/k", "/lan", "/api/sheet", "/api/plenary", "/api/live"]
)
def test_groups_may_come_without_encryption(plain_phone: Client, path: str) -> None:
    assert plain_phone.get(path).status_code != 303


@pytest.mark.django_db
def test_over_https_and_on_the_machine_itself_all_is_open(plain_phone: Client) -> None:
    assert plain_phone.get("/accounts/login", secure=True).status_code == 200
    here = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost")
    assert here.get("/accounts/login").status_code == 200


@pytest.mark.django_db
def test_the_certificate_to_install_is_given_out(plain_phone: Client) -> None:
    assert plain_phone.get("/lan/folkmoot-hall.crt").status_code == 404
    _open(lan=True)
    response = plain_phone.get("/lan/folkmoot-hall.crt")
    assert response["Content-Type"] == "application/x-x509-ca-cert"
    assert "folkmoot-hall.crt" in plain_phone.get("/lan").content.decode()


def test_neither_token_nor_query_is_in_the_access_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("folkmoot.access"), "propagate", True)
    request = RequestFactory().get("/invitation/s3cret-path", {"token": "s3cret"})
    with caplog.at_level(logging.INFO, "folkmoot.access"):
        AccessLogMiddleware(lambda _: HttpResponse())(request)
    assert "GET" in caplog.text
    assert "200" in caplog.text
    assert "s3cret" not in caplog.text
    assert "127.0.0.1" not in caplog.text


@pytest.mark.django_db
def test_the_example_is_loaded_once_and_lets_a_group_write(hall: Any) -> None:
    first, again = load_example(), load_example()
    assert first == again
    assert find_key(make_token(first.key)) == first.key
    assert first.key.meeting.state == MeetingState.OPEN
    # Three stops, tonight's, and the survey; no document is taken in twice.
    assert Meeting.objects.count() == 5
    assert Statement.objects.count() == 243
    # The machine is asked once, so that the desk has suggestions soon.
    assert [run.state for run in Run.objects.all()] == ["waiting"]
    for meeting in Meeting.objects.all():
        assert "opdigtet" in meeting.title


@pytest.mark.django_db
def test_the_first_way_in_is_told() -> None:
    def let_in(administrator: str | None = None) -> str:
        return "\n".join(
            letting_in.let_in(
                example=False, administrator=administrator, staff_site="http://hall"
            )
        )

    assert "--administrator" in let_in()
    assert "http://hall/accounts/link#" in let_in("ada@example.org")
    assert User.objects.get().is_administrator
    assert let_in() == ""


@pytest.mark.django_db
def test_what_is_no_email_address_is_refused() -> None:
    with pytest.raises(DomainError):
        letting_in.let_in(example=False, administrator="ada", staff_site="")


def test_every_setting_of_the_environment_is_in_the_reference() -> None:
    reference = (ROOT / "docs/reference/settings.md").read_text("utf-8")
    read = re.compile(r"environ(?:\.get)?[\[(]\s*\"(\w+)\"")
    source = ROOT / "src" / "folkmoot" / "web"
    names = {
        name
        for path in source.rglob("*.py")
        for name in read.findall(path.read_text("utf-8"))
    }
    assert "FOLKMOOT_DATA" in names
    missing = {name for name in names if f"`{name}`" not in reference}
    assert missing - {"DJANGO_SETTINGS_MODULE"} == set()


def test_the_hosts_of_the_environment_are_answered_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FOLKMOOT_HOSTS", "a.example, b.example")
    monkeypatch.setenv("FOLKMOOT_ADDRESS", "https://c.example:8443/")
    assert environment.read_hosts()[-3:] == ["a.example", "b.example", "c.example"]
    assert environment.read_public_address() == "https://c.example:8443"


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    first = environment.read_secret_key(tmp_path)
    assert environment.read_secret_key(tmp_path) == first
    assert len(first) > 60
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_database_url_leads_to_postgresql_with_connections_that_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p@db.example/hall")
    described = environment.read_database(tmp_path)
    assert described["ENGINE"] == "django.db.backends.postgresql"
    assert described["CONN_MAX_AGE"] is None
    assert described["CONN_HEALTH_CHECKS"]


def test_postgresql_makes_no_machine_code_unless_the_url_has_options_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given, told in (("", "-c jit=off"), ("?options=-c%20jit%3Don", "-c jit=on")):
        monkeypatch.setenv("DATABASE_URL", f"postgresql://u:p@db.example/hall{given}")
        assert environment.read_database(tmp_path)["OPTIONS"]["options"] == told
