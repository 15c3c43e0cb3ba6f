from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "folkmoot.web.recommendations"
    label = "recommendations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erased words are in no recommendation and no suggestion either."""
        from folkmoot.web.events.erasure import ALSO_FORGET
        from folkmoot.web.meetings.commands.quoting import QUOTING
        from folkmoot.web.recommendations.commands.looking import forget_suggested
        from folkmoot.web.recommendations.models import (
            Evidence,
            NotFollowed,
            Recommendation,
        )

        ALSO_FORGET.append(forget_suggested)
        QUOTING.extend(
            [
                (Recommendation, "text"),
                (Recommendation, "reasoning"),
                (Recommendation, "answer"),
                (Evidence, "words"),
                (NotFollowed, "words"),
            ]
        )
