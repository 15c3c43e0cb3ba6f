"""Serve the hall: prepare, tell where it is, and run until stopped."""

import os
from argparse import ArgumentParser
from dataclasses import fields
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from folkmoot.web.config.serving.gate import pass_gate
from folkmoot.web.config.serving.letting_in import let_in
from folkmoot.web.config.serving.opening import Ways, Wishes, open_ways
from folkmoot.web.config.serving.preparing import database_held_open, prepare
from folkmoot.web.config.serving.renewing import keep_certificate_fitting
from folkmoot.web.config.serving.running import run_until_stopped
from folkmoot.web.config.serving.telling import tell_end, tell_ways


class Command(BaseCommand):
    help = "Serve the hall until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for option in ("--host", "--certificate", "--key", "--administrator"):
            parser.add_argument(option)
        for option in ("--port", "--plain-port"):
            parser.add_argument(option, type=int)
        for option in ("--lan", "--example", "--no-worker"):
            parser.add_argument(option, action="store_true")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *, language: str, **options: Any) -> None:
        os.umask(0o077)  # what is kept here is for the server's user alone
        wishes = Wishes(**{each.name: options[each.name] for each in fields(Wishes)})
        with translation.override(language):
            for warning in pass_gate():
                self.stderr.write(warning)
            ways = open_ways(wishes)
            _make_known(ways)
            prepare()
            lines = [
                *tell_ways(ways),
                *let_in(
                    example=options["example"],
                    administrator=options["administrator"],
                    staff_site=ways.for_staff,
                ),
                tell_end(),
            ]
        if self._serve(ways, lines, has_worker=not options["no_worker"]):
            raise KeyboardInterrupt

    def _serve(self, ways: Ways, lines: list[str], *, has_worker: bool) -> bool:
        from folkmoot.web.board.live.streams import end_streams
        from folkmoot.web.config.asgi import application

        def tell_ready() -> None:
            self.stdout.write("\n".join(lines))
            self.stdout.flush()

        watch = keep_certificate_fitting if ways.own_authority else None
        with database_held_open():
            return run_until_stopped(
                application,
                ways.listeners,
                tell_ready=tell_ready,
                end_streams=end_streams,
                has_worker=has_worker,
                watch=watch,
            )


def _make_known(ways: Ways) -> None:
    """Let the pages, and the worker who writes e-mails, know what to tell others."""
    settings.PUBLIC_ADDRESS = settings.PUBLIC_ADDRESS or ways.for_all
    os.environ["FOLKMOOT_ADDRESS"] = settings.PUBLIC_ADDRESS
