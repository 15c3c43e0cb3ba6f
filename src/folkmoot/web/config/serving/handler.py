"""Django's handler for ASGI, with each request going to its thread in one step.

Most of our middleware is synchronous. Django's own handler then goes back and forth
between the server's thread and the request's several times for each request, which
costs more than answering a phone does, and waits each time for Python's one lock.
"""

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class OneStepHandler(ASGIHandler):
    """Middleware and view run in the request's thread; answers may still stream."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, made by synchronous code in the request's own thread."""
        answer = sync_to_async(self.get_response, thread_sensitive=True)
        return await answer(request)
