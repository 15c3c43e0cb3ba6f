"""`manifest.json`: what an analysis was made of and by, and what came of it.

It holds no time and no name of a machine, so that equal runs have equal manifests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.documents.analysis_json import load_json

MANIFEST = "manifest.json"
ANALYSIS_SCHEMA = "folkmoot-analysis/1"


@dataclass(frozen=True, kw_only=True)
class ManifestInput:
    """A file that was given; `refused` is the code of why it was not read."""

    name: str
    sha256: str | None
    refused: str | None


@dataclass(frozen=True, kw_only=True)
class ManifestCode:
    """The program: its version, and the hash of its own source."""

    version: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ManifestModel:
    """The model of meaning; another fingerprint gives other vectors."""

    name: str
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class ManifestDecisions:
    """People's decisions that the run kept; `sha256` changes with any of them."""

    key_points: int
    matches: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ManifestCounts:
    """How much there is.

    `statements` counts by role, `places` counts input by where it is, so that the
    places add up to `statements["input"]`; `matches` counts by relation.
    """

    documents: int
    meetings: int
    surveys: int
    statements: Mapping[str, int]
    places: Mapping[str, int]
    duplicates: int
    key_points: int
    matches: Mapping[str, int]
    questions: int


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """A run; with equal inputs, code, model, judge, parameters and decisions, again.

    `files` are those that were written, with the hash of each.
    """

    schema: str
    language: str
    inputs: tuple[ManifestInput, ...]
    code: ManifestCode
    model: ManifestModel
    judge: str
    parameters: Mapping[str, Any]
    decisions: ManifestDecisions
    counts: ManifestCounts
    files: Mapping[str, str]


def load_manifest(content: str | bytes) -> Manifest:
    """Read `manifest.json`.

    Raises:
        UnreadableDocumentError: "bad_output", with the first fault and its `place`.
    """
    manifest: Manifest = load_json(content, Manifest, file=MANIFEST)
    return manifest
