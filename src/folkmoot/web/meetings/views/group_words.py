"""Why something about groups was not done, in words."""

from django.utils.translation import gettext as _


def word_group_refusals() -> dict[str, str]:
    """By the code of the refusal, in the reader's language."""
    return {
        "group_is_merged": _(
            "One of the two groups is part of another already. Load the page again and "
            "see which groups there are now."
        ),
        "group_into_itself": _("A group cannot become part of itself."),
        "groups_of_two_rounds": _(
            "The groups belong to different rounds, so nothing was moved between them."
        ),
        "group_is_gone": _(
            "“%(group)s” is no longer there. Load the page again and see which groups "
            "there are now."
        ),
        "group_has_written": _(
            "“%(group)s” has written on its sheets, and what was said is kept. So the "
            "group was not taken away. You can let it become part of another group."
        ),
        "group_has_parts": _(
            "Other groups are part of “%(group)s”. Let them stand for themselves first."
        ),
        "not_at_this_table": _(
            "Somebody was moved meanwhile. Load the page again and see who sits where."
        ),
        "already_seated": _(
            "%(person)s has a place in this round already. Load the page again and see "
            "where."
        ),
        "people_have_changed": _(
            "People or groups have changed since the suggestion was made, so it was "
            "not laid. Look at the new one."
        ),
        "practice_has_no_practice": _("This is a practice already."),
        "not_a_practice": _("This is no practice, so nothing was wiped."),
    }
