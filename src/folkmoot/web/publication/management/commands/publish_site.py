"""Write the public site of a consultation to a folder or an archive."""

import uuid
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.documents.put_site import check_place, put_site
from folkmoot.documents.write_site import take_fingerprint
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.publication.commands.releasing import make_site
from folkmoot.web.publication.models import Publishing
from folkmoot.web.publication.refusal_words import word_publishing_refusal


class Command(BaseCommand):
    help = "Write the public site of a consultation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--place", type=Path, required=True)
        parser.add_argument("--consultation", default="")
        parser.add_argument("--overwrite", action="store_true")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(
        self,
        *,
        place: Path,
        consultation: str,
        overwrite: bool,
        language: str,
        **options: Any,
    ) -> None:
        with translation.override(language):
            chosen = _choose(consultation)
            check_place(place, may_replace=overwrite)
            try:
                files = make_site(chosen)
            except ChangeRefusedError as error:
                raise CommandError(word_publishing_refusal(error)) from error
            put_site(files, place)
            self.stdout.write(
                _("%(count)d files in %(place)s. Fingerprint: %(fingerprint)s")
                % {
                    "count": len(files),
                    "place": place,
                    "fingerprint": take_fingerprint(files),
                }
            )


def _choose(wanted: str) -> Consultation:
    """The consultation of that id or name; the only one where none is named."""
    if Publishing._meta.db_table not in connection.introspection.table_names():
        raise CommandError(
            _("There is nothing to publish here. Is it the right data folder?")
        )
    known: list[Consultation] = list(Consultation.objects.kept().order_by("name", "id"))
    fitting = [each for each in known if not wanted or _is_named(each, wanted)]
    if len(fitting) == 1:
        return fitting[0]
    listed = "; ".join(f"{each.name} ({each.id})" for each in known) or "–"
    if wanted and not fitting:
        told = _("There is no consultation “%(wanted)s”. There are:")
    else:
        told = _("Say which consultation, by its id or name:")
    raise CommandError(f"{told % {'wanted': wanted}} {listed}")


def _is_named(consultation: Consultation, wanted: str) -> bool:
    try:
        return consultation.id == uuid.UUID(wanted)
    except ValueError:
        return consultation.name.casefold() == wanted.casefold()
