from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "folkmoot.web.minutes"
    label = "minutes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in no paper either."""
        from folkmoot.web.events.erasure import ERASE_QUOTES
        from folkmoot.web.minutes.commands.erasing import erase_quotes

        ERASE_QUOTES.append(erase_quotes)
