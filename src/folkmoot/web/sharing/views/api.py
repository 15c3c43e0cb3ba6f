"""The read-only API: one consultation, by a token; see docs/reference/api.md."""

import inspect
import uuid
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, Generic, TypeVar, get_type_hints

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError
from pydantic import Field, create_model

from folkmoot.documents.finding_pictures import tabulate
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.findings.queries.pictures import VIEWS
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.minutes.views.files import attach, name_file
from folkmoot.web.recommendations.queries.tracing import trace_input
from folkmoot.web.sharing.queries.export import pack_all, write_parquet
from folkmoot.web.sharing.queries.rows import TABLES, read_rows
from folkmoot.web.sharing.views.answers import (
    TokenAuth,
    answer_faults,
    answer_once,
    find_consultation,
)

MOST_ROWS = 1_000
PARQUET = "application/vnd.apache.parquet"
Row = TypeVar("Row")

api = NinjaAPI(
    title="Folkmoot",
    version="1",
    description="What a consultation found and recommends, read-only.",
    urls_namespace="api_v1",
    docs_url=None,
    auth=TokenAuth(),
)
answer_faults(api)


class Page(Schema, Generic[Row]):
    """Some rows of a table, in their order."""

    number: int = Field(description="The number of the logs that the rows stand at.")
    total: int = Field(description="How many rows the table has.")
    next: str | None = Field(description="Where the next rows are; null at the end.")
    rows: list[Row]


class About(Schema):
    """The consultation that the token reads."""

    id: uuid.UUID
    name: str
    language: str
    number: int
    groups: int
    meetings: int
    respondents: int
    submissions: int
    waiting: int
    gathered: int
    alone: int
    aside: int
    tables: dict[str, str] = Field(description="Where each table is, by its name.")
    views: dict[str, str] = Field(description="Where the table of each picture is.")


class Way(Schema):
    """What became of a statement."""

    statement: uuid.UUID
    text: str
    meeting: uuid.UUID
    group: uuid.UUID | None
    place: str
    outcome: str
    aside: str
    key_points: list[dict[str, str]]
    recommendations: list[dict[str, str]]


class Count(Schema):
    """A count of those who were asked; null where nobody was."""

    heard: int | None
    asked: int | None


class ViewRow(Schema):
    label: str
    cells: list[Count]


class ViewTable(Schema):
    """The table of a picture."""

    name: str
    title: str
    description: str
    corner: str
    columns: list[str]
    rows: list[ViewRow]


@api.get("/consultation", response=About, url_name="consultation")
def consultation(request: HttpRequest, response: HttpResponse) -> Any:
    """The consultation, its ledger, and where everything is."""

    def make() -> About:
        own = find_consultation(request)
        found = read_findings(own)
        return About(
            id=own.id,
            name=own.name,
            language=own.language,
            number=found.number,
            groups=found.groups,
            meetings=found.meetings,
            respondents=found.respondents,
            submissions=found.submissions,
            **asdict(found.ledger),
            tables={name: reverse(f"api_v1:{name}") for name in TABLES},
            views={name: reverse("api_v1:view", args=[name]) for name in VIEWS},
        )

    return answer_once(request, response, make)


@api.get("/statements/{statement_id}/way", response=Way, url_name="way")
def way(request: HttpRequest, response: HttpResponse, statement_id: uuid.UUID) -> Any:
    """What became of a statement: key points, recommendations, or why not."""

    def make() -> Way:
        own = find_consultation(request)
        said = Desk(own).find_statements().filter(id=statement_id)
        traced = trace_input(own, said)
        if not traced:
            raise HttpError(404, "There is no such statement.")
        (one,) = traced
        return Way(
            statement=statement_id,
            text=one.text,
            meeting=uuid.UUID(one.hearing),
            group=uuid.UUID(one.group) if one.group else None,
            place=one.place,
            outcome=one.outcome.value,
            aside=one.aside,
            key_points=[
                {"key_point": each.key_point, "text": each.text, "side": each.side}
                for each in one.points
            ],
            recommendations=[
                {
                    "recommendation": each.id, "text": each.text, "side": side,
                    "status": each.status,
                }
                for each, side in one.list_bearing()
            ],
        )  # fmt: skip

    return answer_once(request, response, make)


@api.get("/views/{name}", response=ViewTable, url_name="view")
def view(request: HttpRequest, response: HttpResponse, name: str) -> Any:
    """The table of a picture, as its page shows it when it is opened."""
    if name not in VIEWS:
        raise HttpError(404, "There is no such view.")

    def make() -> ViewTable:
        own = find_consultation(request)
        picture = VIEWS[name].draw(Desk(own), read_findings(own), Settings.read({}))
        twin = tabulate(picture.body)
        return ViewTable(
            name=name,
            title=str(picture.title),
            description=str(picture.description),
            corner=str(twin.corner),
            columns=[str(each.text) for each in twin.columns],
            rows=[
                ViewRow(
                    label=str(label.text),
                    cells=[Count(heard=c.heard, asked=c.asked) for c in cells],
                )
                for label, cells in twin.rows
            ],
        )

    return answer_once(request, response, make)


@api.get("/export.zip", url_name="export", response={200: None})
def export(request: HttpRequest, response: HttpResponse) -> Any:
    """All tables as Parquet, CSV and JSON with a manifest, in one archive."""
    own = find_consultation(request)

    def make() -> HttpResponse:
        return attach(pack_all(own), name_file(str(own), "zip"), "application/zip")

    return answer_once(request, response, make)


def _offer(name: str, kind: type[Any]) -> None:
    """A table as pages of rows, and as a Parquet file."""
    hints = get_type_hints(kind)
    columns: dict[str, Any] = {field: (hint, ...) for field, hint in hints.items()}
    row: Any = create_model(
        kind.__name__, __base__=Schema, __doc__=inspect.getdoc(kind), **columns
    )
    page: Any = Page[row]
    page.__name__ = f"PageOf{kind.__name__}"

    def read(
        request: HttpRequest,
        response: HttpResponse,
        offset: Annotated[int, Field(ge=0)] = 0,
        limit: Annotated[int, Field(ge=1, le=MOST_ROWS)] = MOST_ROWS,
    ) -> Any:
        def make() -> dict[str, Any]:
            own = find_consultation(request)
            rows = read_rows(own, name)
            end = offset + limit
            here = reverse(f"api_v1:{name}")
            more = f"{here}?offset={end}&limit={limit}" if end < len(rows) else None
            return {
                "number": read_findings(own).number,
                "total": len(rows),
                "next": more,
                "rows": [asdict(each) for each in rows[offset:end]],
            }

        return answer_once(request, response, make)

    def fetch(request: HttpRequest, response: HttpResponse) -> Any:
        def make() -> HttpResponse:
            content = write_parquet(find_consultation(request), name)
            return attach(content, f"{name}.parquet", PARQUET)

        return answer_once(request, response, make)

    about = (inspect.getdoc(kind) or "").splitlines()[0]
    _add(f"/{name}", name, read, summary=about, response=page)
    _add(
        f"/{name}.parquet", f"{name}_parquet", fetch,
        summary=f"{about} As a Parquet file.", response={200: None},
    )  # fmt: skip


def _add(path: str, name: str, view: Callable[..., Any], **told: Any) -> None:
    view.__name__ = name
    api.get(path, url_name=name, operation_id=name, **told)(view)


for _name, _kind in TABLES.items():
    _offer(_name, _kind)
