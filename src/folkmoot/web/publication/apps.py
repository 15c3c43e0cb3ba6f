from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "folkmoot.web.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in nothing that was published either."""
        from folkmoot.web.events.erasure import ERASE_QUOTES
        from folkmoot.web.publication.commands.erasing import erase_quotes

        ERASE_QUOTES.append(erase_quotes)
