"""Further sentences to read aloud, where key points and summaries give too few."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import Run
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Analysis, InputRole


def tell_counts(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    """Where most was said, which summary line rests on most, how much was read."""
    yield from _tell_most_said(analysis, sources)
    yield from _tell_best_rested(analysis, sources)
    yield from _tell_words(analysis, sources)


def _tell_most_said(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    """The focus area with most statements, where one has more than each other."""
    areas = Counter(
        row.focus_area
        for row in analysis.ledger
        if row.role is InputRole.INPUT and row.focus_area
    )
    (area, most), (_, next_most), *_ = [*areas.most_common(2), ("", 0), ("", 0)]
    if next_most and most > next_most:
        say = sources.say
        of = say.count("statements", areas.total())
        text = say("most said", area=say.quote(area), count=say.number(most), of=of)
        yield Run(text=text, target="areas")


def _tell_best_rested(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    restated: defaultdict[StatementId, set[StatementId]] = defaultdict(set)
    for link in analysis.record.links:
        restated[link.from_].add(link.to)
    if restated:
        say = sources.say
        texts = {one: sources.spoken[one].statement.text for one in restated}
        # Of those that rest on equally many, the one that is quickest read aloud.
        line = min(restated, key=lambda one: (-len(restated[one]), len(texts[one])))
        quoted = say.quote(texts[line].rstrip(". "))
        count = say.count("statements", len(restated[line]))
        text = say("best rested", text=quoted, statements=count)
        yield Run(text=text, target="summary-lines")


def _tell_words(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    balance = analysis.record.balance
    words, recorded = (
        sum(one.words for one in balance),
        sum(one.recorded for one in balance),
    )
    if words:
        say = sources.say
        text = say(
            "words counted",
            words=say.count("words", words),
            recorded=say.number(recorded),
            aside=say.number(words - recorded),
        )
        yield Run(text=text, target="documents")
