"""Why something at the desk was not done, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.ui.messages import word_refusal

WORDS: Mapping[str, str] = {
    "empty": _("There are no words yet, so nothing was saved."),
    "codes_blind": _(
        "A sample is dealt to you, and the desk shows what others decided of it. Hand"
        " it in first. Nothing was changed."
    ),
    "words_too_long": _(
        "This is longer than the %(most)s characters it may have. Nothing was saved;"
        " shorten it and save again."
    ),
    "point_too_long": _(
        "A key point has at most %(most)s characters, as it is read aloud and answered"
        " on a phone. Nothing was saved; give it shorter words."
    ),
    "too_many_at_once": _(
        "At most %(most)s can be changed at once. Nothing was changed; choose fewer."
    ),
    "nothing_chosen": _("Nothing is chosen, so nothing was changed."),
    "reason_missing": _(
        "Say in your own words why it is set aside. Nothing was changed."
    ),
    "unknown_statement": _(
        "One of these statements does not lie on this desk. Nothing was changed."
    ),
    "statement_is_gone": _(
        "One of these statements was taken away meanwhile, so nothing was changed."
        " Choose again without it."
    ),
    "segment_is_gone": _(
        "Somebody cut this statement otherwise meanwhile, so nothing was changed. See"
        " how it is cut now, and choose again."
    ),
    "segment_is_stale": _(
        "The statement was worded otherwise since it was cut, so nothing was changed."
        " Join its parts, or cut it anew, and choose again."
    ),
    "cut_at_edge": _(
        "There are no words on one side of the cut, so nothing was changed. Put the"
        " cursor between two words."
    ),
    "unknown_key_point": _(
        "This key point does not belong to this desk. Nothing was changed."
    ),
    "key_point_is_gone": _(
        "This key point was merged or taken away meanwhile, so nothing was changed. See"
        " the list as it is now, and choose again."
    ),
    "other_meeting": _(
        "A meeting's key point holds only what was said at that meeting. Nothing was"
        " changed; make a key point of the whole consultation for this."
    ),
    "match_is_gone": _(
        "What you changed was taken out meanwhile. Nothing was changed; see what stands"
        " there now."
    ),
    "merge_needs_two": _(
        "Choose at least two key points to merge. Nothing was changed."
    ),
    "part_of_whole_only": _(
        "Only a meeting's key point can be part of one of the whole consultation."
        " Nothing was changed."
    ),
    "neighbour_is_gone": _(
        "What it was to stand beside was moved or taken away meanwhile. Nothing was"
        " changed; move it once more."
    ),
    "theme_is_gone": _(
        "This theme was taken away meanwhile, so nothing was changed. Choose another."
    ),
    "area_is_gone": _(
        "This focus area is no longer in the plan, so nothing was changed. Choose"
        " another."
    ),
    "duplicate_of_itself": _(
        "A statement cannot say the same as itself, and the other one stands where this"
        " one does already. Nothing was changed."
    ),
    "wording_is_answered": _(
        "The hall has answered these words, so they stay as they are. Nothing was"
        " changed; make another key point for other words."
    ),
    "point_is_open": _(
        "The hall is answering this key point right now, so it stays. Nothing was"
        " changed; close it in the plenary first."
    ),
    "suggestion_is_gone": _(
        "A newer analysis has taken this suggestion's place, so nothing was changed."
        " See what is suggested now."
    ),
    "suggestion_is_decided": _(
        "Somebody has decided about this already, and that stands. Nothing was changed."
    ),
    "models_are_off": _(
        "The language models are switched off on this server, or not installed, so"
        " nothing can be suggested. All else works as ever."
    ),
    "machine_is_at_work": _(
        "The machine is at work here already, so it was not asked again. Its"
        " suggestions come by themselves."
    ),
    "nothing_to_suggest": _(
        "Nothing was said here yet, so there is nothing to suggest. Ask again when"
        " there are statements."
    ),
    "run_is_over": _("The machine is done already, so there is nothing to call off."),
    "memo_is_gone": _(
        "This memo was taken away meanwhile. Nothing was changed; it is in the history."
    ),
    "filter_of_another": _("This filter is somebody else's. Nothing was changed."),
    "nothing_to_undo": _("There is nothing to undo here."),
    "nothing_to_redo": _(
        "There is nothing to redo: nothing was undone since your last step."
    ),
    "unknown_step": _(
        "This step was not taken at this desk. Nothing was changed; it can be undone in"
        " the history."
    ),
}


def word_desk_refusal(refused: ChangeRefusedError) -> str:
    """What happened, what is safe, what to do; nothing was changed."""
    words = WORDS.get(refused.code)
    if words is None:
        return word_refusal(refused.code, refused.details)
    return gettext(words) % refused.details if "%(" in words else gettext(words)
