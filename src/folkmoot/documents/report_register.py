"""The register: every statement in its own words, with an anchor, and its fate."""

from collections.abc import Sequence

from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import (
    Block,
    Column,
    Paragraph,
    Part,
    Row,
    Run,
    Table,
    Voice,
)
from folkmoot.domain.ids import DocumentId, StatementId
from folkmoot.domain.key_points import (
    Analysis,
    InputRole,
    KeyPointId,
    LedgerRow,
    Place,
)


def tell_register(analysis: Analysis, sources: Sources) -> Part:
    """A part per document: its statements, then the records that are not counted."""
    say = sources.say
    by_document: dict[DocumentId, list[LedgerRow]] = {}
    for row in analysis.ledger:
        document = sources.spoken[row.statement_id].document
        by_document.setdefault(document.id, []).append(row)
    names = {document.id: document.name for document in analysis.record.documents}
    texts = {point.id: point.text for point in analysis.key_points}
    asked = {
        statement: question.id
        for question in analysis.questions
        for statement in question.statements
    }
    parts = tuple(
        Part(
            anchor=f"r-{number}",
            title=names[document],
            blocks=_tabulate(rows, sources, texts, asked),
        )
        for number, (document, rows) in enumerate(by_document.items(), 1)
    )
    intro = Paragraph(runs=(Run(text=say("register is")),))
    return Part(anchor="register", title=say("register"), blocks=(intro,), parts=parts)


def _tabulate(
    rows: Sequence[LedgerRow],
    sources: Sources,
    texts: dict[KeyPointId, str],
    asked: dict[StatementId, KeyPointId],
) -> tuple[Block, ...]:
    say = sources.say
    said = [row for row in rows if row.role is InputRole.INPUT]
    others = [row for row in rows if row.role is not InputRole.INPUT]
    tables = []
    if said:
        labels = ("statement", "who", "focus area", "became", "where")
        cells = [
            (*_tell_origin(row, sources), _tell_fate(row, sources, texts, asked))
            for row in said
        ]
        caption = say("statements of", count=say.count("statements", len(said)))
        tables.append(_make_table(caption, labels, said, cells, sources))
    if others:
        labels = ("record", "who", "heading", "role", "where")
        roles = [(Run(text=say.code(row.role)),) for row in others]
        cells = [
            (*_tell_origin(row, sources), role)
            for row, role in zip(others, roles, strict=True)
        ]
        tables.append(_make_table(say("not counted"), labels, others, cells, sources))
    return tuple(tables)


_Cell = tuple[Run, ...]


def _make_table(
    caption: str,
    labels: Sequence[str],
    rows: Sequence[LedgerRow],
    cells: Sequence[tuple[_Cell, ...]],
    sources: Sources,
) -> Table:
    return Table(
        caption=caption,
        columns=tuple(Column(label=sources.say(label)) for label in labels),
        rows=tuple(
            Row(
                cells=(*found, _tell_place(row, sources)),
                anchor=f"s-{row.statement_id}",
            )
            for row, found in zip(rows, cells, strict=True)
        ),
    )


def _tell_origin(row: LedgerRow, sources: Sources) -> tuple[_Cell, _Cell, _Cell]:
    return (
        (Run(text=row.text, voice=Voice.QUOTE),),
        (Run(text=sources.name_voice(row.statement_id)),),
        (Run(text=sources.name_area(row.statement_id)),),
    )


def _tell_place(row: LedgerRow, sources: Sources) -> _Cell:
    document = sources.spoken[row.statement_id].document
    text = sources.tell_position(row.statement_id) or document.name
    return (Run(text=text, target=f"d-{document.id}", voice=Voice.QUIET),)


def _tell_fate(
    row: LedgerRow,
    sources: Sources,
    texts: dict[KeyPointId, str],
    asked: dict[StatementId, KeyPointId],
) -> _Cell:
    """Its place, and a link to the key points or the question it is part of."""
    say = sources.say
    runs = [Run(text=say.code(row.place) if row.place else "", voice=Voice.STRONG)]
    for number, point in enumerate(row.key_points):
        separator = Run(text=": " if number == 0 else " · ", voice=Voice.QUIET)
        runs += [separator, Run(text=texts[point], target=f"k-{point}")]
    question = asked.get(row.duplicate_of or row.statement_id)
    question = asked.get(row.statement_id, question)
    if question:
        link = Run(text=say("see question"), target=f"q-{question}")
        runs += [Run(text=": ", voice=Voice.QUIET), link]
    elif row.reason and row.place is not Place.GATHERED:
        runs.append(Run(text=f": {say.code(row.reason)}", voice=Voice.QUIET))
    if row.duplicate_of:
        target = f"s-{row.duplicate_of}"
        link = Run(text=say("says the same"), target=target, voice=Voice.QUIET)
        runs += [Run(text="; ", voice=Voice.QUIET), link]
    return tuple(runs)
