import json

import jsonschema
import pytest

from folkmoot.documents.minutes_json import (
    describe_minutes,
    dump_minutes,
    load_minutes,
)
from folkmoot.domain.errors import UnreadableDocumentError
from tests.documents.minutes_samples import make_written_minutes


def test_minutes_are_written_and_read_without_loss() -> None:
    minutes = make_written_minutes()
    assert load_minutes(dump_minutes(minutes)) == minutes


def test_the_schema_takes_what_is_written_and_no_unknown_block() -> None:
    validator = jsonschema.Draft202012Validator(describe_minutes())
    plain = json.loads(dump_minutes(make_written_minutes()))
    assert not list(validator.iter_errors(plain))
    plain["parts"][1]["blocks"][0]["type"] = "picture"
    assert list(validator.iter_errors(plain))


@pytest.mark.parametrize(
    ("old", "new", "place", "fault"),
    [
        ("minutes/1", "minutes/2", "schema", "not_the_schema"),
        ('"type": "table"', '"type": "song"', "type", "not_one_of"),
        ('"level": 2', '"level": 4', "level", "not_one_of"),
        ('"is_draft": false', '"is_draft": 1', "is_draft", "no_truth_value"),
        ('"anchor": "s-s9"', '"anchor": "s-s8"', "parts", "double_id"),
        ("2026-11-26", "2026-11-31", "dated", "no_edtf"),
        ('"target"', '"aim"', "aim", "unknown_key"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(
    old: str, new: str, place: str, fault: str
) -> None:
    content = dump_minutes(make_written_minutes())
    with pytest.raises(UnreadableDocumentError) as refused:
        load_minutes(content.replace(old, new))
    assert refused.value.code == "bad_minutes"
    assert refused.value.details["fault"] == fault
    assert str(refused.value.details["place"]).endswith(place)
