"""Check the change log: its chain, its words, and the rows it tells of."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.web.events.models import Stream
from folkmoot.web.events.verifying import Fault, Verdict, verify_log


class Command(BaseCommand):
    help = "Check that the change log is whole and that all rows are as it tells."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "streams",
            nargs="*",
            type=uuid.UUID,
            help="ids of meetings or consultations; all logs where none is given",
        )

    def handle(self, *, streams: list[uuid.UUID], **options: Any) -> None:
        known = Stream.objects.order_by("id").values_list("id", flat=True)
        faults = 0
        for stream_id in streams or list(known):
            verdict = verify_log(stream_id)
            self.stdout.write(_tell(verdict))
            for fault in verdict.faults:
                self.stdout.write(f"  {_tell_fault(fault)}")
            faults += len(verdict.faults)
        if faults:
            raise CommandError(f"{faults} {'fault' if faults == 1 else 'faults'}")


def _tell(verdict: Verdict) -> str:
    return (
        f"{verdict.stream}: {verdict.events} events, {verdict.rows} rows, "
        f"{verdict.erased_texts} erased texts, {len(verdict.faults)} faults, "
        f"hash {verdict.last_hash}"
    )


def _tell_fault(fault: Fault) -> str:
    parts = [fault.code]
    if fault.number is not None:
        parts.append(f"event {fault.number}")
    if fault.subject is not None:
        parts.append(f"{fault.subject_type} {fault.subject}")
    if fault.field:
        parts.append(fault.field)
    return ", ".join(parts)
