from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "folkmoot.web.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
