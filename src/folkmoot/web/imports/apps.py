from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "folkmoot.web.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.web.events.erasure import ALSO_FORGET
        from folkmoot.web.events.undo import UNDOERS
        from folkmoot.web.imports.commands import taking_in
        from folkmoot.web.imports.commands.receiving import forget_drafts

        UNDOERS[taking_in.TAKE_IN] = taking_in.take_out
        UNDOERS[taking_in.TAKE_OUT] = taking_in.take_in_again
        UNDOERS[taking_in.TAKE_IN_AGAIN] = taking_in.take_out
        ALSO_FORGET.append(forget_drafts)
