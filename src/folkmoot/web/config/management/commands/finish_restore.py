"""After a backup was put back: its database taken in, and erased what was erased."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.jobs.backing_up import POSTGRESQL
from folkmoot.web.config.postgresql import run_program
from folkmoot.web.config.serving.preparing import catch_up_on_erasures


class Command(BaseCommand):
    help = "Finish what `folkmoot restore` began."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--old", default="")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *, old: str, language: str, **_options: Any) -> None:
        with translation.override(language):
            _take_in_dump(Path(settings.DATA_FOLDER) / POSTGRESQL)
            call_command("migrate", interactive=False, verbosity=0)
            count = catch_up_on_erasures()
            self.stdout.write(
                _("The backup is in %(folder)s.") % {"folder": settings.DATA_FOLDER}
            )
            if count:
                self.stdout.write(
                    ngettext(
                        "%(count)d row that was erased since was erased again.",
                        "%(count)d rows that were erased since were erased again.",
                        count,
                    )
                    % {"count": count}
                )
            if old:
                self.stdout.write(
                    _(
                        "What was there before lies in %(old)s. Delete it when you are"
                        " sure: it may hold words that were erased."
                    )
                    % {"old": old}
                )


def _take_in_dump(dump: Path) -> None:
    if not dump.exists():
        return
    why = run_program(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--single-transaction",
        str(dump),
    )
    if why:
        raise CommandError(
            _("PostgreSQL did not take its copy in: %(why)s") % {"why": why}
        )
    dump.unlink()
