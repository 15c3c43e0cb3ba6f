"""A key point with who stands behind it, for and against, and in what words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import (
    Block,
    Fold,
    KeyPointBlock,
    Listing,
    Paragraph,
    Quotation,
    Run,
    Share,
    Voice,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import KeyPoint, Match, Prevalence, Relation
from folkmoot.domain.words import fold_text

HEARD = frozenset({Relation.SUPPORTS, Relation.OPPOSES})
MACHINE = "machine"
_MOST_NAMED = 12

VOICES = {
    Relation.SUPPORTS: Voice.SUPPORTS,
    Relation.OPPOSES: Voice.OPPOSES,
    Relation.UNRESOLVED: Voice.UNRESOLVED,
    # What a person has decided does not belong to the key point.
    Relation.NONE: Voice.QUIET,
}


def link_key_point(point: KeyPoint) -> Run:
    """The key point's words, a link to where it is told in full."""
    return Run(text=point.text, target=f"k-{point.id}")


def tell_key_point(point: KeyPoint, sources: Sources, scale: int) -> KeyPointBlock:
    """The key point in full; `scale` is the most voices that any bar shows."""
    say = sources.say
    return KeyPointBlock(
        anchor=f"k-{point.id}",
        text=point.text,
        mark=tell_review(point, say),
        reviewed=bool(point.matches) and not count_suggested(point),
        carried=(Run(text=" · ".join(list_prevalence(point.prevalence, say))),),
        behind=tuple(_name_behind(point, sources)),
        raised_in=_tell_origin(point, sources),
        shares=share_voices(point, sources),
        scale=scale,
        folds=(*_fold_matches(point, sources), *_fold_attributes(point, say)),
    )


def count_suggested(point: KeyPoint) -> int:
    """How many of its matches no person has decided."""
    return sum(match.decided_by == MACHINE for match in point.matches)


def tell_review(point: KeyPoint, say: ReportWords) -> str:
    """Whether people have decided its matches: none, some or all of them."""
    suggested, total = count_suggested(point), len(point.matches)
    if suggested == total:
        return say("not reviewed")
    if suggested:
        return say("partly reviewed", decided=total - suggested, total=total)
    return say("reviewed")


def list_prevalence(counts: Prevalence, say: ReportWords) -> list[str]:
    """Who supports it, of those asked: "4 of 7 groups, at 3 of 5 meetings"."""
    parts = []
    if counts.meetings_asked and counts.groups_asked:
        parts.append(
            say(
                "carried by groups",
                groups=counts.groups,
                asked=say.count("groups", counts.groups_asked),
                meetings=counts.meetings,
                of=say.count("meetings", counts.meetings_asked),
            )
        )
    elif counts.meetings_asked:
        meetings = say.count("meetings", counts.meetings)
        parts.append(say("carried by meetings", meetings=meetings))
    if counts.respondents_asked:
        asked = say.count("respondents", counts.respondents_asked)
        parts.append(
            say("carried by respondents", respondents=counts.respondents, asked=asked)
        )
    return parts or [say("carried by nobody")]


def _name_behind(point: KeyPoint, sources: Sources) -> Iterator[Paragraph]:
    """Who is for and who is against, by meeting: "Vestby: Gruppe 1, Gruppe 3"."""
    for relation in (Relation.SUPPORTS, Relation.OPPOSES):
        found = [match for match in point.matches if match.relation is relation]
        if found:
            name = sources.say(f"side {relation}")
            side = Run(text=name, voice=VOICES[relation])
            text = ": " + " · ".join(_name_by_meeting(found, sources))
            yield Paragraph(runs=(side, Run(text=text, voice=Voice.QUIET)))


def _name_by_meeting(matches: Sequence[Match], sources: Sources) -> Iterator[str]:
    """Each meeting with the groups that spoke there; of many groups only the number."""
    say = sources.say
    by_meeting: dict[str, list[Match]] = {}
    for one in matches:
        if meeting := sources.rows[one.statement].meeting:
            by_meeting.setdefault(sources.meetings[meeting], []).append(one)
    for name in sorted(by_meeting, key=sources.order.__getitem__):
        groups = sources.count_voices(by_meeting[name], "group")
        speakers = {sources.name_speaker(one.statement) for one in by_meeting[name]}
        named = sorted(filter(None, speakers), key=_sort_naturally)
        if groups > _MOST_NAMED:
            yield f"{name}: {say.count('groups', groups)}"
        else:
            yield f"{name}: {', '.join(named)}" if named else name
    respondents = sources.count_voices(matches, "respondent")
    if respondents:
        yield say.count("respondents", respondents)


def _sort_naturally(label: str) -> list[tuple[int, str]]:
    """Gruppe 2 before Gruppe 10."""
    pieces = re.findall(r"\d+|\D+", label)
    return [(int(one) if one.isdecimal() else 0, one) for one in pieces]


