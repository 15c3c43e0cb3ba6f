"""Builds the report of an analysis, whatever file it is written to."""

from collections.abc import Sequence

from folkmoot.documents.report_areas import Area, list_areas, tell_areas
from folkmoot.documents.report_charts import tell_charts
from folkmoot.documents.report_key_points import count_suggested, share_voices
from folkmoot.documents.report_ledger import tell_ledger
from folkmoot.documents.report_method import tell_method
from folkmoot.documents.report_phrases import PHRASES
from folkmoot.documents.report_register import tell_register
from folkmoot.documents.report_sentences import tell_sentences
from folkmoot.documents.report_sources import Sources, name_survey
from folkmoot.documents.report_summaries import tell_summaries
from folkmoot.documents.report_tree import Labels, Paragraph, Part, Report, Run
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.key_points import Analysis


def build_report(analysis: Analysis, *, language: str) -> Report:
    """The report in Danish (`da`) or English (`en`); the same words for every file."""
    say = ReportWords(language, PHRASES)
    sources = Sources(analysis, say)
    areas = list_areas(analysis, sources)
    parts = (
        tell_sentences(analysis, sources),
        tell_ledger(analysis, say),
        tell_charts(analysis, areas, sources),
        _gather_areas(analysis, areas, sources),
        tell_summaries(analysis, sources),
        tell_register(analysis, sources),
        tell_method(analysis, sources),
    )
    return Report(
        language=language,
        title=say("title"),
        subtitle=_tell_subtitle(analysis, sources),
        notice=_tell_notice(analysis, say),
        labels=Labels(
            skip=say("skip"),
            contents=say("contents"),
            to_top=say("to top"),
            page=say("printed page"),
        ),
        parts=tuple(part for part in parts if part),
    )


def _gather_areas(
    analysis: Analysis, areas: Sequence[Area], sources: Sources
) -> Part | None:
    if not areas:
        return None
    say = sources.say
    return Part(
        anchor="areas",
        title=say("areas"),
        blocks=(Paragraph(runs=(Run(text=say("areas are")),)),)
        if analysis.key_points
        else (),
        parts=tell_areas(areas, sources, _find_scale(analysis, sources)),
    )


def _find_scale(analysis: Analysis, sources: Sources) -> int:
    """One scale for all bars, so that they can be compared down the page."""
    lengths = (
        sum(share.count for share in share_voices(point, sources))
        for point in analysis.key_points
    )
    return max(lengths, default=1) or 1


def _tell_subtitle(analysis: Analysis, sources: Sources) -> str:
    """Meetings with their dates, and surveys."""
    say = sources.say
    names = [
        f"{sources.meetings[one.id]}, {say.date(one.date)}"
        if one.date
        else sources.meetings[one.id]
        for one in analysis.record.meetings
        if one.id in sources.heard_at
    ]
    names += [name_survey(survey) for survey in analysis.record.surveys]
    return " · ".join(name for name in names if name)


def _tell_notice(analysis: Analysis, say: ReportWords) -> str | None:
    """Said on top as long as anything in the report was decided by no person."""
    suggested = sum(count_suggested(point) for point in analysis.key_points)
    total = sum(len(point.matches) for point in analysis.key_points)
    if total and not suggested:
        return say("notice of links") if analysis.record.links else None
    if suggested == total:
        return say("notice")
    counted = say.count("matches", total)
    return say("notice in part", suggested=say.number(suggested), total=counted)
