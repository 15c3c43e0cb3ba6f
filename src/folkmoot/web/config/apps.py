from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "folkmoot.web.config"
    label = "config"

    def ready(self) -> None:
        from folkmoot.web.config import checks  # noqa: F401
