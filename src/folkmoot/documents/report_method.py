"""How the report was made, what it cannot do, and what was read."""

from collections.abc import Iterable

from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import (
    Block,
    Column,
    Fold,
    Listing,
    Paragraph,
    Part,
    Row,
    Run,
    Table,
    Voice,
)
from folkmoot.domain.key_points import Analysis, Method
from folkmoot.domain.record import Balance

_LIMITS = (
    "limit review",
    "limit opposition",
    "limit alone",
    "limit asked",
    "limit people",
    "limit names",
)


def tell_method(analysis: Analysis, sources: Sources) -> Part:
    """Model, judge, parameters and version; limits; documents; what was not read."""
    say = sources.say
    limits = tuple(Paragraph(runs=(Run(text=say(one)),)) for one in _LIMITS)
    parts = (
        Part(anchor="limits", title=say("limits"), blocks=(Listing(items=limits),)),
        Part(
            anchor="documents",
            title=say("documents"),
            blocks=(_tabulate_documents(analysis, sources),),
        ),
        Part(
            anchor="not-read",
            title=say("not read"),
            blocks=_tell_unread(analysis, sources),
        ),
    )
    return Part(
        anchor="method",
        title=say("method"),
        blocks=(
            Paragraph(runs=(Run(text=say("method is")),)),
            _tabulate_method(analysis.method, sources),
        ),
        parts=parts,
    )


def _tabulate_method(method: Method, sources: Sources) -> Table:
    say = sources.say
    facts = {
        say("model"): method.model,
        say("fingerprint"): method.model_fingerprint,
        say("judge"): say.code(method.judge),
        say("version"): method.code_version,
        **{
            say("parameter", name=say.code(name)): _tell_value(value, sources)
            for name, value in sorted(method.parameters.items())
        },
    }
    return Table(
        caption=say("method"),
        columns=(Column(label=say("what")), Column(label=say("value"))),
        rows=tuple(
            Row(cells=((Run(text=name),), (Run(text=value),)))
            for name, value in facts.items()
        ),
    )


def _tell_value(value: float | int | str, sources: Sources) -> str:
    if isinstance(value, float):
        point = "," if sources.say.language == "da" else "."
        return f"{value:.6g}".replace(".", point)
    return str(value)


def _tabulate_documents(analysis: Analysis, sources: Sources) -> Table:
    say = sources.say
    balances = {one.document: one for one in analysis.record.balance}
    rows = []
    for document in analysis.record.documents:
        balance = balances.get(document.id)
        words = say.number(balance.words) if balance else "–"
        recorded = say.number(balance.recorded) if balance else "–"
        cells = (
            (Run(text=document.name),),
            (Run(text=document.sha256, voice=Voice.QUIET),),
            (Run(text=words),),
            (Run(text=recorded),),
        )
        rows.append(Row(cells=cells, anchor=f"d-{document.id}"))
    return Table(
        caption=say("documents"),
        columns=(
            Column(label=say("document")),
            Column(label=say("hash")),
            Column(label=say("words"), numeric=True),
            Column(label=say("recorded"), numeric=True),
        ),
        rows=tuple(rows),
    )


def _tell_unread(analysis: Analysis, sources: Sources) -> tuple[Block, ...]:
    """Files that were refused, pages without text, and words that were set aside."""
    say, record = sources.say, analysis.record
    lines = [f"{error.file}: {error.message}" for error in record.errors]
    lines += [
        say("unread page", name=document.name, page=page)
        for document in record.documents
        for page in document.unread_pages
    ]
    folds = tuple(
        _fold_aside(balance, sources) for balance in record.balance if balance.set_aside
    )
    if not lines and not folds:
        return (Paragraph(runs=(Run(text=say("all was read")),)),)
    intro = Paragraph(runs=(Run(text=say("not read is")),))
    refused = (_list_lines(lines),) if lines else ()
    return (intro, *refused, *folds)


def _fold_aside(balance: Balance, sources: Sources) -> Fold:
    """The words of a document that are not in the record, each with the reason."""
    say = sources.say
    names = {document.id: document.name for document in sources.record.documents}
    words = say.count("words", balance.words - balance.recorded)
    lines = [
        (f"{say.quote(one.text)} – " if one.text.strip() else "") + say.code(one.reason)
        for one in balance.set_aside
    ]
    summary = say("fold words", name=names[balance.document], words=words)
    return Fold(summary=summary, blocks=(_list_lines(lines),))


def _list_lines(lines: Iterable[str]) -> Listing:
    return Listing(items=tuple(Paragraph(runs=(Run(text=line),)) for line in lines))
