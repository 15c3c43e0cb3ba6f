"""What the desk's page asks for: statements, rows, key points."""

import uuid
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from folkmoot.web.desk.queries.filters import Filters
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.key_points import tell_key_points
from folkmoot.web.desk.queries.last_gathered import list_last_gathered
from folkmoot.web.desk.queries.ledger import recall_ledger
from folkmoot.web.desk.queries.listing import MOST_AT_ONCE, find_fitting, list_window
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.rows import tell_rows
from folkmoot.web.desk.queries.suggestions import find_suggesting_run
from folkmoot.web.desk.views.fetching import (
    answer,
    fetch_desk,
    read_id,
    read_person,
)

_USUAL = 200


@require_GET
def statements(request: HttpRequest, consultation_id: uuid.UUID) -> JsonResponse:
    """A window of the statements that are asked for, with the whole desk's ledger."""
    desk = fetch_desk(request, consultation_id)
    filters = Filters.read(request.GET)
    if filters is None:
        return _refuse()
    # Before all that is read after it: who goes on from here misses nothing.
    number = read_numbers(desk).total
    offset = _read_count(request.GET.get("offset"), 0)
    limit = min(_read_count(request.GET.get("limit"), _USUAL), MOST_AT_ONCE)
    run = find_suggesting_run(desk)
    window = list_window(desk, filters, run=run, offset=offset, limit=limit)
    halls = Halls.of_desk(desk)
    rows = tell_rows(window.ids, halls=halls, run=run, words=filters.q)
    told = {"number": number, "total": window.total, "offset": offset}
    return answer({**told, "rows": rows, "ledger": recall_ledger(desk, number).tell()})


@require_GET
def rows(request: HttpRequest, consultation_id: uuid.UUID) -> JsonResponse:
    """Some statements by their ids, and which of them the filters would show."""
    desk = fetch_desk(request, consultation_id)
    filters = Filters.read(request.GET)
    ids = [read_id(told) for told in request.GET.getlist("id")]
    if filters is None or None in ids or len(ids) > MOST_AT_ONCE:
        return _refuse()
    number = read_numbers(desk).total
    wanted = [each for each in ids if each is not None]
    run = find_suggesting_run(desk)
    found = list(
        desk.find_statements().filter(id__in=wanted).values_list("id", flat=True)
    )
    fitting = find_fitting(desk, filters, found, run=run)
    told = tell_rows(found, halls=Halls.of_desk(desk), run=run, words=filters.q)
    return answer(
        {
            "number": number,
            "rows": told,
            "fitting": [str(each) for each in fitting],
            "ledger": recall_ledger(desk, number).tell(),
        }
    )


@require_GET
def key_points(request: HttpRequest, consultation_id: uuid.UUID) -> JsonResponse:
    """The key points and themes, and those that the person last gathered into."""
    desk = fetch_desk(request, consultation_id)
    number = read_numbers(desk).total
    run = find_suggesting_run(desk)
    told = tell_key_points(desk, Halls.of_desk(desk), run=run)
    last = [str(each) for each in list_last_gathered(desk, read_person(request))]
    return answer({"number": number, **told, "last": last})


def _refuse() -> JsonResponse:
    """An address that no page of ours makes."""
    return answer({"code": "malformed"}, status=HTTPStatus.BAD_REQUEST)


def _read_count(told: str | None, usual: int) -> int:
    is_count = told is not None and told.isascii() and told.isdigit() and len(told) < 9
    return int(told) if told is not None and is_count else usual
