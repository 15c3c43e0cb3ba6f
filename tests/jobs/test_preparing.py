from dataclasses import replace

import pytest

from folkmoot.analysis.origins import find_origins
from folkmoot.analysis.voices import Voice
from folkmoot.domain.record import Record, Section, SectionKind
from folkmoot.jobs.preparing import Prepared, prepare_voices, put_in_order
from tests.analysis.records import make_meeting, make_record, make_survey


def _prepare(record: Record) -> Prepared:
    texts = {document.id: document.text for document in record.documents}
    return prepare_voices(find_origins(record), texts)


def _say(*said: str, question: bool = False) -> Prepared:
    document, meeting = make_meeting("m", {"Bus": [(words, "A") for words in said]})
    (section,) = meeting.sections
    asked = tuple(replace(one, question=question) for one in section.statements)
    meeting = replace(meeting, sections=(replace(section, statements=asked),))
    return _prepare(make_record((document, meeting)))


@pytest.mark.parametrize("text", ["Hvem betaler?", "Hvem betaler? Og hvornår?", "Hvem"])
def test_what_only_asks_is_a_question(text: str) -> None:
    prepared = _say(text, question=True)
    assert [voice.text for voice in prepared.questions] == [text]
    assert prepared.voices == ()


def test_a_question_beside_another_idea_is_a_voice_of_several_segments() -> None:
    prepared = _say("Bussen kører aldrig. Hvem betaler for det?", question=True)
    (voice,) = prepared.voices
    assert [segment.text for segment in voice.segments] == [
        "Bussen kører aldrig.",
        "Hvem betaler for det?",
    ]
    assert prepared.questions == ()


def test_what_is_not_called_a_question_is_a_voice() -> None:
    assert len(_say("Hvem betaler?").voices) == 1


def test_what_says_nothing_has_no_voice() -> None:
    assert _say("Ingen kommentarer", "?") == Prepared(voices=(), questions=())


def test_only_input_has_a_voice() -> None:
    areas = {kind.value: [("Flere busser nu", None)] for kind in SectionKind}
    record = make_record(make_meeting("m", areas | {"Bus": [("Flere busser", "A")]}))
    heard = {
        origin.section.kind
        for name, origin in find_origins(record).items()
        if name in {voice.statement for voice in _prepare(record).voices}
    }
    assert heard == {SectionKind.FOCUS_AREA, SectionKind.PLENARY, SectionKind.SURVEY}


def _change_sections(record: Record, **changes: object) -> Record:
    def change(section: Section) -> Section:
        return replace(section, **changes)  # type: ignore[arg-type]

    return replace(
        record,
        meetings=tuple(
            replace(one, sections=tuple(map(change, one.sections)))
            for one in record.meetings
        ),
    )


def _name_areas(record: Record) -> list[str | None]:
    return [voice.focus_area for voice in _prepare(record).voices]


def test_each_kind_of_area_has_a_key_of_its_own() -> None:
    area = make_record(make_meeting("m", {"plenary": [("Flere busser nu", None)]}))
    named = _change_sections(area, kind=SectionKind.FOCUS_AREA, focus_area="plenary")
    headed = _change_sections(area, kind=SectionKind.FOCUS_AREA, heading="plenary")
    bare = _change_sections(area, kind=SectionKind.FOCUS_AREA)
    survey = make_record(
        make_survey("s", [[("Vestby", "Flere busser")]], respondents=1)
    )
    keys = [_name_areas(one)[0] for one in (area, named, headed, bare, survey)]
    assert keys == ["plenary", "area plenary", "focus_area plenary", None, None]


def test_groups_of_two_meetings_are_two_and_so_are_respondents() -> None:
    said = {"Bus": [("Flere busser nu", "Gruppe 1"), ("Flere stier nu", "Gruppe 1")]}
    answers = [("Vestby", "Flere busser nu"), ("Vestby", "Flere stier nu")]
    record = make_record(
        make_meeting("a", said),
        make_meeting("b", said),
        make_survey("s", [answers], respondents=2),
    )
    groups = [voice.group for voice in _prepare(record).voices]
    assert len(set(groups)) == 4
    assert groups[0] == groups[1]


def test_the_texts_to_be_embedded_are_the_segments() -> None:
    prepared: Prepared = _say("Bussen kører aldrig. Skolen lukker snart.")
    voice: Voice = prepared.voices[0]
    assert prepared.list_texts() == [segment.text for segment in voice.segments]


def test_documents_stand_by_name_and_all_else_by_its_document() -> None:
    parts = [
        make_meeting("b", {"Bus": [("Flere busser", "A")]}),
        make_survey("c", [[("Vestby", "Flere busser")]], respondents=1),
        make_meeting("a", {"Bus": [("Flere busser", "A")]}),
    ]
    ordered = put_in_order(make_record(*parts))
    assert [document.name for document in ordered.documents] == ["a", "b", "c"]
    assert [meeting.id for meeting in ordered.meetings] == ["a", "b"]
    assert put_in_order(make_record(*reversed(parts))) == ordered
