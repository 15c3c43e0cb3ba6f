"""A receipt, for whoever has its link: it can be read and nothing else."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse

from folkmoot.web.statements.queries.receipts import find_hand_in, tell_receipt
from folkmoot.web.statements.views.phone import (
    PhoneRefusedError,
    answer,
    phone_view,
    read_json,
)


@phone_view("POST")
def receipt(request: HttpRequest) -> JsonResponse:
    """What was received on one sheet, when, and what became of it."""
    token = read_json(request).get("token")
    if not isinstance(token, str):
        raise PhoneRefusedError("malformed", HTTPStatus.BAD_REQUEST)
    hand_in = find_hand_in(token)
    if hand_in is None:
        raise PhoneRefusedError("unknown_receipt", HTTPStatus.NOT_FOUND)
    return answer(tell_receipt(hand_in))
