"""Pictures of the tour as it went on: what each meeting brought."""

import math

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.documents.finding_pictures import Curve, Label, Picture, Step, Steps
from folkmoot.domain.findings import Findings
from folkmoot.domain.key_points import Saturation
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.links import link_statements
from folkmoot.web.findings.queries.picture_settings import Settings
from folkmoot.web.findings.queries.saturation import measure_tour

_ROUNDING = 1e-6


def draw_new(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """New and repeated key points at each meeting."""
    del desk, settings
    return Picture(
        name="new",
        title=_("New and repeated at each meeting"),
        description=_(
            "How many key points were first heard at the meeting, and how many had "
            "been heard before."
        ),
        body=Steps(
            corner=_("Meeting"),
            new=_("new"),
            repeated=_("repeated"),
            known=_("heard so far"),
            steps=_list_steps(findings, measure_tour(findings)),
        ),
    )


def draw_saturation(desk: Desk, findings: Findings, settings: Settings) -> Picture:
    """How much is known after each meeting, and whether all has been heard."""
    del desk
    measured = measure_tour(
        findings,
        base=settings.base,
        run=settings.run,
        threshold=settings.threshold,
    )
    return Picture(
        name="saturation",
        title=_("Has the tour heard it all?"),
        description=tell_saturation(measured),
        body=Curve(
            corner=_("Meeting"),
            new=_("new"),
            known=_("heard so far"),
            base=settings.base,
            run=settings.run,
            steps=_list_steps(findings, measured),
        ),
    )


def _list_steps(findings: Findings, measured: Saturation) -> tuple[Step, ...]:
    titles = {each.id: each.title for each in findings.hearings}
    return tuple(
        Step(
            label=Label(
                text=titles[step.meeting],
                path=link_statements(at_meeting=step.meeting),
            ),
            new=len(step.new),
            repeated=len(step.repeated),
            known=step.heard_so_far,
        )
        for step in measured.steps
    )


def tell_saturation(measured: Saturation) -> str:
    """Whether little new came last, in counts; or why that cannot be told."""
    steps, base, run = measured.steps, measured.base, measured.run
    if len(steps) < base + run:
        return _(
            "It is too early to tell: %(needed)d meetings are needed, and %(held)d "
            "have been held."
        ) % {"needed": base + run, "held": len(steps)}
    known = steps[base - 1].heard_so_far
    if measured.ratio is None and known:
        return _(
            "It cannot be told, for the dates leave open which meetings came last."
        )
    if measured.ratio is None:
        return _("It cannot be told, for the first meetings named no key points.")
    new = sum(len(step.new) for step in steps[-run:])
    told = {
        "count": new,
        "run": run,
        "base": base,
        "known": known,
        "limit": math.floor(measured.threshold * known + _ROUNDING),
    }
    if measured.reached:
        text = ngettext(
            "The tour seems to have heard it all: the last %(run)d meetings brought "
            "%(count)d new key point beside the %(known)d of the first %(base)d. At "
            "most %(limit)d was the limit.",
            "The tour seems to have heard it all: the last %(run)d meetings brought "
            "%(count)d new key points beside the %(known)d of the first %(base)d. At "
            "most %(limit)d was the limit.",
            new,
        )
    else:
        text = ngettext(
            "The tour has not heard it all yet: the last %(run)d meetings brought "
            "%(count)d new key point beside the %(known)d of the first %(base)d. At "
            "most %(limit)d was the limit.",
            "The tour has not heard it all yet: the last %(run)d meetings brought "
            "%(count)d new key points beside the %(known)d of the first %(base)d. At "
            "most %(limit)d was the limit.",
            new,
        )
    return text % told
