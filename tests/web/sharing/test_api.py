"""What other programs read: by a token, nothing but that, and nothing but reading."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, EventText
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Consultation, MandateQuestion
from folkmoot.web.recommendations.models import Evidence, Recommendation
from folkmoot.web.sharing.commands import tokens
from folkmoot.web.sharing.commands.tokens import make_token, revoke_token
from folkmoot.web.sharing.models import AccessToken
from folkmoot.web.sharing.queries.rows import TABLES
from folkmoot.web.sharing.views.api import api
from folkmoot.web.statements.models import KeyPoint, Side
from tests.web.findings.tour import Tour, make_tour
from tests.web.people import make_consultation

pytestmark = pytest.mark.django_db
REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "api.md"


@pytest.fixture
def tour(consultation: Consultation, anne: User) -> Tour:
    tour = make_tour(consultation, anne)
    point = tour.point("Bussen skal køre oftere")
    tour.say("For få busser", point)
    tour.say("Nok busser", point, Side.OPPOSES, group=2)
    tour.say("Hvem bestemmer?", group=3)
    tour.write("Busser hver time", point)
    recommendation = Recommendation(consultation=consultation, text="Kør hver time")
    with open_change(consultation.id, by=SYSTEM, command="advise") as change:
        change.create(MandateQuestion(consultation=consultation, text="Hvordan?"))
        change.create(recommendation)
        change.create(
            Evidence(
                consultation=consultation,
                recommendation=recommendation,
                key_point=point,
            )
        )
    return tour


@pytest.fixture
def token(tour: Tour) -> str:
    by = Actor.of_person(tour.anne)
    return make_token(consultation=tour.consultation, name="Notesbog", days=9, by=by)


def ask(path: str, token: str, **headers: str) -> Any:
    sent = {"Authorization": f"Bearer {token}", **headers}
    return Client().get(f"/api/v1/{path}", headers=sent)


def read(path: str, token: str) -> Any:
    response = ask(path, token)
    assert response.status_code == 200, response.content
    return response.json()


def test_the_consultation_tells_where_everything_is(tour: Tour, token: str) -> None:
    about = read("consultation", token)
    assert about["id"] == str(tour.consultation.id)
    assert (about["waiting"], about["gathered"]) == (1, 3)
    assert set(about["tables"]) == set(TABLES)
    for path in (*about["tables"].values(), *about["views"].values()):
        answer = ask(path.removeprefix("/api/v1/"), token)
        assert answer.status_code == 200, path


@pytest.mark.parametrize("wrong", ["", "fmk_x", "Bearer", "ø" * 40])
def test_without_a_token_that_is_known_nothing_is_told(tour: Tour, wrong: str) -> None:
    answer = ask("statements", wrong)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "Authorization: Bearer" in answer.json()["detail"]


def test_a_session_opens_nothing(tour: Tour) -> None:
    client = Client()
    client.force_login(tour.anne)
    assert client.get("/api/v1/statements").status_code == 401


def test_a_token_reads_until_it_is_revoked_or_over(tour: Tour, token: str) -> None:
    row = AccessToken.objects.get()
    by = Actor.of_person(tour.anne)
    revoke_token(token=row, by=by)
    assert ask("statements", token).status_code == 401
    undo_batch(batch=Batch.objects.get(command="revoke_token"), by=by)
    assert ask("statements", token).status_code == 200
    over = timezone.now() - timedelta(seconds=1)
    AccessToken.objects.update(expires_at=over)
    assert ask("statements", token).status_code == 401


def test_the_token_itself_is_kept_nowhere(token: str) -> None:
    assert token not in str(AccessToken.objects.values())
    assert not EventText.objects.filter(body__contains=token).exists()


def test_a_token_reads_its_own_consultation_alone(tour: Tour, token: str) -> None:
    other = make_tour(make_consultation(tour.anne, "En anden"), tour.anne)
    said = other.say("Ikke for alle", other.point("Andet"))
    assert "Ikke for alle" not in ask("statements", token).content.decode()
    assert ask(f"statements/{said.id}/way", token).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(token: str, method: str) -> None:
    send = getattr(Client(), method)
    sent = {"Authorization": f"Bearer {token}"}
    assert send("/api/v1/statements", headers=sent).status_code == 405


def test_who_asks_too_often_is_told_when_to_come_back(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "MOST_REQUESTS", 3)
    assert [ask("meetings", token).status_code for _ in range(3)] == [200] * 3
    answer = ask("meetings", token)
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_what_has_not_changed_is_not_sent_again(tour: Tour, token: str) -> None:
    tag = ask("statements", token).headers["ETag"]
    again = {"If-None-Match": tag}
    assert ask("statements", token, **again).status_code == 304
    tour.say("Noget nyt", group=2)
    assert ask("statements", token, **again).status_code == 200


def test_rows_come_in_pages_that_lead_on(tour: Tour, token: str) -> None:
    path, found = "statements?limit=3", []
    while path:
        page = read(path, token)
        found += page["rows"]
        path = (page["next"] or "").removeprefix("/api/v1/")
    assert page["total"] == len(found) == 4
    assert len({row["id"] for row in found}) == 4
    assert ask("statements?limit=0", token).status_code == 422
    assert ask("statements?offset=-1", token).status_code == 422


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_the_rows_that_json_has(tour: Tour, token: str, table: str) -> None:
    rows = read(table, token)["rows"]
    first, again = (ask(f"{table}.parquet", token).content for _ in range(2))
    assert first == again
    assert pq.read_table(io.BytesIO(first)).to_pylist() == rows


def test_a_statement_is_followed_to_what_became_of_it(tour: Tour, token: str) -> None:
    rows = {row["text"]: row["id"] for row in read("statements", token)["rows"]}
    way = read(f"statements/{rows['For få busser']}/way", token)
    assert way["outcome"] == "followed"
    assert [each["text"] for each in way["key_points"]] == [KeyPoint.objects.get().text]
    assert [each["text"] for each in way["recommendations"]] == ["Kør hver time"]
    assert read(f"statements/{rows['Hvem bestemmer?']}/way", token)["outcome"] == (
        "waiting"
    )


def test_what_is_taken_away_is_not_told(tour: Tour, token: str) -> None:
    said = tour.say("Fortrudt", group=2)
    with open_change(said.meeting_id, by=SYSTEM, command="remove") as change:
        change.remove(said)
    assert "Fortrudt" not in ask("statements", token).content.decode()


def test_the_export_has_every_table_and_is_equal_for_equal_content(
    tour: Tour, token: str
) -> None:
    first, again = (ask("export.zip", token).content for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = set(archive.namelist())
    assert {f"{table}.parquet" for table in TABLES} <= names
    client = Client()
    client.force_login(tour.anne)
    page = client.get(f"/c/{tour.consultation.id}/sharing/all.zip")
    assert page.content == first


def _describe() -> dict[str, Any]:
    response = Client().get("/api/v1/openapi.json")
    assert response.status_code == 200
    described: dict[str, Any] = response.json()
    return described


def test_what_is_answered_is_what_the_description_says(tour: Tour, token: str) -> None:
    described = _describe()
    about = read("consultation", token)
    paths = [*about["tables"].values(), "/api/v1/consultation"]
    for path in paths:
        told = described["paths"][path]["get"]["responses"]["200"]["content"]
        schema = {**told["application/json"]["schema"], **_only_parts(described)}
        jsonschema.validate(read(path.removeprefix("/api/v1/"), token), schema)


def _only_parts(described: dict[str, Any]) -> dict[str, Any]:
    return {"components": described["components"]}


def test_every_address_and_column_is_in_the_reference() -> None:
    told = REFERENCE.read_text("utf-8")
    for path in api.get_openapi_schema()["paths"]:
        plain = re.sub(r"\{(\w+)\}", r"<\1>", path.removeprefix("/api/v1"))
        named = plain.removesuffix(".parquet") if plain != "/export.zip" else plain
        assert named in told, named
    for table, kind in TABLES.items():
        for column in kind.__dataclass_fields__:
            assert f"`{column}`" in told, f"{table}.{column}"


def test_the_page_shows_a_token_once_and_takes_it_back(tour: Tour) -> None:
    client = Client()
    client.force_login(tour.anne)
    address = f"/c/{tour.consultation.id}/sharing/"
    page = client.post(address, {"name": "R", "days": "30"}).content.decode()
    found = re.findall(r"fmk_[\w-]{43}", page)
    assert read("consultation", found[0])["id"] == str(tour.consultation.id)
    again = client.get(address).content.decode()
    assert "fmk_" not in again
    client.post(f"/sharing/{AccessToken.objects.get().id}/revoke")
    assert ask("consultation", found[0]).status_code == 401


@pytest.mark.parametrize(
    "told", [{"name": " ", "days": "30"}, {"name": "R", "days": "900"}]
)
def test_a_token_without_a_name_or_an_end_is_refused(
    tour: Tour, told: dict[str, str]
) -> None:
    client = Client()
    client.force_login(tour.anne)
    address = f"/c/{tour.consultation.id}/sharing/"
    assert client.post(address, told).status_code == 422
    by = Actor.of_person(tour.anne)
    days = int(told["days"])
    with pytest.raises(ChangeRefusedError, match="token_"):
        make_token(consultation=tour.consultation, name=told["name"], days=days, by=by)
    assert not AccessToken.objects.exists()
