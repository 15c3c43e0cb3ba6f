"""Identifiers that are equal from run to run and unique within a record."""

import hashlib
from typing import NewType

DocumentId = NewType("DocumentId", str)
MeetingId = NewType("MeetingId", str)
SectionId = NewType("SectionId", str)
StatementId = NewType("StatementId", str)
SurveyId = NewType("SurveyId", str)
QuestionId = NewType("QuestionId", str)

ID_LENGTH = 16


def hash_bytes(content: bytes) -> str:
    """SHA-256 of a document's bytes, as 64 hex characters."""
    return hashlib.sha256(content).hexdigest()


def make_id(document_hash: str, *position: str | int) -> str:
    """Derive an id from where a thing stands: 16 hex characters.

    `position` is a code-point span for running text, and sheet, row and column for
    tables; what is not a statement puts its kind first, so that a section that spans
    the same words as its only statement has an id of its own.
    """
    text = "\x1f".join([document_hash, *map(str, position)])
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]
