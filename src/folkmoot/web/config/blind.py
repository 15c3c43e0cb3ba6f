"""Keeps from a second coder what the first decided, until the sample is handed in.

All of the desk is closed but the second coder's own pages, so that a new address there
is closed, too; and beside the desk what tells who gathered what.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render

from folkmoot.web.config.address_middleware import AddressMiddleware
from folkmoot.web.desk.models import Sample
from folkmoot.web.desk.queries.coding import find_progress
from folkmoot.web.desk.queries.coding_blind import find_closing_sample
from folkmoot.web.desk.refusal_words import word_desk_refusal
from folkmoot.web.events.errors import ChangeRefusedError

_OPEN_AT_DESK = frozenset(
    {
        "desk:samples",
        "desk:deal",
        "desk:code",
        "desk:code_statement",
        "desk:hand_in_sample",
        "desk:close_sample",
        "desk:remove_sample",
    }
)
_TELLS_ELSEWHERE = frozenset(
    {
        "meetings:history",
        "meetings:history_download",
        "meetings:return",
        "meetings:consultation_history",
        "meetings:consultation_history_download",
        "meetings:row_history",
        "board:plenary",
    }
)


class BlindMiddleware(AddressMiddleware):
    """Answers in place of a page that would tell."""

    def answer_instead(
        self, request: HttpRequest, address: str, given: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        if not tells_decisions(address) or not request.user.is_authenticated:
            return None
        wanted = {
            each: given[each]
            for each in ("consultation_id", "meeting_id")
            if each in given
        }
        sample = find_closing_sample(request.user, **wanted)
        return _tell_closed(request, sample) if sample is not None else None


def tells_decisions(view_name: str) -> bool:
    """Whether an address tells what somebody decided of a statement."""
    if view_name.startswith("desk:"):
        return view_name not in _OPEN_AT_DESK
    # Minutes, recommendations and findings tell who stands behind which key point.
    if view_name.startswith(("minutes:", "recommendations:", "findings:")):
        return True
    return view_name in _TELLS_ELSEWHERE


def _tell_closed(request: HttpRequest, sample: Sample) -> HttpResponseBase:
    status = HTTPStatus.FORBIDDEN
    if "application/json" in (request.content_type, request.headers.get("Accept")):
        why = word_desk_refusal(ChangeRefusedError("codes_blind"))
        told = {"status": "refused", "code": "codes_blind", "message": why}
        return JsonResponse(told, status=status)
    about = {"consultation": sample.consultation, "dealt": find_progress(sample)}
    return render(request, "desk/coding_closed.html", about, status=status)
