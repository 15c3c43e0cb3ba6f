"""Counts in words, in the language of the page. Small numbers are told as they are."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.domain.findings import Backing, Counted


def word_of_asked() -> str:
    """How "3 of 7" is written, with gaps for `heard` and `asked`."""
    return _("%(heard)d of %(asked)d")


def tell_counted(counted: Counted) -> str:
    """ "12 of 31", where anybody was asked."""
    if not counted.asked:
        return "–"
    return word_of_asked() % _values(counted)


def tell_backing(backing: Backing) -> str:
    """ "12 of 31 groups, at 4 of 5 meetings; 38 of 212 answers in the survey".

    Sources that were not asked are left out, and none are summed.
    """
    told = [_tell_meetings(backing)]
    if backing.respondents.asked:
        told.append(
            ngettext(
                "%(heard)d of %(asked)d answer in the survey",
                "%(heard)d of %(asked)d answers in the survey",
                backing.respondents.asked,
            )
            % _values(backing.respondents)
        )
    if backing.submissions.asked:
        told.append(
            ngettext(
                "%(heard)d of %(asked)d written submission",
                "%(heard)d of %(asked)d written submissions",
                backing.submissions.asked,
            )
            % _values(backing.submissions)
        )
    return "; ".join(each for each in told if each) or _("nobody")


def _tell_meetings(backing: Backing) -> str:
    if backing.meetings.heard and not backing.groups.heard:
        return ngettext(
            "named at %(heard)d meeting; groups not recorded",
            "named at %(heard)d meetings; groups not recorded",
            backing.meetings.heard,
        ) % _values(backing.meetings)
    if not backing.groups.asked:
        return ""
    groups = ngettext(
        "%(heard)d of %(asked)d group",
        "%(heard)d of %(asked)d groups",
        backing.groups.asked,
    ) % _values(backing.groups)
    if not backing.meetings.heard:
        return groups
    meetings = ngettext(
        "at %(heard)d of %(asked)d meeting",
        "at %(heard)d of %(asked)d meetings",
        backing.meetings.asked,
    ) % _values(backing.meetings)
    return f"{groups}, {meetings}"


def _values(counted: Counted) -> dict[str, int]:
    return {"heard": counted.heard, "asked": counted.asked}


def join_words(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *front, last = words or [""]
    if not front:
        return last
    return _("%(front)s and %(last)s") % {"front": ", ".join(front), "last": last}
