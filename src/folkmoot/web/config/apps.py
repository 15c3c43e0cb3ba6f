from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "folkmoot.web.config"
    label = "config"
