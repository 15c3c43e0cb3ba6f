import csv
import io

from folkmoot.documents.write_matches import (
    GroupRow,
    MatchRow,
    dump_groups,
    dump_matches,
)
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import KeyPointId, Relation


def test_ids_stand_as_they_were_given_whatever_they_begin_with() -> None:
    row = MatchRow(
        statement_id=StatementId("-1,a"),
        key_point_id=KeyPointId("=x"),
        score=1.0,
        relation=Relation.SUPPORTS,
        reason='the words "bus" and\n"stop"',
    )
    (_, cells) = csv.reader(io.StringIO(dump_matches([row]), newline=""))
    assert cells == ["-1,a", "=x", "1.000000", "supports", row.reason]


def test_no_spreadsheet_takes_a_text_for_a_formula() -> None:
    row = GroupRow(
        statement_id=StatementId("1"),
        key_point_id=KeyPointId("k"),
        key_point_text="=1+1",
        relation=Relation.OPPOSES,
    )
    assert dump_groups([row]).endswith("\n1,k,'=1+1,opposes\n")
