"""Two phones, a secretary and a network that loses answers, as a program of steps.

The simulation keeps its own account of what was acknowledged, and of how every
statement must stand after it; the tests hold the database to that account.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import EventText
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.groups import merge_groups, part_group
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.commands.changes import do_change
from folkmoot.web.statements.commands.room import close_areas, open_areas
from folkmoot.web.statements.commands.tray import choose_wording, leave_aside, take_in
from folkmoot.web.statements.forms.changes import read_change
from folkmoot.web.statements.models import (
    MOST_IMPORTANT,
    Crossing,
    Device,
    LateArrival,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.room import find_areas

Step = tuple[str, int, int, int]


@dataclass
class Known:
    """How a statement must stand."""

    text: str
    place: float
    marked: bool = False
    removed: bool = False


@dataclass
class SimulatedPhone:
    device: Device
    sheet: Sheet
    outbox: list[dict[str, Any]] = field(default_factory=list)
    # The version of each statement's text it last saw.
    seen: dict[str, int] = field(default_factory=dict)


@dataclass
class Simulation:
    meeting: Meeting
    phones: list[SimulatedPhone]
    secretary: User
    said: int = 0
    written: list[str] = field(default_factory=list)
    sent: list[tuple[SimulatedPhone, dict[str, Any], dict[str, Any]]] = field(
        default_factory=list
    )
    acknowledged: set[str] = field(default_factory=set)
    known: dict[str, Known] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Do one step; numbers pick among what there is."""
        kind, who, which, much = step
        phone = self.phones[who % len(self.phones)]
        do: Callable[[SimulatedPhone, int, int], None] = getattr(self, f"do_{kind}")
        do(phone, which, much)

    # What phones write.
    def do_add(self, phone: SimulatedPhone, which: int, much: int) -> None:
        statement = str(uuid.uuid4())
        self.written.append(statement)
        self._write(
            phone,
            kind="add",
            sheet=str(phone.sheet.id),
            statement=statement,
            text=self._say(),
            place=much,
        )

    def do_edit(self, phone: SimulatedPhone, which: int, much: int) -> None:
        if statement := self._pick(which):
            base = phone.seen.get(statement, 0)
            self._write(
                phone, kind="edit", statement=statement, text=self._say(), base=base
            )

    def do_move(self, phone: SimulatedPhone, which: int, much: int) -> None:
        if statement := self._pick(which):
            self._write(phone, kind="move", statement=statement, place=much)

    def do_mark(self, phone: SimulatedPhone, which: int, much: int) -> None:
        if statement := self._pick(which):
            self._write(phone, kind="mark", statement=statement, on=much % 3 > 0)

    def do_remove(self, phone: SimulatedPhone, which: int, much: int) -> None:
        if statement := self._pick(which):
            kind = "remove" if much % 2 else "restore"
            self._write(phone, kind=kind, statement=statement)

    def do_choose(self, phone: SimulatedPhone, which: int, much: int) -> None:
        crossings = list(Crossing.objects.order_by("at", "id"))
        if crossings:
            self._write(
                phone,
                kind="choose",
                crossing=str(crossings[which % len(crossings)].id),
                choice=("standing", "arrived", "both")[much % 3],
                statement=str(uuid.uuid4()),
            )

    def do_hand_in(self, phone: SimulatedPhone, which: int, much: int) -> None:
        self._write(phone, kind="hand_in", sheet=str(phone.sheet.id))

    # What the network does.
    def do_send(self, phone: SimulatedPhone, which: int, much: int) -> None:
        """Some of what waits goes out, in any order; some answers are lost."""
        for _ in range(much):
            if not phone.outbox:
                return
            index = which % len(phone.outbox)
            change = phone.outbox[index]
            self._deliver(phone, change)
            is_answer_lost = which % 4 == 3
            if not is_answer_lost:
                phone.outbox.pop(index)

    def do_repeat(self, phone: SimulatedPhone, which: int, much: int) -> None:
        """A request that was answered long ago arrives once more."""
        if self.sent:
            sender, change, answered = self.sent[which % len(self.sent)]
            again = self._ask(sender, change)
            assert again == answered

    def do_read(self, phone: SimulatedPhone, which: int, much: int) -> None:
        for statement in Statement.objects.all():
            phone.seen[str(statement.id)] = statement.versions.get("text", 0)

    # What the secretary does.
    def do_close(self, phone: SimulatedPhone, which: int, much: int) -> None:
        set_areas = close_areas if much % 2 else open_areas
        areas = find_areas(self.meeting)
        set_areas(meeting=self.meeting, areas=areas, by=self._by)

    def do_decide(self, phone: SimulatedPhone, which: int, much: int) -> None:
        waiting = list(LateArrival.objects.kept().filter(settled_at=None))
        if not waiting:
            return
        arrival = waiting[which % len(waiting)]
        if much % 3 == 0:
            leave_aside(arrival=arrival, reason="for sent", by=self._by)
            return
        before = [a for a in waiting if a.statement == arrival.statement]
        for each in before[: before.index(arrival) + 1]:
            self._account_for_late(each)
        take_in(arrival=arrival, by=self._by)

    def do_settle(self, phone: SimulatedPhone, which: int, much: int) -> None:
        waiting = list(Crossing.objects.filter(settled_at=None))
        if not waiting:
            return
        crossing = waiting[which % len(waiting)]
        second = uuid.uuid4()
        choice = ("standing", "arrived", "both")[much % 3]
        choose_wording(
            crossing=crossing,
            choice=choice,  # type: ignore[arg-type]
            second=second,
            by=self._by,
        )
        self._account_for_choice(crossing, choice, str(second))

    def do_merge(self, phone: SimulatedPhone, which: int, much: int) -> None:
        one, other = (Group.objects.get(id=p.sheet.group_id) for p in self.phones)
        if other.merged_into_id is None:
            merge_groups(group=other, into=one, by=self._by)
        else:
            part_group(group=other, by=self._by)

    # The account.
    def _deliver(self, phone: SimulatedPhone, change: dict[str, Any]) -> None:
        is_first = all(change is not known for _, known, _ in self.sent)
        stored = Statement.objects.filter(id=change.get("statement")).first()
        try:
            answered = self._ask(phone, change)
        except ChangeRefusedError as refused:
            self.refused.append(refused.code)
            return
        if not is_first:
            return
        self.sent.append((phone, change, answered))
        if "text" in change:
            self.acknowledged.add(change["text"])
        if answered["status"] == "done":
            if change["kind"] == "edit" and stored is not None:
                # No silent overwriting: it had seen what it put its words over.
                assert change["base"] == stored.versions.get("text", 0)
            account: Callable[..., None] = getattr(self, f"_done_{change['kind']}")
            account(change)

    def _ask(self, phone: SimulatedPhone, change: dict[str, Any]) -> dict[str, Any]:
        return do_change(
            request_id=uuid.UUID(change["request"]),
            asked=read_change(change),
            device=phone.device,
        )

    def _done_add(self, change: dict[str, Any]) -> None:
        self.known[change["statement"]] = Known(change["text"], change["place"])

    def _done_edit(self, change: dict[str, Any]) -> None:
        self.known[change["statement"]].text = change["text"]

    def _done_move(self, change: dict[str, Any]) -> None:
        self.known[change["statement"]].place = change["place"]

    def _done_mark(self, change: dict[str, Any]) -> None:
        self.known[change["statement"]].marked = change["on"]

    def _done_remove(self, change: dict[str, Any]) -> None:
        self.known[change["statement"]].removed = True

    def _done_restore(self, change: dict[str, Any]) -> None:
        known = self.known[change["statement"]]
        if known.removed and known.marked:
            known.marked = self._other_marks(change["statement"]) < MOST_IMPORTANT
        known.removed = False

    def _done_choose(self, change: dict[str, Any]) -> None:
        if change["crossing"] not in self.settled:
            crossing = Crossing.objects.get(id=change["crossing"])
            self._account_for_choice(crossing, change["choice"], change["statement"])

    def _done_hand_in(self, change: dict[str, Any]) -> None:
        """Changes no statement."""

    def _account_for_choice(self, crossing: Crossing, choice: str, second: str) -> None:
        self.settled.add(str(crossing.id))
        if choice == "arrived":
            self.known[str(crossing.statement_id)].text = crossing.text
        if choice == "both":
            place = Statement.objects.get(id=second).place
            self.known[second] = Known(crossing.text, place)

    def _account_for_late(self, arrival: LateArrival) -> None:
        statement = str(arrival.statement)
        known = self.known.get(statement)
        if arrival.kind == "remove":
            if known is not None:
                known.removed = True
        elif known is None:
            self.known[statement] = Known(arrival.text, float("nan"))
        else:
            known.text = arrival.text
            if arrival.kind == "add":
                known.removed = False

    def _other_marks(self, statement: str) -> int:
        own = Statement.objects.get(id=statement)
        others = Statement.objects.kept().filter(marked=True).exclude(id=own.id)
        sheets = [own.sheet_id]
        groups = {p.sheet.group_id for p in self.phones}
        if Group.objects.filter(id__in=groups, merged_into__isnull=False).exists():
            sheets = [p.sheet.id for p in self.phones]
        return others.filter(sheet__in=sheets).count()

    def _write(self, phone: SimulatedPhone, **change: Any) -> None:
        phone.outbox.append({"request": str(uuid.uuid4()), **change})

    def _pick(self, which: int) -> str:
        return self.written[which % len(self.written)] if self.written else ""

    def _say(self) -> str:
        """Words that nobody said before."""
        self.said += 1
        return f"Ord nummer {self.said}"

    @property
    def _by(self) -> Actor:
        return Actor.of_person(self.secretary)


def find_places(words: str) -> dict[str, int]:
    """In how many rows of each kind words stand now."""
    late = LateArrival.objects.kept().filter(text=words, settled_at=None)
    return {
        "statement": Statement.objects.filter(text=words).count(),
        "crossing": Crossing.objects.filter(text=words, settled_at=None).count(),
        "tray": late.count(),
        "history": EventText.objects.filter(body=words).count(),
    }
