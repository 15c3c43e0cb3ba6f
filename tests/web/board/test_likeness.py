"""Drawing similar statements together: in the background, and undone by people."""

import logging
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from folkmoot.jobs.drawing_together import can_load_model
from folkmoot.web.board import tasks
from folkmoot.web.board.commands import likeness as commands
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import Likeness
from folkmoot.web.board.queries.likeness import find_touched, lacks_model
from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.models import Stream
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Meeting, MeetingArea
from folkmoot.web.statements.commands import room
from folkmoot.web.statements.models import Statement
from tests.web.statements.phones import Phone, open_hall

pytestmark = [pytest.mark.django_db, pytest.mark.weights]

BUS, AGAIN, FIBRE = "Bogbussen skal tilbage", "Bogbussen igen", "Fiber, tak"
PATH = "Cykelstien til Havrup stopper midt i ingenting"


@pytest.fixture(autouse=True)
def _a_new_worker() -> Iterator[None]:
    tasks._followed.clear()
    tasks.find_drawer.cache_clear()
    yield
    tasks.find_drawer.cache_clear()


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    room.show_at_once(meeting=meeting, on=True, by=SYSTEM)
    return Phone().join(open_hall(meeting)[0])


@pytest.fixture
def draw(meeting: Meeting, work: Callable[[], object]) -> Callable[[], None]:
    """What a stream does when something changed, and the worker a little later."""

    def do() -> None:
        tasks.follow(meeting, number=number_of(meeting))
        DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
        work()

    return do


def number_of(meeting: Meeting) -> int:
    return Stream.objects.get(id=meeting.id).last_number


def write(phone: Phone, *texts: str) -> list[Statement]:
    ids = [phone.add(text)["statement"]["id"] for text in texts]
    return [Statement.objects.get(id=each) for each in ids]


def clusters(meeting: Meeting) -> list[list[str]]:
    told = read_frame(meeting, after=None)["likeness"]
    return [cluster for area in told for cluster in area["clusters"]]


def test_what_says_the_same_is_drawn_together_on_the_board(
    meeting, phone, draw
) -> None:
    bus, _path, again, _fibre = write(phone, BUS, PATH, AGAIN, FIBRE)
    draw()
    assert [set(each) for each in clusters(meeting)] == [{str(bus.id), str(again.id)}]


def test_a_version_counts_only_what_looks_otherwise(meeting, phone, draw) -> None:
    write(phone, BUS, AGAIN)
    draw()
    row = Likeness.objects.get(version=1)
    write(phone, PATH)
    draw()
    later = Likeness.objects.get(area=row.area_id)
    assert later.version == 1
    assert later.made_at_number > row.made_at_number


def test_asked_for_often_an_area_waits_once(meeting, phone) -> None:
    for _ in range(3):
        write(phone, BUS)
        tasks.follow(meeting, number=number_of(meeting))
        tasks.follow(meeting, number=number_of(meeting))
    areas = MeetingArea.objects.filter(meeting=meeting).count()
    assert DBTaskResult.objects.count() == areas


def test_the_worker_rests_longer_than_it_worked(meeting, phone) -> None:
    phone.add(BUS)
    area = MeetingArea.objects.filter(meeting=meeting)[0]
    made_at = timezone.now()
    Likeness.objects.create(meeting=meeting, area=area, made_at=made_at, seconds=4)
    tasks.want_likeness(meeting.id, area.id, number=number_of(meeting))
    waits_until = DBTaskResult.objects.get().run_after
    assert waits_until == made_at + timedelta(seconds=4 * tasks.REST)


def test_areas_that_are_written_in_together_rest_for_each_other(meeting, phone) -> None:
    phone.add(BUS)
    one, other = MeetingArea.objects.filter(meeting=meeting)[:2]
    made_at = timezone.now()
    for area in (one, other):
        Likeness.objects.create(meeting=meeting, area=area, made_at=made_at, seconds=1)
    tasks.want_likeness(meeting.id, one.id, number=number_of(meeting))
    waits_until = DBTaskResult.objects.get().run_after
    assert waits_until == made_at + timedelta(seconds=2 * tasks.REST)


