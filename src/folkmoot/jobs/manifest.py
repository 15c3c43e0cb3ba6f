"""What a run is made of and by, and whether an earlier one was made of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.documents.analysis_json import dump_json
from folkmoot.documents.manifest_json import (
    ANALYSIS_SCHEMA,
    Manifest,
    ManifestCode,
    ManifestCounts,
    ManifestDecisions,
    ManifestInput,
    ManifestModel,
)
from folkmoot.documents.sandbox import show_name
from folkmoot.documents.write_analysis import PARQUET_NAMES
from folkmoot.domain.key_points import Analysis, InputRole, Place, Relation
from folkmoot.domain.record import ReadError
from folkmoot.jobs.code_version import hash_code, name_version
from folkmoot.jobs.settling import Settled, pick_decisions

if TYPE_CHECKING:
    from folkmoot.analysis.encoders import Encoder
    from folkmoot.jobs.taking_in import Taken

_NOTHING = ManifestCounts(
    documents=0,
    meetings=0,
    surveys=0,
    statements={},
    places={},
    duplicates=0,
    key_points=0,
    matches={},
    questions=0,
)


def plan_manifest(
    files: Iterable[Taken], *, encoder: Encoder, language: str, settled: Settled
) -> Manifest:
    """The manifest of a run before it has read a file or counted anything."""
    from folkmoot.analysis.gathering import list_parameters
    from folkmoot.analysis.linking import THRESHOLD
    from folkmoot.analysis.pair_judge import CueJudge

    return Manifest(
        schema=ANALYSIS_SCHEMA,
        language=language,
        inputs=tuple(
            ManifestInput(name=show_name(one.name), sha256=one.sha256, refused=None)
            for one in files
        ),
        code=ManifestCode(version=name_version(), sha256=hash_code()),
        model=ManifestModel(name=encoder.name, fingerprint=encoder.fingerprint),
        judge=CueJudge.name,
        parameters={**list_parameters(), "link_threshold": THRESHOLD},
        decisions=_describe_decisions(settled),
        counts=_NOTHING,
        files={},
    )


def complete_manifest(
    plan: Manifest,
    analysis: Analysis,
    *,
    files: Iterable[Taken],
    refused: Iterable[ReadError],
) -> Manifest:
    """The plan with what was refused and what came of the rest."""
    codes = {error.file: error.code for error in refused}
    return replace(
        plan,
        inputs=tuple(
            replace(one, refused=codes.get(show_name(str(taken.intake.path))))
            for one, taken in zip(plan.inputs, files, strict=True)
        ),
        decisions=_describe_decisions(pick_decisions(analysis.key_points)),
        counts=count_all(analysis),
    )


def is_same_run(
    plan: Manifest, earlier: Manifest, folder: Path, *, parquet: bool
) -> bool:
    """Whether the folder holds all that a run by this plan would write."""
    wanted = {*earlier.files, *(PARQUET_NAMES if parquet else ())}
    return dump_json(_strip(plan)) == dump_json(_strip(earlier)) and all(
        (folder / name).is_file() for name in wanted
    )


def count_all(analysis: Analysis) -> ManifestCounts:
    """How much there is of everything."""
    record, ledger = analysis.record, analysis.ledger
    roles = Counter(row.role for row in ledger)
    places = Counter(row.place for row in ledger)
    relations = Counter(m.relation for p in analysis.key_points for m in p.matches)
    return ManifestCounts(
        documents=len(record.documents),
        meetings=len(record.meetings),
        surveys=len(record.surveys),
        statements={role.value: roles[role] for role in InputRole},
        places={place.value: places[place] for place in Place},
        duplicates=sum(row.duplicate_of is not None for row in ledger),
        key_points=len(analysis.key_points),
        matches={relation.value: relations[relation] for relation in Relation},
        questions=len(analysis.questions),
    )


def _strip(manifest: Manifest) -> Manifest:
    inputs = tuple(replace(one, refused=None) for one in manifest.inputs)
    return replace(manifest, inputs=inputs, counts=_NOTHING, files={})


def _describe_decisions(settled: Settled) -> ManifestDecisions:
    return ManifestDecisions(
        key_points=len(settled.key_points),
        matches=settled.matches,
        sha256=settled.hash(),
    )
