"""Findings across meetings, for whoever may not reach the analysis itself."""

from folkmoot.analysis.dilemmas import Stand, Tension, suggest_dilemmas
from folkmoot.analysis.saturation import follow_meetings, order_meetings

__all__ = ["Stand", "Tension", "follow_meetings", "order_meetings", "suggest_dilemmas"]
