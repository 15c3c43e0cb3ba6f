"""`folkmoot trace`: from a claim down to what was said, or from a statement up."""

import argparse
import json
from collections.abc import Iterator, Sequence

from folkmoot.cli.account import indent
from folkmoot.cli.analysis_account import tell_prevalence
from folkmoot.cli.outcome import Outcome
from folkmoot.cli.output import print_data, standard_output
from folkmoot.cli.trace_words import TRACE_WORDS
from folkmoot.cli.wording import Wording
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.record import SectionKind
from folkmoot.jobs.settling import MACHINE
from folkmoot.jobs.traced import (
    KeyPointTrace,
    QuestionTrace,
    StatementTrace,
    SummaryTrace,
    Trace,
    TracedClause,
    TracedMatch,
    TracedStand,
    TracedStatement,
)
from folkmoot.jobs.tracing import list_facts, trace


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Trace, and print what was found."""
    found = trace(parsed.id, parsed.folder)
    if parsed.json:
        plain = list_facts(found)
        text = json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True)
        print_data(text + "\n")
        return Outcome.DONE
    with standard_output() as output:
        for line in tell_trace(found, language):
            print(line, file=output)
    return Outcome.DONE


def tell_trace(found: Trace, language: str) -> Iterator[str]:
    """What was found, line by line."""
    teller = _Teller(language)
    if isinstance(found, KeyPointTrace):
        return teller.tell_key_point(found)
    if isinstance(found, QuestionTrace):
        return teller.tell_question(found)
    if isinstance(found, SummaryTrace):
        return teller.tell_summary(found)
    return teller.tell_statement(found)


class _Teller:
    """Tells traces in one language."""

    def __init__(self, language: str) -> None:
        self._say = ReportWords(language, TRACE_WORDS)
        self._wording = Wording(language)

    def tell_key_point(self, found: KeyPointTrace) -> Iterator[str]:
        say = self._say
        behind = found.supports, found.opposes, found.unresolved, found.rejected
        yield say("key point", id=found.id)
        yield from self._quote(found.text)
        told = tell_prevalence(found.prevalence, self._wording) or say("nobody")
        yield from indent(told, rest="  ")
        if found.focus_areas:
            areas = ", ".join(found.focus_areas)
            yield from indent(say("areas", areas=areas), rest="  ")
        yield f"  {say('words of', id=found.source_statement)}"
        if all(match.decided_by == MACHINE for some in behind for match in some):
            yield f"  {say('not reviewed')}"
        names = ("supports", "opposes", "unresolved", "rejected")
        for name, matches in zip(names, behind, strict=True):
            yield from self._tell_matches(name, matches)

    def tell_question(self, found: QuestionTrace) -> Iterator[str]:
        say = self._say
        yield say("question", id=found.id)
        yield from self._quote(found.text)
        yield f"  {say('words of', id=found.source_statement)}"
        yield ""
        yield say("asked in", count=len(found.statements))
        for statement in found.statements:
            yield from self._tell_statement(statement)

    def tell_summary(self, found: SummaryTrace) -> Iterator[str]:
        say = self._say
        yield say("summary line", id=found.line.id)
        yield from self._quote(found.line.text)
        yield from indent(self._tell_source(found.line), rest="  ")
        if not found.clauses:
            yield f"  {say('no clauses')}"
        for clause in found.clauses:
            yield ""
            yield from self._tell_clause(clause)

    def tell_statement(self, found: StatementTrace) -> Iterator[str]:
        say, statement = self._say, found.statement
        is_other = statement.kind in (SectionKind.THEME, SectionKind.INFORMATION)
        yield say(statement.kind.value if is_other else "statement", id=statement.id)
        yield from self._quote(statement.text)
        yield from indent(self._tell_source(statement), rest="  ")
        yield from indent(self._tell_place(found), rest="  ")
        if found.duplicate_of:
            yield f"  {say('original', id=found.duplicate_of)}"
        if found.duplicates:
            told = say("duplicates", ids=", ".join(found.duplicates))
            yield from indent(told, rest="  ")
        if found.key_points:
            yield ""
            yield say("key points of", count=len(found.key_points))
            for stand in found.key_points:
                yield from self._tell_stand(stand, statement.text)
        if found.questions:
            yield ""
            yield say("questions of", count=len(found.questions))
            for raised in found.questions:
                yield from self._quote(raised.text)
                yield f"    {say('id', id=raised.id)}"
        yield from self._tell_restatements(found)

    def _tell_matches(self, name: str, matches: Sequence[TracedMatch]) -> Iterator[str]:
        if not matches:
            return
        yield ""
        yield self._say(name, count=len(matches))
        for match in matches:
            yield from self._tell_statement(match.statement)
            if match.segment != match.statement.text:
                part = self._say("part", text=self._say.quote(match.segment))
                yield from indent(part, first="    ", rest="      ")
            told = self._tell_evidence(match)
            if match.duplicate_of:
                told += " · " + self._say("repeats", id=match.duplicate_of)
            yield from indent(told, first="    ", rest="      ")

    def _tell_clause(self, clause: TracedClause) -> Iterator[str]:
        yield from self._quote(clause.text)
        told = "is new" if clause.is_new else "restates"
        yield f"  {self._say(told)}"
        for link in clause.restates:
            yield from self._tell_statement(link.statement, margin="    ")
            told = self._tell_reason(link.score, link.reason)
            yield from indent(told, first="      ", rest="        ")

    def _tell_stand(self, stand: TracedStand, whole: str) -> Iterator[str]:
        relation = self._say.code(stand.relation.value)
        yield from indent(f"{relation}: {self._say.quote(stand.text)}", rest="    ")
        if stand.segment != whole:
            part = self._say("part", text=self._say.quote(stand.segment))
            yield from indent(part, first="    ", rest="      ")
        yield from indent(self._tell_evidence(stand), first="    ", rest="      ")
        yield f"    {self._say('id', id=stand.key_point)}"

    def _tell_restatements(self, found: StatementTrace) -> Iterator[str]:
        if not found.restated_by:
            # A survey has no summary, and what is not input is never restated.
            if found.place and found.statement.kind is not SectionKind.SURVEY:
                yield ""
                yield self._say("not restated")
            return
        yield ""
        yield self._say("restated by", count=len(found.restated_by))
        for one in found.restated_by:
            yield from self._quote(one.clause)
            told = self._tell_reason(one.score, one.reason)
            yield from indent(told, first="    ", rest="      ")
            yield f"    {self._say('id', id=one.line.id)}"

    def _tell_statement(
        self, statement: TracedStatement, *, margin: str = "  "
    ) -> Iterator[str]:
        quoted = self._say.quote(statement.text)
        yield from indent(f"– {quoted}", first=margin, rest=f"{margin}  ")
        where = f"{self._tell_source(statement)} · {self._say('id', id=statement.id)}"
        yield from indent(where, first=f"{margin}  ", rest=f"{margin}    ")

    def _tell_source(self, statement: TracedStatement) -> str:
        """Who said it, at which meeting, under what, and where it stands."""
        say = self._say
        parts = [statement.group, self._name_occasion(statement)]
        parts.append(statement.focus_area or self._name_section(statement))
        line = "row" if statement.kind is SectionKind.SURVEY else "line"
        where = [statement.document]
        if statement.page is not None:
            where.append(say("page", number=statement.page))
        if statement.line is not None:
            where.append(say(line, number=statement.line))
        return " · ".join([part for part in parts if part] + [", ".join(where)])

    def _name_occasion(self, statement: TracedStatement) -> str | None:
        if statement.kind is SectionKind.SURVEY:
            title = statement.survey or statement.document
            return self._say("survey", title=title)
        title = statement.meeting or self._say("untitled meeting")
        date = f", {self._wording.date(statement.date)}" if statement.date else ""
        return title + date

    def _name_section(self, statement: TracedStatement) -> str | None:
        if statement.kind is SectionKind.PLENARY:
            return self._say("plenary")
        return statement.heading

    def _tell_place(self, found: StatementTrace) -> str:
        if found.place is None:
            return self._say("no place")
        place = self._say.code(found.place.value)
        if not found.reason:
            return self._say("place", place=place)
        reason = self._say.code(found.reason)
        return self._say("place why", place=place, reason=reason)

    def _tell_evidence(self, one: TracedMatch | TracedStand) -> str:
        say, by = self._say, one.decided_by
        decided = "by machine" if by == MACHINE else "by person"
        return f"{self._tell_reason(one.score, one.reason)} · {say(decided, name=by)}"

    def _tell_reason(self, score: float, reason: str) -> str:
        say = self._say
        return f"{say('score', score=say.decimal(score))} · {say.reason(reason)}"

    def _quote(self, text: str) -> list[str]:
        return indent(self._say.quote(text), rest="   ")
