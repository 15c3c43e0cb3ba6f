"""Every address, asked for by everybody, in one's own consultation and in another's.

What is expected is computed from `access_rules`; the addresses are those the resolver
has. So a new address without a rule fails, and so does one that holds its rule badly.
"""

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from folkmoot.web.config.access_rules import RULES, Rule, find_rule
from folkmoot.web.config.tls.authority import issue_certificate
from folkmoot.web.meetings.models import Role
from tests.web.config.access_tour import Tour, add_second_factor, join_device, make_tour
from tests.web.people import make_person

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


class Who(StrEnum):
    """Each as seen from the consultation whose address is asked for."""

    ANONYMOUS = "anonymous"
    DEVICE = "a device of the meeting"
    OTHER_DEVICE = "a device of another meeting"
    MEMBER = "a member"
    FACILITATOR = "a facilitator"
    SECRETARY = "a secretary"
    OTHER_MEMBER = "a member of another consultation"
    OTHER_SECRETARY = "a secretary of another consultation"
    ADMINISTRATOR = "an administrator"


class Answer(StrEnum):
    LET_IN = "let in"
    SIGN_IN = "asked to sign in"
    REFUSED = "refused"
    HIDDEN = "nothing there"


_DEVICES = {Who.ANONYMOUS, Who.DEVICE, Who.OTHER_DEVICE}
# Whoever it is, the method is told before it is asked who comes.
_KNOWN_BY_ITSELF = {Rule.DEVICE, Rule.PROGRAM}
_RANK = {Rule.MEMBER: 1, Rule.FACILITATOR: 2, Rule.SECRETARY: 3}
_ROLES = {
    Who.MEMBER: Rule.MEMBER,
    Who.FACILITATOR: Rule.FACILITATOR,
    Who.SECRETARY: Rule.SECRETARY,
}


def _expect(rule: Rule, who: Who, *, has_object: bool) -> Answer:
    if rule is Rule.PUBLIC:
        return Answer.LET_IN
    if rule is Rule.PROGRAM:
        return Answer.SIGN_IN
    if rule is Rule.DEVICE:
        return _expect_of_device(who, has_object=has_object)
    if who in _DEVICES:
        return Answer.SIGN_IN
    if rule is Rule.SIGNED_IN:
        return Answer.LET_IN
    if rule is Rule.ADMINISTRATOR:
        return Answer.LET_IN if who is Who.ADMINISTRATOR else Answer.REFUSED
    if who not in _ROLES:
        return Answer.HIDDEN
    return Answer.LET_IN if _RANK[_ROLES[who]] >= _RANK[rule] else Answer.REFUSED


def _expect_of_device(who: Who, *, has_object: bool) -> Answer:
    if who is Who.DEVICE:
        return Answer.LET_IN
    if who is Who.OTHER_DEVICE:
        return Answer.HIDDEN if has_object else Answer.LET_IN
    return Answer.SIGN_IN


def _read(response: HttpResponseBase) -> Answer:
    if response.status_code == 401:
        return Answer.SIGN_IN
    if response.status_code == 403:
        return Answer.REFUSED
    if response.status_code == 404:
        return Answer.HIDDEN
    if response.headers.get("Location", "").startswith(reverse("account_login")):
        return Answer.SIGN_IN
    return Answer.LET_IN


def _patterns(
    entries: list[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _patterns(entry.url_patterns, inner)
        else:
            yield f"{namespace}{entry.name}", entry


PATTERNS = list(_patterns(get_resolver().url_patterns))
NAMES = sorted({name for name, _ in PATTERNS})


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever the request does is forgotten before the next one."""
    block = transaction.atomic()
    # Commands that must be durable accept this block as they do a test's own.
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


@contextmanager
def _same_cookies(client: Client) -> Iterator[None]:
    before = copy.deepcopy(client.cookies)
    yield
    client.cookies = before


@pytest.fixture(scope="module")
def tls_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    issue_certificate(folder, addresses=[], names=["hall"], now=timezone.now())
    return folder


@pytest.fixture(autouse=True)
def _all_is_set_up(settings: Any, tls_folder: Path) -> None:
    """What an operator may leave out, and is then not found."""
    settings.SECURITY_CONTACT = "mailto:hall@example.org"
    settings.OWN_AUTHORITY, settings.TLS_FOLDER = True, tls_folder


@dataclass(frozen=True)
class World:
    """A tour, and everybody's browser as seen from it."""

    here: Tour
    visitors: Mapping[Who, Client]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once for all addresses; what a request does is forgotten after it."""
    with django_db_blocker.unblock(), _undone():
        yield _make_world()


def _make_world() -> World:
    here, elsewhere = make_tour("here"), make_tour("elsewhere")
    clients = {who: Client() for who in Who}
    people = {
        Who.MEMBER: here.people[Role.MEMBER],
        Who.FACILITATOR: here.people[Role.FACILITATOR],
        Who.SECRETARY: here.people[Role.SECRETARY],
        Who.OTHER_MEMBER: elsewhere.people[Role.MEMBER],
        Who.OTHER_SECRETARY: elsewhere.people[Role.SECRETARY],
        Who.ADMINISTRATOR: make_person("Ada", is_administrator=True),
    }
    for who, person in people.items():
        add_second_factor(person)
        clients[who].force_login(person)
    join_device(clients[Who.DEVICE], here.meeting)
    join_device(clients[Who.OTHER_DEVICE], elsewhere.meeting)
    return World(here, clients)


def _ask(client: Client, method: str, address: str) -> HttpResponseBase:
    headers = {"X-Folkmoot": "1"}
    if method == "GET":
        return client.get(address, headers=headers)
    is_api = address.startswith("/api/")
    body: dict[str, Any] = {"content_type": "application/json"} if is_api else {}
    return client.post(address, {}, headers=headers, **body)


@pytest.mark.parametrize("name", NAMES)
def test_an_address_lets_in_whom_its_rule_names(name: str, world: World) -> None:
    here = world.here
    parameters = next(p for n, p in PATTERNS if n == name).pattern.converters
    missing = set(parameters) - set(here.ids)
    assert not missing, f"no id for {missing} in access_tour"
    address = reverse(name, kwargs={key: here.ids[key] for key in parameters})
    wrong = []
    answered = set()
    for method in ("GET", "POST"):
        rule = find_rule(name, method)
        assert rule, f"{name} has no rule in access_rules"
        for who, client in world.visitors.items():
            with _undone(), _same_cookies(client):
                response = _ask(client, method, address)
            tells_method = rule in _KNOWN_BY_ITSELF or who not in _DEVICES
            if response.status_code == 405 and tells_method:
                continue  # A method the address does not have tells nothing.
            answered.add(method)
            expected = _expect(rule, who, has_object=bool(parameters))
            if rule is Rule.PUBLIC and _read(response) is Answer.SIGN_IN:
                continue
            if _read(response) != expected:
                wrong.append(f"{method} {address} by {who}: {response.status_code}")
    assert not wrong
    assert answered


def test_every_rule_belongs_to_an_address() -> None:
    assert set(RULES) - set(NAMES) == set()


def test_every_address_has_a_name() -> None:
    assert [str(p.pattern) for _, p in PATTERNS if not p.name] == []


def test_an_address_without_a_rule_is_closed_to_all(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(RULES, "account_login")
    answers = {
        client.get("/accounts/login").status_code for client in world.visitors.values()
    }
    assert answers == {403}


def test_an_address_of_a_thing_that_is_not_there_tells_nothing(
    world: World,
) -> None:
    assert settings.DEBUG is False
    assert world.visitors[Who.SECRETARY].get("/nowhere").status_code == 404
