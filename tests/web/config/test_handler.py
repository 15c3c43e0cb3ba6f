"""The server's own handler answers as Django's does, streams, and hears async views."""

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from folkmoot.web.config.serving.handler import OneStepHandler
from folkmoot.web.config.serving.seats import Seats

Message = MutableMapping[str, Any]


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"plain {request.GET['a']}")


async def later(request: HttpRequest) -> HttpResponse:
    await asyncio.sleep(0)
    return HttpResponse("later")


async def stream(request: HttpRequest) -> StreamingHttpResponse:
    async def tell() -> AsyncIterator[str]:
        for number in range(3):
            await asyncio.sleep(0)
            yield f"{number};"

    return StreamingHttpResponse(tell())


urlpatterns = [path("plain", plain), path("later", later), path("stream", stream)]


async def ask(application: Any, address: str) -> tuple[int, bytes]:
    where, _, query = address.partition("?")
    heard: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]
    sent: list[Message] = []

    async def receive() -> Message:
        return heard.pop() if heard else await asyncio.Event().wait()  # type: ignore[return-value]

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": where,
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost")],
    }
    await application(scope, receive, send)
    body = b"".join(each.get("body", b"") for each in sent[1:])
    return sent[0]["status"], body


@pytest.mark.parametrize(
    ("address", "body"),
    [("/plain?a=1", b"plain 1"), ("/later", b"later"), ("/stream", b"0;1;2;")],
)
def test_views_of_all_kinds_answer(address: str, body: bytes) -> None:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        application = Seats(OneStepHandler())
        assert asyncio.run(ask(application, address)) == (200, body)


def test_an_unknown_address_is_told_as_such() -> None:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        application = Seats(OneStepHandler())
        status, _ = asyncio.run(ask(application, "/nowhere"))
    assert status == 404
