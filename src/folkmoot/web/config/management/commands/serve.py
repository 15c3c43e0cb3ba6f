"""Serve the hall: prepare, tell where it is, and run until stopped."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from folkmoot.web.config.serving.gate import pass_gate
from folkmoot.web.config.serving.opening import Ways, Wishes, open_ways
from folkmoot.web.config.serving.preparing import prepare
from folkmoot.web.config.serving.renewing import keep_certificate_fitting
from folkmoot.web.config.serving.running import run_until_stopped
from folkmoot.web.config.serving.telling import tell_ways


class Command(BaseCommand):
    help = "Serve the hall until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for option in ("--host", "--certificate", "--key"):
            parser.add_argument(option)
        for option in ("--port", "--plain-port"):
            parser.add_argument(option, type=int)
        for option in ("--lan", "--example"):
            parser.add_argument(option, action="store_true")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *, language: str, example: bool, **options: Any) -> None:
        wished = {name: options[name] for name in Wishes.__dataclass_fields__}
        with translation.override(language):
            for warning in pass_gate():
                self.stderr.write(warning)
            ways = open_ways(Wishes(**wished))
            _make_known(ways)
            prepare()
            lines = list(tell_ways(ways))
        if self._serve(ways, lines):
            raise KeyboardInterrupt

    def _serve(self, ways: Ways, lines: list[str]) -> bool:
        from folkmoot.web.config.asgi import application

        def tell_ready() -> None:
            self.stdout.write("\n".join(lines))
            self.stdout.flush()

        watch = keep_certificate_fitting if ways.own_authority else None
        return run_until_stopped(
            application, ways.listeners, tell_ready=tell_ready, watch=watch
        )


def _make_known(ways: Ways) -> None:
    """The address for QR codes and e-mails: one that every phone can open.

    No guest's phone trusts the hall's own authority, so there it is the plain one.
    """
    if settings.PUBLIC_ADDRESS:
        return
    best = ways.plain if ways.own_authority or not ways.secure else ways.secure
    settings.PUBLIC_ADDRESS = best[0]
    # The worker, who writes e-mails, reads it there.
    os.environ["FOLKMOOT_ADDRESS"] = best[0]
