from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "folkmoot.web.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in nothing that was published; receipts tell the answer."""
        from folkmoot.web.events.erasure import ERASE_QUOTES
        from folkmoot.web.publication.commands.erasing import erase_quotes
        from folkmoot.web.publication.queries.receipts import tell_ways
        from folkmoot.web.statements.queries.receipts import TELL_WAYS

        ERASE_QUOTES.append(erase_quotes)
        TELL_WAYS.append(tell_ways)
