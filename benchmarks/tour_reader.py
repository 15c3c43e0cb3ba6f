"""Who reads and writes findings and recommendations, in this process, for measuring."""

import random
import uuid
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import resolve, reverse
from made_up_desk import MadeUp

from folkmoot.web.findings.commands.freezing import freeze_findings
from folkmoot.web.findings.queries.pictures import VIEWS
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.findings.urls import urlpatterns as findings_addresses
from folkmoot.web.meetings.models import Group, MandateQuestion, Meeting
from folkmoot.web.recommendations.models import Evidence, Recommendation
from folkmoot.web.recommendations.urls import urlpatterns as recommendation_addresses
from folkmoot.web.statements.models import KeyPoint, Match, Placement, Statement

Asking = tuple[str, Callable[[], None]]


class Reader:
    """A secretary, who may see and do everything."""

    def __init__(self, made: MadeUp) -> None:
        self._made = made
        self._client = Client(HTTP_HOST="localhost")
        self._client.force_login(made.secretary)
        self._chance = random.Random(2)
        self._asked: set[str] = set()
        own = made.consultation
        points = KeyPoint.objects.filter(consultation=own, part_of=None)
        self._points = list(points.values_list("id", flat=True))
        self._waiting = self._list_waiting()
        advised = Recommendation.objects.filter(consultation=own)
        self._advised = list(advised.values_list("id", flat=True))
        # So that there is a version to look at, and to compare with.
        freeze_findings(consultation=own, by=made.secretary)

    def _list_waiting(self) -> list[uuid.UUID]:
        said = Statement.objects.filter(meeting__consultation=self._made.consultation)
        decided = {
            *Match.objects.values_list("statement_id", flat=True),
            *Placement.objects.values_list("statement_id", flat=True),
        }
        ids = said.order_by("number").values_list("id", flat=True)
        return [each for each in ids if each not in decided]

    def change(self) -> None:
        """Somebody at the desk gathers a statement into a key point."""
        statement = self._waiting.pop(0)
        self._waiting.append(statement)
        told = {
            "request": str(uuid.uuid4()),
            "do": "gather",
            "meeting": None,
            "parts": [{"statement": str(statement), "segment": None}],
            "key_point": str(self._chance.choice(self._points)),
            "side": "supports",
        }
        address = reverse("desk:do", args=[self._made.consultation.id])
        answer = self._client.post(address, told, content_type="application/json")
        assert answer.status_code == 200, answer.content

    def list_readings(self) -> Iterator[Asking]:
        """Every page and file, the heavy ones with what may be asked of them."""
        yield from self._list_findings()
        yield from self._list_pictures()
        yield from self._list_statements()
        yield from self._list_versions()
        yield from self._list_recommendations()

    def _list_findings(self) -> Iterator[Asking]:
        widest = self._points[-1]
        yield self._get("findings:findings")
        yield self._get("findings:brief", "pdf")
        yield self._get("findings:brief", "docx")
        yield self._get("findings:key_points")
        yield self._get("findings:key_point", widest)
        yield self._get("findings:suggested")
        yield self._get("findings:dilemmas")
        yield self._get("findings:voices")
        yield self._get("findings:walk")
        yield self._get("findings:opinions")
        yield self._get("findings:pictures")

    def _list_pictures(self) -> Iterator[Asking]:
        for name in VIEWS:
            yield self._get("findings:picture", name)
        yield self._get("findings:picture", "areas", count="statements")
        yield self._get("findings:picture", "traits", by="role", rows="all")
        yield self._get("findings:picture", "traits", by="attribute:region")
        yield self._get("findings:picture", "differences", rows="all")
        yield self._get("findings:picture", "divided", rows="all")
        for form in ("svg", "png", "csv", "xlsx"):
            yield self._get("findings:picture_file", "traits", form)

    def _list_statements(self) -> Iterator[Asking]:
        meetings = Meeting.objects.filter(consultation=self._made.consultation)
        ids = [str(each) for each in meetings.values_list("id", flat=True)]
        point = str(self._points[-1])
        yield self._get("findings:statements")
        yield self._get("findings:statements", q="cyklister")
        yield self._get("findings:statements", q="skal")
        yield self._get(
            "findings:statements",
            q="busser",
            role="sygeplejerske",
            at_meeting=",".join(ids[:2]),
        )
        yield self._get("findings:statements", key_point=point, side="supports")
        yield self._get("findings:statements", role="attribute:region=Nord")
        yield self._get("findings:statements", page="40")

    def _list_versions(self) -> Iterator[Asking]:
        yield self._get("findings:versions")
        yield self._get("findings:versions", **{"from": "1"})
        yield self._get("findings:version", 1)
        yield self._get("findings:archive", 1)
        yield self._get("findings:version_file", 1, "statements.parquet")

    def _list_recommendations(self) -> Iterator[Asking]:
        own = self._made.consultation
        one = self._advised[0]
        hall = Meeting.objects.filter(consultation=own, hearing="meeting")[0]
        group = Group.objects.filter(meeting=hall)[0]
        statement = Statement.objects.filter(meeting=hall)[0]
        evidence = Evidence.objects.filter(recommendation=one)[0]
        yield self._get("recommendations:list")
        yield self._get("recommendations:coverage")
        yield self._get("recommendations:looking")
        yield self._get("recommendations:input")
        yield self._get("recommendations:input", statement=str(statement.id))
        yield self._get("recommendations:input", group=str(group.id))
        yield self._get("recommendations:input", meeting=str(hall.id))
        for kind in ("docx", "pdf", "odt", "html"):
            yield self._get("recommendations:file", kind)
        yield self._get_row("recommendations:recommendation", one)
        yield self._get_row("recommendations:recommendation", one, q="cyklister")
        yield self._get_row("recommendations:change", one)
        yield self._get_row("recommendations:milestones", one)
        yield self._get("recommendations:chapters")
        yield self._get_row("recommendations:evidence", evidence.id)
        yield self._get_row("recommendations:not_followed", self._points[0])

    def list_changes(self) -> Iterator[Asking]:
        """Every button and form."""
        own = self._made.consultation.id
        one, other, last = self._advised[0], self._advised[1], self._advised[-1]
        asked = MandateQuestion.objects.filter(consultation=own)[0].id
        yield self._post("findings:freeze", own)
        yield self._post("findings:save_view", own, query="q=cyklister", name="Cykler")
        pair = {"one": self._points[0], "other": self._points[1]}
        yield self._post("findings:decide_dilemma", own, decide="yes", **pair)
        yield self._post(
            "findings:decide_bearing",
            own,
            question=asked,
            key_point=self._points[0],
            decide="yes",
        )
        yield self._name("findings:decide_voice"), self._look_at_voice
        yield self._name("recommendations:write"), self._write
        yield self._name("recommendations:remove"), self._remove
        yield self._post("recommendations:move", other, way="up")
        yield self._post("recommendations:question", one, question=asked, answers="yes")
        yield self._name("recommendations:take"), self._take
        yield self._name("recommendations:drop"), self._drop
        yield self._post("recommendations:look", own)
        yield self._send("recommendations:not_followed", self._points[0], "words")
        yield self._post("recommendations:take_up", self._points[0])
        yield self._send("recommendations:change", last, "reasoning")
        yield self._send("recommendations:milestones", last, "text")
        yield self._send("recommendations:chapters", own, "text")
        evidence = Evidence.objects.filter(recommendation=last)[0]
        yield self._send("recommendations:evidence", evidence.id, "words")

    def check_all_were_asked(self) -> None:
        """That no address of the two apps was left out."""
        apps = {
            "findings": findings_addresses,
            "recommendations": recommendation_addresses,
        }
        known = {
            f"{app}:{each.name}"
            for app, addresses in apps.items()
            for each in addresses
        }
        forgotten = known - self._asked
        if forgotten:
            raise SystemExit(f"not measured: {', '.join(sorted(forgotten))}")

    def _get(self, name: str, *within: Any, **wanted: str) -> Asking:
        return self._get_row(name, self._made.consultation.id, *within, **wanted)

    def _get_row(self, name: str, *args: Any, **wanted: str) -> Asking:
        address = reverse(name, args=args)

        def ask() -> None:
            response = self._client.get(address, wanted)
            assert response.status_code == 200, (address, response.status_code)
            response.getvalue()

        words = [*map(str, args[1:]), *(f"{k}={_cut(v)}" for k, v in wanted.items())]
        return self._name(name, *words), ask

    def _post(self, name: str, own: Any, /, **told: Any) -> Asking:
        return self._name(name), lambda: self._press(reverse(name, args=[own]), told)

    def _press(self, address: str, told: dict[str, Any]) -> None:
        response = self._client.post(address, told)
        assert response.status_code == 302, (resolve(address), response.status_code)

    def _send(self, name: str, own: Any, field: str) -> Asking:
        """The form as it is got, with other words in one field."""
        address = reverse(name, args=[own])

        def ask() -> None:
            page = self._client.get(address).content.decode()
            self._press(address, _fill(page, field))

        return f"{self._name(name)}, got and sent", ask

    def _name(self, name: str, *words: str) -> str:
        self._asked.add(name)
        return " ".join([name, *words])

    def _write(self) -> None:
        new = uuid.uuid4()
        self._advised.append(new)
        address = reverse("recommendations:write", args=[self._made.consultation.id])
        self._press(address, {"id": new, "text": "Kommunen bør lytte."})

    def _look_at_voice(self) -> None:
        own = self._made.consultation
        voice = self._chance.choice(read_findings(own).single_voices).statement
        address = reverse("findings:decide_voice", args=[own.id, voice])
        self._press(address, {"do": self._chance.choice(("keep", "again"))})

    def _remove(self) -> None:
        self._press(reverse("recommendations:remove", args=[self._advised.pop()]), {})

    def _take(self) -> None:
        told = {
            "key_point": self._chance.choice(self._points),
            "side": self._chance.choice(("for", "against")),
        }
        address = reverse("recommendations:take", args=[self._advised[-1]])
        self._press(address, told)

    def _drop(self) -> None:
        kept = Evidence.objects.kept().filter(consultation=self._made.consultation)
        own = kept.order_by("-id").values_list("id", flat=True)[0]
        self._press(reverse("recommendations:drop", args=[own]), {})


class _Form(HTMLParser):
    """The fields of a page's rows, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name") or ""
        if not name.startswith("row"):
            pass
        elif tag == "textarea":
            self.fields.append((name, ""))
            self._within = name
        elif tag == "input" and told.get("type") != "checkbox":
            self.fields.append((name, told.get("value") or ""))
        elif tag == "select":
            self.fields.append((name, ""))
        if tag == "option" and "selected" in told and self.fields:
            self.fields[-1] = (self.fields[-1][0], told.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._within = None

    def handle_data(self, data: str) -> None:
        if self._within is not None:
            name, before = self.fields[-1]
            self.fields[-1] = (name, before + data)


def _fill(page: str, field: str) -> dict[str, list[str]]:
    """What the page's form would send, with new words in the first such field."""
    form = _Form()
    form.feed(page)
    told: dict[str, list[str]] = {}
    for name, value in form.fields:
        told.setdefault(name, []).append(value)
    wanted = next(name for name in told if name.endswith(f"-{field}"))
    told[wanted] = [f"Andre ord {uuid.uuid4().hex[:8]}"]
    return told


def _cut(value: str) -> str:
    """An id is told by its beginning."""
    return value if len(value) < 36 else "…"
