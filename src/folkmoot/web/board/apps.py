from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "folkmoot.web.board"
    label = "board"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The plenary is answered on the sheet's page, with nothing more to load."""
        from folkmoot.web.statements.shell import add_part

        add_part(page="/s", script="board/plenary.js", look="board/plenary.css")
