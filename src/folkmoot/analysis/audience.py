"""Who was asked: the groups, meetings and respondents behind the numbers "of"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from folkmoot.analysis.origins import Group, Origin, Respondent
from folkmoot.domain.ids import MeetingId, SurveyId
from folkmoot.domain.record import SectionKind

Voice = Group | Respondent

# An attribute with more values than this, most of them one person's own, tells
# persons apart instead of gathering them: a time stamp, a name of a street.
_MOST_OWN_VALUES = 30
_PLENARY = "plenary"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What was asked at once: the focus areas and surveys of a key point."""

    areas: frozenset[str]
    surveys: frozenset[SurveyId]


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Everyone who was asked, by what they were asked about.

    `respondents` counts the rows of a survey, whether or not something was written.
    `voices` holds those known to have an attribute's value: respondents who answered
    at least one open question, and groups.
    """

    groups: Mapping[str, AbstractSet[Group]]
    meetings: Mapping[str, AbstractSet[MeetingId]]
    respondents: Mapping[SurveyId, int]
    voices: Mapping[str, Mapping[str, AbstractSet[Voice]]]

    def list_groups(self, asking: Asking) -> set[Group]:
        """The groups that were given one of the areas."""
        return {group for area in asking.areas for group in self.groups.get(area, ())}

    def list_meetings(self, asking: Asking) -> set[MeetingId]:
        """The meetings that had one of the areas."""
        return {one for area in asking.areas for one in self.meetings.get(area, ())}

    def count_respondents(self, asking: Asking) -> int:
        """The respondents of the surveys."""
        return sum(self.respondents[survey] for survey in asking.surveys)

    def count_values(self, asking: Asking) -> dict[str, dict[str, int]]:
        """How many of those asked have each value of each attribute, none left out."""
        groups = self.list_groups(asking)
        counts = {
            name: {
                value: sum(_is_asked(voice, groups, asking) for voice in voices)
                for value, voices in sorted(values.items())
            }
            for name, values in sorted(self.voices.items())
        }
        return {
            name: asked
            for name, values in counts.items()
            if (asked := {value: count for value, count in values.items() if count})
        }


def _is_asked(voice: Voice, groups: AbstractSet[Group], asking: Asking) -> bool:
    if isinstance(voice, Group):
        return voice in groups
    return voice.survey in asking.surveys


def name_area(origin: Origin) -> str:
    """The focus area's name; a section without one stands for itself."""
    section = origin.section
    if section.focus_area is not None:
        return f"area {section.focus_area}"
    return _PLENARY if section.kind is SectionKind.PLENARY else f"section {section.id}"


def find_audience(origins: Iterable[Origin]) -> Audience:
    """Who was asked what, as far as the record tells.

    A group was given a focus area where it has a statement in it; of a group that
    handed in nothing the record knows nothing.
    """
    groups: dict[str, set[Group]] = defaultdict(set)
    meetings: dict[str, set[MeetingId]] = defaultdict(set)
    rows: dict[SurveyId, set[Voice]] = defaultdict(set)
    respondents: dict[SurveyId, int] = {}
    voices: dict[str, dict[str, set[Voice]]] = defaultdict(lambda: defaultdict(set))
    for origin in origins:
        if not origin.is_input:
            continue
        voice = origin.voice
        if origin.meeting:
            meetings[name_area(origin)].add(origin.meeting.id)
        if isinstance(voice, Group):
            groups[name_area(origin)].add(voice)
        if origin.survey and voice:
            rows[origin.survey.id].add(voice)
            # A person may have added rows to the record without counting them.
            known = len(rows[origin.survey.id])
            respondents[origin.survey.id] = max(origin.survey.respondents, known)
        for name, value in origin.statement.attributes.items():
            if voice:
                voices[name][value].add(voice)
    gathering = {name: values for name, values in voices.items() if _gathers(values)}
    return Audience(
        groups=groups, meetings=meetings, respondents=respondents, voices=gathering
    )


def _gathers(values: Mapping[str, AbstractSet[Voice]]) -> bool:
    total = sum(len(voices) for voices in values.values())
    return len(values) <= _MOST_OWN_VALUES or 2 * len(values) <= total
