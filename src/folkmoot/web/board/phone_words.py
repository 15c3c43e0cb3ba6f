"""Why an answer was not taken, in the words a phone shows."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.statements.refusal_words import say_refused

_WORDS: Mapping[str, Promise] = {
    "unknown_point": _(
        "The hall is not asked about this any more. Your answer was not counted."
    ),
    "point_closed": _(
        "No more answers are taken here. This one came too late and was not counted."
    ),
    "too_many_marks": _(
        "You have marked three already. Take one mark away to give it to another."
    ),
}


def tell_result(refused: ChangeRefusedError | None) -> dict[str, str]:
    """What became of one answer; done where nothing refused it."""
    if refused is None:
        return {"status": "done"}
    words = str(_WORDS.get(refused.code) or say_refused(refused.code))
    return {"status": "refused", "code": refused.code, "message": words}
