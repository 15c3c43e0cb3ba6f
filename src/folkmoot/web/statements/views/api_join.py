"""A phone joins by a scanned token or a typed code, and picks a table at the door."""

import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.web.meetings.join_keys import find_key, find_table
from folkmoot.web.meetings.models import Group, JoinKey
from folkmoot.web.statements.commands.devices import (
    choose_table,
    forget_device,
    let_in,
)
from folkmoot.web.statements.commands.sheets import ensure_sheets_of
from folkmoot.web.statements.models import Device
from folkmoot.web.statements.queries.devices import (
    find_groups_to_pick,
    is_let_in,
    is_over,
    make_secret,
)
from folkmoot.web.statements.queries.telling import tell_group, tell_meeting
from folkmoot.web.statements.views.phone import (
    PhoneRefusedError,
    answer,
    cookie_name,
    find_known_device,
    phone_view,
    read_json,
)
from folkmoot.web.statements.wrong_tries import wrong_tries

_COOKIE_AGE = 30 * 24 * 60 * 60
_LONGEST_KEY = 200


@phone_view("POST")
def join(request: HttpRequest) -> JsonResponse:
    """Let the device in, known again by its cookie."""
    asked = read_json(request)
    known = find_known_device(request)
    join_key = _find_key(request, asked, known)
    if join_key is None:
        device = _require_from_door(known)
        if asked:
            choose_table(device=device, group=_find_picked(device, asked))
        return _welcome(request, device, secret=None)
    if is_over(join_key.meeting, at=timezone.now()):
        raise PhoneRefusedError("meeting_closed", HTTPStatus.GONE)
    secret = make_secret()
    device = let_in(
        known=known,
        join_key=join_key,
        group=find_table(join_key),
        secret=secret,
        language=get_language() or "",
    )
    if join_key.group_id is None and asked.get("group") is not None:
        choose_table(device=device, group=_find_picked(device, asked))
    is_new = known is None or known.id != device.id
    return _welcome(request, device, secret=secret if is_new else None)


@phone_view("POST")
def clear(request: HttpRequest) -> JsonResponse:
    """Forget the device. What it has sent stays."""
    device = find_known_device(request)
    if device is not None:
        forget_device(device=device)
    response = answer({})
    response.delete_cookie(cookie_name(request), path="/", samesite="Strict")
    if request.is_secure():
        # A browser takes away a __Host- cookie only by one that is as strict.
        response.cookies[cookie_name(request)]["secure"] = True
    return response


def _find_key(
    request: HttpRequest, asked: dict[str, Any], known: Device | None
) -> JoinKey | None:
    """The key that was given; None where none was. A wrong one is refused."""
    token, code = asked.get("token"), asked.get("code")
    given = token if token is not None else code
    if given is None:
        return None
    if not isinstance(given, str) or len(given) > _LONGEST_KEY:
        raise PhoneRefusedError("malformed", HTTPStatus.BAD_REQUEST)
    address = request.META.get("REMOTE_ADDR", "")
    device = str(known.id) if known else None
    if token is None:
        _slow_down(address, device)
    join_key = find_key(given)
    if join_key is None:
        wrong_tries.note(address=address, device=device)
        raise PhoneRefusedError("unknown_key", HTTPStatus.NOT_FOUND)
    return join_key


def _slow_down(address: str, device: str | None) -> None:
    wait = wrong_tries.seconds_to_wait(address=address, device=device)
    if wait:
        raise PhoneRefusedError(
            "too_many_tries",
            HTTPStatus.TOO_MANY_REQUESTS,
            headers={"Retry-After": str(wait)},
        )


def _require_from_door(device: Device | None) -> Device:
    """The cookie is enough to pick a table for who came by the door."""
    if device is None or not is_let_in(device) or _is_at_table(device):
        raise PhoneRefusedError("not_joined", HTTPStatus.UNAUTHORIZED)
    if is_over(device.meeting, at=timezone.now()):
        raise PhoneRefusedError("meeting_closed", HTTPStatus.GONE)
    return device


def _is_at_table(device: Device) -> bool:
    return device.join_key is None or device.join_key.group_id is not None


def _find_picked(device: Device, asked: dict[str, Any]) -> Group:
    try:
        group_id = uuid.UUID(asked["group"])
    except (KeyError, ValueError, TypeError, AttributeError):
        raise PhoneRefusedError("malformed", HTTPStatus.BAD_REQUEST) from None
    picked = [group for group in find_groups_to_pick(device) if group.id == group_id]
    if not picked:
        raise PhoneRefusedError("unknown_group", HTTPStatus.NOT_FOUND)
    return picked[0]


def _welcome(
    request: HttpRequest, device: Device, *, secret: str | None
) -> JsonResponse:
    if device.group is not None:
        ensure_sheets_of(group=device.group)
    response = answer(
        {
            "device": str(device.id),
            "group": device.group_id and str(device.group_id),
            "meeting": tell_meeting(device.meeting),
            "groups": [
                {**tell_group(group), "round": group.round}
                for group in find_groups_to_pick(device)
            ],
        }
    )
    if secret is not None:
        response.set_cookie(
            cookie_name(request),
            secret,
            max_age=_COOKIE_AGE,
            path="/",
            secure=request.is_secure(),
            httponly=True,
            samesite="Strict",
        )
    return response
