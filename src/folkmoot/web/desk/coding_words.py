"""What the pages of the second coder say: refusals, and figures in plain words."""

from dataclasses import dataclass
from math import ceil

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.domain.agreement import Caveat, Estimate, Reliability
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.ui.messages import word_refusal

# Krippendorff's customary limits: see docs/explanation/agreement.md.
RELIABLE, TENTATIVE = 0.8, 2 / 3


@dataclass(frozen=True)
class Figure:
    """A figure as it is read: number, interval, and what it is taken to mean."""

    number: str
    interval: str = ""
    meaning: str = ""


def word_coding_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was changed."""
    words = {
        "nothing_to_deal": _(
            "There is nothing to deal: no statement here has been gathered or put by"
            " itself by somebody else than the one who would code. Nothing was dealt."
        ),
        "no_code_book": _(
            "There is nothing to code by: no key point has been made here yet. Nothing"
            " was dealt."
        ),
        "coder_is_dealer": _(
            "A sample is dealt to somebody else than yourself. Nothing was dealt."
        ),
        "coder_is_no_member": _(
            "This person has no role in the consultation any more. Nothing was dealt."
        ),
        "not_your_sample": _(
            "This sample was dealt to somebody else, and only they code it. Nothing was"
            " changed."
        ),
        "sample_is_handed_in": _(
            "The sample has been handed in, so its codings stay as they are."
        ),
        "sample_is_gone": _("The sample was taken away meanwhile."),
        "not_in_sample": _(
            "This does not belong to the sample, so it was not saved. Load the page"
            " again."
        ),
        "nothing_coded": _(
            "No statement has been coded yet, so there is nothing to hand in."
        ),
        "key_point_is_gone": _(
            "The key point was taken away meanwhile. Nothing was changed; keep the"
            " first there."
        ),
        "statement_is_gone": _(
            "The statement was taken away meanwhile. Nothing was changed; keep the"
            " first there."
        ),
        "not_handed_in": _(
            "Nothing is settled before the sample is handed in. Nothing was changed."
        ),
    }
    return words.get(refused.code) or word_refusal(refused.code, refused.details)


def word_figure(estimate: Estimate) -> Figure:
    """The number and its interval; where there is none, why."""
    if estimate.value is None:
        return Figure(_("none"), meaning=_word_caveat(estimate.caveat))
    number = _number(estimate.value)
    if estimate.low is None or estimate.high is None:
        return Figure(number, meaning=_word_caveat(estimate.caveat))
    interval = _("%(low)s to %(high)s") % {
        "low": _number(estimate.low),
        "high": _number(estimate.high),
    }
    return Figure(number, interval)


def word_alpha(estimate: Estimate) -> Figure:
    """As `word_figure`, with what alpha is customarily taken to mean.

    Without an interval nobody knows how far it holds, and nothing is read from it.
    """
    figure = word_figure(estimate)
    if estimate.value is None or estimate.low is None:
        return figure
    meaning = _word_level(estimate.value)
    if _find_level(estimate.low) < _find_level(estimate.value):
        meaning = f"{meaning} " + _(
            "But with so few statements it may be as low as %(low)s, so do not lean on"
            " it."
        ) % {"low": _number(estimate.low)}
    return Figure(figure.number, figure.interval, meaning)


def word_lowest_share(reliability: Reliability) -> str:
    """What may still differ where nobody did; empty where somebody did."""
    share = reliability.share
    if share.value != 1.0 or share.low is None:
        return ""
    return ngettext(
        "They never differed in %(units)d statement. Even so, they may differ in up to"
        " %(room)d of 100.",
        "They never differed in %(units)d statements. Even so, they may differ in up to"
        " %(room)d of 100.",
        reliability.units,
    ) % {"units": reliability.units, "room": ceil(100 * (1 - share.low))}


def _word_caveat(caveat: Caveat | None) -> str:
    words = {
        Caveat.NOTHING_COMPARED: _("Nothing could be compared."),
        Caveat.ALL_THE_SAME: _(
            "Both said the same one thing throughout. Chance alone would have agreed as"
            " well, so there is no figure."
        ),
        Caveat.NEVER_DIFFERED: _("They never differed, so there is no interval."),
        Caveat.TOO_FEW: _("There are too few statements for an interval."),
        Caveat.NOT_TWO_CODERS: _("It is told of two people only."),
    }
    return words[caveat] if caveat is not None else ""


def _word_level(alpha: float) -> str:
    return (
        _("Under what one concludes from (0.667): talk the wording over, code again."),
        _("Enough for a tentative conclusion (0.667 or more): say that it is one."),
        _("Enough to rely on (0.8 or more)."),
    )[_find_level(alpha)]


def _find_level(alpha: float) -> int:
    return (alpha >= TENTATIVE) + (alpha >= RELIABLE)


def _number(value: float) -> str:
    return number_format(value, decimal_pos=2).replace("-", "−")
