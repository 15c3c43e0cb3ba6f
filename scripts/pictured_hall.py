"""The example's hall with people at work in it, for the README's pictures.

What they do is done by the commands that their clicks would call. Where a person is
looked for, it is the example's secretary.
"""

import os
import re
import subprocess
import sys
import time
import tomllib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from socket import socket
from typing import Any

WORDS = Path(__file__).parent / "example_source/noerrelund.toml"
# These still write when the picture is taken.
NOT_HANDED_IN = {("Mobilitet", 6), ("Nære tilbud", 4)}
EVENING = 20
# The machine's suggestions come from a process of its own.
PATIENCE_S = 120
_LINKS = ("/accounts/link", "/j#")
_START = (
    "import sys; from folkmoot.web.config import settings;"
    " settings.TIME_ZONE = sys.argv.pop(1);"
    " from folkmoot.cli.main import main; sys.exit(main())"
)


def find_evening_zone() -> str:
    """Where it is evening now, so that the hall's clock is none of the night."""
    ahead = (EVENING - datetime.now(UTC).hour + 12) % 24 - 12
    # These names count to the west.
    return f"Etc/GMT{-ahead:+d}"


@contextmanager
def open_hall(data: Path, zone: str) -> Iterator[dict[str, str]]:
    """A server with the example, and the links it prints, by a part of each."""
    ports = [f"--port={_find_free_port()}", f"--plain-port={_find_free_port()}"]
    command = [sys.executable, "-c", _START, zone, "serve", "--example"]
    process = subprocess.Popen(
        [*command, "--data", str(data), *ports],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "FOLKMOOT_DATA": str(data)},
    )
    assert process.stdout is not None
    links: dict[str, str] = {}
    said: list[str] = []
    try:
        for line in process.stdout:
            said.append(line)
            for link in re.findall(r"https?://\S+", line):
                links |= {part: link for part in _LINKS if part in link}
            if line.startswith("Ctrl-C"):
                break
        if len(links) < len(_LINKS):
            raise SystemExit("the hall did not open:\n" + "".join(said))
        yield links
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def use_data(data: Path) -> None:
    """Let what is done from here be done in that hall."""
    os.environ["FOLKMOOT_DATA"] = str(data)
    # The browser's driver has a loop running; nothing else does anything meanwhile.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.config.settings"
    import django

    django.setup()


def let_groups_write() -> None:
    """As when a secretary types what groups wrote on paper."""
    from folkmoot.web.events.recording import SYSTEM
    from folkmoot.web.statements.commands.paper import hand_in_paper, type_statement
    from folkmoot.web.statements.models import Sheet

    tonight = Sheet.objects.filter(meeting=_find_tonight())
    for area in _read_words()["areas"]:
        for number, texts in enumerate(area["groups"], start=1):
            sheet = tonight.get(
                area__focus_area__title=area["title"], group__number=number
            )
            for text in texts:
                type_statement(
                    sheet=sheet, statement_id=uuid.uuid4(), text=text, by=SYSTEM
                )
            if texts and (area["title"], number) not in NOT_HANDED_IN:
                hand_in_paper(sheet=sheet, by=SYSTEM)


def gather_at_desk() -> str:
    """Key points under themes; the address of the desk."""
    from folkmoot.web.desk.commands.headings import make_heading
    from folkmoot.web.desk.queries.scope import Desk

    desk, by = Desk(_find_tonight().consultation), _find_secretary()
    themes: dict[str, uuid.UUID] = {}
    for point in _read_words()["key_points"]:
        theme = point["theme"]
        if theme not in themes:
            themes[theme] = uuid.uuid4()
            make_heading(desk=desk, heading_id=themes[theme], text=theme, by=by)
        _gather(desk, point, themes[theme], by)
    _let_machine_look(desk, by)
    return f"/c/{desk.consultation.id}/desk/"


def _let_machine_look(desk: Any, by: Any) -> None:
    """Once it is through with the first time, again: there are key points now."""
    from django.db import transaction

    from folkmoot.web.desk.commands.runs import ask_for_run
    from folkmoot.web.desk.models import Run, RunState
    from folkmoot.web.desk.tasks import look_after

    done = Run.objects.filter(consultation=desk.consultation, state=RunState.DONE)
    _wait_for(lambda: done.count() == 1)
    with transaction.atomic():
        look_after.enqueue(str(ask_for_run(desk=desk, by=by).id))
    _wait_for(lambda: done.count() == 2)


def hold_plenary() -> None:
    """The hall is asked about one key point, and its phones answer."""
    from folkmoot.web.board.asked import GiveAnswer
    from folkmoot.web.board.commands.answers import give_answers
    from folkmoot.web.board.commands.plenary import open_point, show_counts
    from folkmoot.web.board.commands.points import make_point
    from folkmoot.web.board.models import Choice, PlenaryPoint
    from folkmoot.web.statements.models import Statement

    meeting, by, words = _find_tonight(), _find_secretary(), _read_words()["plenary"]
    point_id = uuid.uuid4()
    said = Statement.objects.filter(meeting=meeting, text=words["text"])
    make_point(meeting=meeting, point_id=point_id, statements=said, by=by)
    point = PlenaryPoint.objects.get(id=point_id)
    open_point(point=point, by=by)
    answers = {
        Choice.AGREE: "agree",
        Choice.DISAGREE: "disagree",
        Choice.UNSURE: "unsure",
    }
    for choice, name in answers.items():
        for _ in range(words[name]):
            give_answers(
                meeting=meeting,
                answerer=uuid.uuid4(),
                group_id=None,
                asked=[GiveAnswer(point=point_id, choice=choice)],
            )
    point.refresh_from_db()
    show_counts(point=point, on=True, by=by)


def _gather(desk: Any, point: Mapping[str, Any], theme: uuid.UUID, by: Any) -> None:
    from folkmoot.web.desk.commands.gathering import gather
    from folkmoot.web.desk.commands.key_points import make_key_point
    from folkmoot.web.statements.models import Heading, KeyPoint, Side

    id = uuid.uuid4()
    make_key_point(
        desk=desk,
        key_point_id=id,
        text=point["text"],
        parts=_find_parts(desk, point["supports"]),
        heading=Heading.objects.get(id=theme),
        by=by,
    )
    if point["opposes"]:
        gather(
            desk=desk,
            parts=_find_parts(desk, point["opposes"]),
            key_point=KeyPoint.objects.get(id=id),
            side=Side.OPPOSES,
            by=by,
        )


def _find_parts(desk: Any, beginnings: Sequence[str]) -> list[Any]:
    from folkmoot.web.desk.commands.scope import Part

    found = [
        list(desk.find_statements().filter(text__startswith=beginning))
        for beginning in beginnings
    ]
    missing = [b for b, rows in zip(beginnings, found, strict=True) if not rows]
    if missing:
        raise SystemExit(f"nothing in the example begins with {missing}")
    return [Part(row) for rows in found for row in rows]


def _find_tonight() -> Any:
    from folkmoot.web.config.example.rows import make_id
    from folkmoot.web.meetings.models import Meeting

    return Meeting.objects.get(id=make_id("tonight"))


def _find_secretary() -> Any:
    from folkmoot.web.accounts.models import User
    from folkmoot.web.config.example.words import SECRETARY
    from folkmoot.web.events.recording import Actor

    return Actor.of_person(User.objects.get(email=SECRETARY[0]))


def _read_words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text("utf-8"))


def _wait_for(is_so: Any) -> None:
    gives_up_at = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > gives_up_at:
            raise SystemExit("the machine has no suggestions yet")
        time.sleep(0.5)


def _find_free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
