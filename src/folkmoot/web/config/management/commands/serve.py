"""Serve the hall: prepare, tell where it is, and run until stopped."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.web.config.serving.gate import pass_gate
from folkmoot.web.config.serving.listening import listen
from folkmoot.web.config.serving.preparing import prepare
from folkmoot.web.config.serving.running import Listener, run_until_stopped


class Command(BaseCommand):
    help = "Serve the hall until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--example", action="store_true")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        translation.activate(options["language"])
        for warning in pass_gate():
            self.stderr.write(warning)
        listener = Listener(listen(host, port))
        prepare()
        from folkmoot.web.config.asgi import application

        def tell_ready() -> None:
            address = f"http://{host}:{listener.socket.getsockname()[1]}/"
            self.stdout.write(_("The hall is open at %s") % address)
            self.stdout.write(_("Data: %s") % settings.DATA_FOLDER)
            self.stdout.write(_("Ctrl-C stops it."))
            self.stdout.flush()

        was_interrupted = run_until_stopped(
            application, [listener], tell_ready=tell_ready
        )
        if was_interrupted:
            raise KeyboardInterrupt
