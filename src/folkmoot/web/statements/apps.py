from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "folkmoot.web.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.web.events.sealing import PUT_BACK, TAKE_OFF, put_back_on_record
        from folkmoot.web.events.undo import UNDOERS
        from folkmoot.web.statements.commands.off_record import take_off_again

        UNDOERS[TAKE_OFF] = put_back_on_record
        UNDOERS[PUT_BACK] = take_off_again
