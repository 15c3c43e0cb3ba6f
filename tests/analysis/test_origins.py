from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.origins import Group, Origin, Respondent, find_origins
from folkmoot.domain.record import Record
from tests.analysis.records import make_meeting, make_record, make_survey

VEST = make_meeting(
    "vest",
    {
        "Transport": [("Flere busser", "Gruppe 1"), ("Lys på stien", "Gruppe 2")],
        "plenary": [("Tak for i aften", None)],
        "theme": [("Hvad skal en by kunne?", None)],
        "summary": [("Vi tager busserne med", None)],
        "information": [("Der var kaffe", None)],
    },
)
OST = make_meeting("ost", {"Transport": [("Flere busser", "Gruppe 1")]})
SURVEY = make_survey(
    "svar",
    [[("Vestby", "Færre krav"), ("Østby", "Bredbånd")], [("Vestby", "En bager")]],
    respondents=5,
)
RECORD = make_record(VEST, OST, SURVEY)


def find(statement: str, record: Record = RECORD) -> Origin:
    return find_origins(record)[statement]


def test_every_statement_of_the_record_has_one_origin_in_document_order() -> None:
    meeting = ["vest-1", "vest-2", "vest-3", "vest-4", "vest-5", "vest-6", "ost-1"]
    survey = ["svar-0-2", "svar-0-3", "svar-1-2"]
    assert list(find_origins(RECORD)) == [*meeting, *survey]


def test_an_empty_record_has_no_origins() -> None:
    assert find_origins(Record()) == {}


def test_a_group_speaks_with_the_voice_of_its_meeting() -> None:
    assert find("vest-1").voice == Group(meeting="vest", label="Gruppe 1")
    assert find("vest-1").voice != find("ost-1").voice
    assert find("vest-1").voice != find("vest-2").voice


def test_what_no_group_is_named_for_has_no_voice() -> None:
    assert find("vest-3").voice is None


def test_what_participants_said_is_input_and_the_rest_is_not() -> None:
    said = [name for name, one in find_origins(RECORD).items() if one.is_input]
    others = ["vest-4", "vest-5", "vest-6"]
    assert said == [name for name in find_origins(RECORD) if name not in others]


def test_a_statement_comes_from_a_meeting_or_a_survey_and_never_both() -> None:
    for origin in find_origins(RECORD).values():
        assert (origin.meeting is None) is not (origin.survey is None)
        assert origin.statement in origin.section.statements


def test_rows_of_one_number_in_two_sheets_are_two_respondents() -> None:
    first, second = find("svar-0-2").voice, find("svar-1-2").voice
    assert isinstance(first, Respondent)
    assert isinstance(second, Respondent)
    assert first != second


def test_two_answers_in_one_row_have_one_voice() -> None:
    document, survey = SURVEY
    (section,) = survey.sections
    first = section.statements[0]
    again = replace(first, id="svar-again", source=replace(first.source))
    second = replace(section, id="svar-q2", statements=(again,))
    record = make_record((document, replace(survey, sections=(section, second))))
    assert find("svar-again", record).voice == find("svar-0-2", record).voice


def test_an_answer_whose_row_is_not_known_is_a_respondent_of_its_own() -> None:
    document, survey = SURVEY
    (section,) = survey.sections
    rowless = tuple(
        replace(one, source=replace(one.source, line=None))
        for one in section.statements
    )
    section = replace(section, statements=rowless)
    record = make_record((document, replace(survey, sections=(section,))))
    assert len({origin.voice for origin in find_origins(record).values()}) == 3


@given(st.permutations([VEST, OST, SURVEY]))
def test_origins_are_the_same_whatever_the_order_of_the_documents(parts) -> None:
    assert dict(find_origins(make_record(*parts))) == dict(find_origins(RECORD))
