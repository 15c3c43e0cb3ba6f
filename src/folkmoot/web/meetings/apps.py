from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "folkmoot.web.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in nothing that somebody wrote about them either."""
        from folkmoot.web.events.erasure import ERASE_QUOTES
        from folkmoot.web.meetings.commands.quoting import QUOTING, erase_quotes
        from folkmoot.web.meetings.models import HallMessage, Theme

        ERASE_QUOTES.append(erase_quotes)
        QUOTING.extend([(Theme, "text"), (HallMessage, "text")])
