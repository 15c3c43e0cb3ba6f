from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "folkmoot.web.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in no suggestion either."""
        from folkmoot.web.desk.models import Memo
        from folkmoot.web.desk.tasks import forget_erased_words
        from folkmoot.web.events.erasure import ALSO_FORGET
        from folkmoot.web.meetings.commands.quoting import QUOTING

        QUOTING.append((Memo, "text"))
        ALSO_FORGET.append(forget_erased_words)
