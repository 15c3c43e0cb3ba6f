"""What the machine suggested in a consultation, and what people made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from folkmoot.web.board.models import Likeness
from folkmoot.web.desk.models import Declined, Run, RunState, Suggestion
from folkmoot.web.findings.models import Dilemma
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.models import Evidence, SuggestedEvidence
from folkmoot.web.statements.models import KeyPoint, Match, Placement


@dataclass(frozen=True, kw_only=True)
class RunTold:
    """One analysis: who asked for it, with which model, and what it suggested."""

    at: datetime
    asked_by: str
    scope: str
    state: str
    model: str
    model_hash: str
    code: str
    suggestions: int


@dataclass(frozen=True, kw_only=True)
class MachineAccount:
    """Counts of what was suggested and decided; each decision is a person's."""

    runs: tuple[RunTold, ...]
    # Decisions by people: all, and those that took up a suggestion.
    matches: int
    matches_suggested: int
    placements: int
    key_points: int
    declined: int
    # Suggestions that nobody has decided about.
    open: int
    drawn_together: int
    dilemmas: int
    evidence: int
    evidence_waiting: int

    @property
    def matches_own(self) -> int:
        return self.matches - self.matches_suggested


def read_machine(consultation: Consultation) -> MachineAccount:
    runs = Run.objects.filter(consultation=consultation)
    told = [_tell(run) for run in runs.select_related("asked_by", "meeting")]
    of_meeting = {"meeting__consultation": consultation}
    matches = Match.objects.kept().filter(**of_meeting, key_point__removed_at=None)
    return MachineAccount(
        runs=tuple(told),
        matches=matches.count(),
        matches_suggested=matches.exclude(score=None).count(),
        placements=Placement.objects.kept().filter(**of_meeting).count(),
        key_points=KeyPoint.objects.kept().filter(consultation=consultation).count(),
        declined=Declined.objects.kept().filter(consultation=consultation).count(),
        open=sum(each.suggestions for each in told[:1]),
        drawn_together=Likeness.objects.filter(
            meeting__consultation=consultation
        ).count(),
        dilemmas=Dilemma.objects.kept().filter(consultation=consultation).count(),
        evidence=Evidence.objects.kept().filter(consultation=consultation).count(),
        evidence_waiting=SuggestedEvidence.objects.filter(
            recommendation__consultation=consultation
        ).count(),
    )


def _tell(run: Run) -> RunTold:
    manifest: Mapping[str, Any] = run.manifest
    model = _as_mapping(manifest.get("model"))
    code = _as_mapping(manifest.get("code"))
    return RunTold(
        at=run.asked_at,
        asked_by=str(run.asked_by),
        scope=str(run.meeting or ""),
        state=str(RunState(run.state).label),
        model=str(model.get("name", "")),
        model_hash=str(model.get("fingerprint", "")),
        code=str(code.get("version", "")),
        suggestions=Suggestion.objects.filter(run=run).count(),
    )


def _as_mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
