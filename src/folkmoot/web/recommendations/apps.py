from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "folkmoot.web.recommendations"
    label = "recommendations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in no recommendation and no suggestion either."""
        from folkmoot.web.events.erasure import ALSO_FORGET, ERASE_QUOTES
        from folkmoot.web.recommendations.commands.erasing import erase_quotes
        from folkmoot.web.recommendations.commands.looking import forget_suggested

        ALSO_FORGET.append(forget_suggested)
        ERASE_QUOTES.append(erase_quotes)