def test_an_area_that_was_looked_at_long_ago_adds_no_rest(meeting, phone) -> None:
    phone.add(BUS)
    one, other = MeetingArea.objects.filter(meeting=meeting)[:2]
    made_at = timezone.now()
    long_ago = made_at - timedelta(minutes=10)
    for area, at in ((one, made_at), (other, long_ago)):
        Likeness.objects.create(meeting=meeting, area=area, made_at=at, seconds=1)
    tasks.want_likeness(meeting.id, one.id, number=number_of(meeting))
    waits_until = DBTaskResult.objects.get().run_after
    assert waits_until == made_at + timedelta(seconds=tasks.REST)


def test_only_the_area_that_was_written_in_is_looked_at_again(meeting, phone) -> None:
    before = number_of(meeting)
    (bus,) = write(phone, BUS)
    assert find_touched(meeting.id, after=before) == {bus.written_on.area_id}
    assert find_touched(meeting.id, after=number_of(meeting)) == set()


def test_a_board_that_draws_nothing_together_asks_for_nothing(
    meeting, phone, draw
) -> None:
    set_board(meeting=meeting, by=SYSTEM, command="set", draws_together=False)
    write(phone, BUS, AGAIN)
    draw()
    assert not Likeness.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_who_is_put_apart_leaves_at_once_and_stays_away_until_it_is_undone(
    meeting, phone, draw
) -> None:
    _bus, again, _fibre = write(phone, BUS, AGAIN, FIBRE)
    draw()
    batch = commands.put_apart(statement=again, by=SYSTEM)
    assert commands.put_apart(statement=again, by=SYSTEM) is None
    assert clusters(meeting) == []
    draw()
    assert clusters(meeting) == []
    undo_batch(batch=batch, by=SYSTEM)
    draw()
    assert len(clusters(meeting)) == 1
    commands.put_apart(statement=again, by=SYSTEM)
    commands.let_together(statement=again, by=SYSTEM)
    draw()
    assert len(clusters(meeting)) == 1


def test_of_erased_words_neither_cluster_nor_vector_is_left(
    meeting, phone, draw
) -> None:
    _bus, again = write(phone, BUS, AGAIN)
    draw()
    drawer = tasks.find_drawer()
    assert drawer.knows(AGAIN)
    erase_words(subject=again, reason=Reason.ASKED, by=SYSTEM)
    assert clusters(meeting) == []
    draw()
    assert not drawer.knows(AGAIN)
    assert str(again.id) not in str(Likeness.objects.values_list("clusters"))


def test_an_older_look_never_writes_over_a_newer_one(meeting, phone) -> None:
    bus, again = write(phone, BUS, AGAIN)
    area = bus.written_on.area
    newer = [[str(bus.id), str(again.id)]]
    Likeness.objects.create(
        area=area, meeting=meeting, clusters=newer, version=7, made_at_number=10**6
    )
    commands.draw_area(area=area, drawer=None)
    assert Likeness.objects.get(area=area).clusters == newer


def test_without_a_model_the_board_is_a_list_and_one_line_says_so(
    meeting, phone, draw, monkeypatch, caplog
) -> None:
    can_load_model.cache_clear()
    monkeypatch.setattr("folkmoot.jobs.drawing_together._TRY", "raise SystemExit(1)")
    write(phone, BUS, AGAIN)
    with caplog.at_level(logging.WARNING):
        draw()
        write(phone, FIBRE)
        draw()
    can_load_model.cache_clear()
    assert clusters(meeting) == []
    assert lacks_model(meeting)
    assert len([r for r in caplog.records if r.name == tasks.__name__]) == 1


def test_an_area_that_is_gone_is_no_fault(work) -> None:
    tasks.draw_together.enqueue(str(uuid.uuid4()))
    work()


def test_a_facilitator_puts_apart_what_the_console_shows_as_alike(
    meeting, phone, draw, bo
) -> None:
    bus, again = write(phone, BUS, AGAIN)
    set_board(
        meeting=meeting, by=SYSTEM, command="show", view="area",
        area=bus.written_on.area,
    )  # fmt: skip
    draw()
    client = Client()
    client.force_login(bo)
    console = reverse("board:console", args=[meeting.id])
    address = reverse("board:apart", args=[again.id])
    assert address in client.get(console).content.decode()
    assert client.post(address).status_code == 302
    assert address not in client.get(console).content.decode()
    assert clusters(meeting) == []
