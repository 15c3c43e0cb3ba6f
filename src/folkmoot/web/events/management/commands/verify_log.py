"""Check the change log: its chain, its words, and the rows it tells of."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.web.events.fault_words import tell_fault
from folkmoot.web.events.models import Stream
from folkmoot.web.events.verifying import Verdict, verify_log


class Command(BaseCommand):
    help = "Check that the change log is whole and that all rows are as it tells."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", help="meetings or consultations")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *, ids: list[str], language: str, **options: Any) -> None:
        with translation.override(language):
            faults = sum(self._verify(stream_id) for stream_id in _find_streams(ids))
            if faults:
                told = ngettext("%(count)d fault.", "%(count)d faults.", faults)
                raise CommandError(told % {"count": faults})
            self.stdout.write(_("All is as the log tells."))

    def _verify(self, stream_id: uuid.UUID) -> int:
        verdict = verify_log(stream_id)
        self.stdout.write(_tell(verdict))
        for fault in verdict.faults:
            self.stdout.write(f"  {tell_fault(fault)}")
        return len(verdict.faults)


def _find_streams(ids: list[str]) -> list[uuid.UUID]:
    if Stream._meta.db_table not in connection.introspection.table_names():
        raise CommandError(_("There is no log here. Is it the right data folder?"))
    known = list(Stream.objects.order_by("id").values_list("id", flat=True))
    if not ids:
        return known
    unknown = [each for each in ids if each not in {str(one) for one in known}]
    if unknown:
        raise CommandError(
            _("There is no log with the id %(id)s.") % {"id": unknown[0]}
        )
    return [uuid.UUID(each) for each in ids]


def _tell(verdict: Verdict) -> str:
    told = _(
        "%(stream)s: %(events)d events, %(rows)d rows, %(erased)d erased texts, "
        "last hash %(hash)s"
    )
    return told % {
        "stream": verdict.stream,
        "events": verdict.events,
        "rows": verdict.rows,
        "erased": verdict.erased_texts,
        "hash": verdict.last_hash or "–",
    }
