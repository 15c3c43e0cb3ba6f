from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "folkmoot.web.keeping"
    label = "keeping"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What was erased whole is erased whole again, where a copy brought it back."""
        from folkmoot.web.events.erasure_list import WHOLE
        from folkmoot.web.events.repeating import REPEATERS
        from folkmoot.web.keeping.commands.erasing import (
            ERASE_CONSULTATION,
            erase_again,
        )

        WHOLE.add(ERASE_CONSULTATION)
        REPEATERS[ERASE_CONSULTATION] = erase_again
