from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "folkmoot.web.findings"
    label = "findings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in no frozen findings either."""
        from folkmoot.web.events.erasure import ERASE_QUOTES
        from folkmoot.web.findings.commands.erasing import erase_quotes
        from folkmoot.web.findings.models import Dilemma, KeptVoice
        from folkmoot.web.meetings.commands.quoting import QUOTING

        QUOTING.extend([(Dilemma, "text"), (KeptVoice, "words")])
        ERASE_QUOTES.append(erase_quotes)
