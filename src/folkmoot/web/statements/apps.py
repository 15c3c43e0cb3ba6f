from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "folkmoot.web.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.web.events.erasure import ERASE_QUOTES
        from folkmoot.web.events.sealing import PUT_BACK, TAKE_OFF, put_back_on_record
        from folkmoot.web.events.undo import UNDOERS
        from folkmoot.web.meetings.commands.quoting import QUOTING
        from folkmoot.web.statements.commands.off_record import take_off_again
        from folkmoot.web.statements.commands.wordings import erase_wordings
        from folkmoot.web.statements.models import (
            Heading,
            KeyPoint,
            LateArrival,
            Match,
            Placement,
        )

        ERASE_QUOTES.append(erase_wordings)
        QUOTING.extend(
            [
                (Heading, "text"),
                (KeyPoint, "text"),
                (LateArrival, "reason"),
                (Match, "reason"),
                (Placement, "words"),
            ]
        )
        UNDOERS[TAKE_OFF] = put_back_on_record
        UNDOERS[PUT_BACK] = take_off_again
