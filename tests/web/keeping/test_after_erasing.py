"""After all words of a consultation were erased, every page of it can still be read."""

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.config.access_rules import Rule, find_rule
from folkmoot.web.events.recording import Actor
from folkmoot.web.keeping.commands.erasing import erase_consultation
from folkmoot.web.keeping.commands.keeping import record_archiving
from folkmoot.web.keeping.models import Archiving
from folkmoot.web.meetings.models import Meeting, Role
from tests.web.config.access_tour import make_tour
from tests.web.config.test_access import NAMES, PATTERNS

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
_NOT_OURS = {Rule.PROGRAM, Rule.DEVICE, Rule.ADMINISTRATOR}


def test_every_page_can_be_read_after_all_words_were_erased() -> None:
    tour = make_tour("here")
    consultation = tour.meeting.consultation
    Meeting.objects.filter(consultation=consultation).update(state="closed")
    by = Actor.of_person(tour.people[Role.SECRETARY])
    record_archiving(
        consultation=consultation,
        kind=Archiving.Kind.NOT_NEEDED,
        receipt="En øvelse",
        by=by,
    )
    client = Client(raise_request_exception=False)
    client.force_login(tour.people[Role.SECRETARY])
    before = _read_all(client, tour.ids)
    erase_consultation(consultation=consultation, by=by)
    after = _read_all(client, tour.ids)
    assert [name for name, status in before.items() if status >= 500] == []
    assert [name for name, status in after.items() if status >= 500] == []
    # What is gone are files, links to what was taken away, and rows without words.
    gone = {name for name in after if after[name] != before[name]}
    assert all(after[name] in (404, 410) for name in gone), gone


def _read_all(client: Client, ids: object) -> dict[str, int]:
    statuses = {}
    for name in NAMES:
        if find_rule(name, "GET") in _NOT_OURS or "logout" in name:
            continue
        known = next(p for n, p in PATTERNS if n == name).pattern.converters
        address = reverse(name, kwargs={key: ids[key] for key in known})  # type: ignore[index]
        statuses[name] = client.get(address).status_code
    return statuses
