"""Doing a write once, however often a phone sends it."""

import json
import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from folkmoot.web.events.errors import RequestReusedError
from folkmoot.web.events.models import HandledRequest, Stream
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.events.prepared_rows import insert_row
from folkmoot.web.events.recording import Actor, Change, begin_change, lock_stream
from folkmoot.web.events.retrying import done_again_if_given_way
from folkmoot.web.events.values import JSON, canonical

_READ_NUMBER = PreparedQuery[tuple[int]](
    lambda stream: Stream.objects.filter(id=stream).values_list("last_number")
)
_FIND_HANDLED = PreparedQuery[HandledRequest](
    lambda request: HandledRequest.objects.filter(id=request)
)


def handle_once(
    *, request_id: uuid.UUID, stream_id: uuid.UUID, asked: JSON, do: Callable[[], JSON]
) -> JSON:
    """Do a write once however often it is sent, and answer each time the same.

    The answer is given only after the row is durable. Raises RequestReusedError where
    the id comes with another request than the one it came with first.
    """

    def do_and_count(stream: Stream) -> tuple[JSON, int]:
        answer = do()
        ((number,),) = _READ_NUMBER.fetch(stream=stream.id)
        return answer, number

    return _do_once(request_id, stream_id, asked, do_and_count)


def change_once(
    *,
    request_id: uuid.UUID,
    stream_id: uuid.UUID,
    asked: JSON,
    by: Actor,
    command: str,
    do: Callable[[Change], JSON],
) -> JSON:
    """The same for a write that is one change: the log is locked once for both."""

    def do_and_close(stream: Stream) -> tuple[JSON, int]:
        change = begin_change(stream, by, command)
        answer = do(change)
        change.close()
        return answer, change.number

    return _do_once(request_id, stream_id, asked, do_and_close)


@done_again_if_given_way
def _do_once(
    request_id: uuid.UUID,
    stream_id: uuid.UUID,
    asked: JSON,
    do: Callable[[Stream], tuple[JSON, int]],
) -> JSON:
    digest = digest_request(asked)
    try:
        with transaction.atomic(durable=True):
            stream = lock_stream(stream_id)
            handled = _FIND_HANDLED.first(request=request_id)
            if handled is None:
                return _handle(request_id, stream, digest, do)
    except IntegrityError:
        # The same id came at the same time to another log.
        handled = HandledRequest.objects.filter(id=request_id).first()
        if handled is None:
            raise
    if handled.stream_id != stream_id or handled.digest not in ("", digest):
        raise RequestReusedError(request_id)
    stored: JSON = handled.answer
    return stored


def digest_request(asked: JSON) -> str:
    """What was asked, under the server's secret: short words could be guessed."""
    purpose = "folkmoot.events.handled_request"
    return salted_hmac(purpose, canonical(asked), algorithm="sha256").hexdigest()


def _handle(
    request_id: uuid.UUID,
    stream: Stream,
    digest: str,
    do: Callable[[Stream], tuple[JSON, int]],
) -> JSON:
    before = stream.last_number
    done, after = do(stream)
    # Through JSON and back, so that the first answer is the same as all others.
    answer: JSON = json.loads(canonical(done))
    insert_row(
        HandledRequest(
            id=request_id,
            stream=stream,
            digest=digest,
            answer=answer,
            number_before=before,
            number_after=after,
        )
    )
    return answer