def share_voices(point: KeyPoint, sources: Sources) -> tuple[Share, ...]:
    """Groups and respondents for and against, and statements that are unresolved.

    Where nobody is named, as in minutes without groups, statements are counted.
    """
    say = sources.say
    shares = []
    for relation in (Relation.SUPPORTS, Relation.OPPOSES):
        for kind, noun in (("group", "groups"), ("respondent", "respondents")):
            count = count_side(point, relation, kind, sources)
            label = say(f"{relation} noun", noun=say.noun(noun, count))
            shares.append(Share(label=label, count=count, voice=VOICES[relation]))
    if not any(share.count for share in shares):
        shares = [
            Share(
                label=say(f"{relation} noun", noun=say.noun("statements", count)),
                count=count,
                voice=VOICES[relation],
            )
            for relation in (Relation.SUPPORTS, Relation.OPPOSES)
            for count in [count_statements(point.matches, relation)]
        ]
    open_ = count_statements(point.matches, Relation.UNRESOLVED)
    label = say("unresolved noun", noun=say.noun("statements", open_))
    shares.append(Share(label=label, count=open_, voice=Voice.UNRESOLVED))
    return tuple(share for share in shares if share.count)


def count_side(point: KeyPoint, relation: Relation, kind: str, sources: Sources) -> int:
    """How many groups, or respondents, stand so to the key point, each once."""
    found = [match for match in point.matches if match.relation is relation]
    return sources.count_voices(found, kind)


def count_statements(matches: Iterable[Match], relation: Relation) -> int:
    """How many statements have a part that stands so to a key point."""
    return len({match.statement for match in matches if match.relation is relation})


def tell_statement(
    statement: StatementId, sources: Sources, *, why: str | None = None
) -> Paragraph:
    """A statement in its own words, who said it, and where it stands."""
    text = sources.say.quote(sources.spoken[statement].statement.text)
    who = f" {sources.name_voice(statement)}, "
    runs = [
        Run(text=text, voice=Voice.QUOTE),
        Run(text=who, voice=Voice.QUIET),
        sources.link_where(statement),
    ]
    if why:
        runs.append(Run(text=f" – {why}", voice=Voice.QUIET))
    return Paragraph(runs=tuple(runs))


def _tell_origin(point: KeyPoint, sources: Sources) -> tuple[Run, ...]:
    say = sources.say
    runs = [
        Run(text=say("words of") + " ", voice=Voice.QUIET),
        Run(
            text=sources.name_voice(point.source_statement),
            target=f"s-{point.source_statement}",
            voice=Voice.QUIET,
        ),
    ]
    if len(point.focus_areas) > 1:
        areas = say.join(list(point.focus_areas))
        runs.append(Run(text=". " + say("raised in", areas=areas), voice=Voice.QUIET))
    return tuple(runs)


def _fold_matches(point: KeyPoint, sources: Sources) -> Iterable[Fold]:
    for relation in VOICES:
        found = [match for match in point.matches if match.relation is relation]
        if found:
            count = count_statements(found, relation)
            noun = sources.say.count("statements", count)
            summary = sources.say(f"fold {relation}", statements=noun)
            blocks: tuple[Block, ...] = tuple(
                _quote_match(match, sources) for match in found
            )
            yield Fold(summary=summary, blocks=blocks)


def _quote_match(match: Match, sources: Sources) -> Quotation:
    say = sources.say
    before, text, after = _split_at_segment(
        sources.spoken[match.statement].statement.text, fold_text(match.segment.text)
    )
    decided = match.decided_by != MACHINE
    return Quotation(
        before=before,
        text=text,
        after=after,
        who=sources.name_voice(match.statement),
        relation=say.code(match.relation),
        reason=say(
            "because",
            reason=say.reason(match.reason),
            score=say.decimal(match.score),
        ),
        where=sources.link_where(match.statement),
        voice=VOICES[match.relation],
        mark=say("decided by", name=match.decided_by) if decided else None,
    )


def _split_at_segment(whole: str, segment: str) -> tuple[str, str, str]:
    """The words around the matched part; all of them where it is the whole."""
    start = whole.find(segment) if segment else -1
    if start < 0:
        return "", whole, ""
    end = start + len(segment)
    return whole[:start], whole[start:end], whole[end:]


def _fold_attributes(point: KeyPoint, say: ReportWords) -> Iterable[Fold]:
    """A line for each attribute: "Role – Citizen: 2 of 24 · Owner: 1 of 4"."""
    lines = []
    for name, values in sorted(point.prevalence.by.items()):
        told = [
            say(
                "value of asked", value=value, count=say.number(n), asked=say.number(of)
            )
            for value, (n, of) in sorted(values.items())
            if n
        ]
        if told:
            runs = (
                Run(text=name, voice=Voice.STRONG),
                Run(text=" – " + " · ".join(told)),
            )
            lines.append(Paragraph(runs=runs))
    if lines:
        note = Paragraph(runs=(Run(text=say("small cells"), voice=Voice.QUIET),))
        blocks = (Listing(items=tuple(lines)), note)
        yield Fold(summary=say("fold attributes"), blocks=blocks)
