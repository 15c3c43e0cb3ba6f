from folkmoot.analysis.pair_judge import CueJudge, Pair, Verdict
from folkmoot.domain.key_points import Relation

FORMS = "Der skal udfyldes færre skemaer"


def _judge(
    statement: str,
    *,
    leaning: float | None = None,
    headings: tuple[str, str] | None = None,
) -> Verdict:
    said, raised = headings or (None, None)
    pair = Pair(
        statement=statement,
        key_point=FORMS,
        probability=0.8,
        statement_heading=said,
        key_point_heading=raised,
        leaning=leaning,
    )
    return CueJudge().judge([pair])[0]


def test_without_cue_or_tone_a_near_statement_supports() -> None:
    verdict = _judge("vi drukner i skemaer")
    assert verdict.relation is Relation.SUPPORTS
    assert verdict.against is None


def test_a_plain_reversal_opposes_and_is_told_by_its_words() -> None:
    verdict = _judge("behold skemaerne")
    assert verdict.relation is Relation.OPPOSES
    assert verdict.cue == "behold"
    assert verdict.score < 0.1


def test_a_tone_that_denies_a_reversal_leaves_it_to_people() -> None:
    assert _judge("behold skemaerne", leaning=6.0).relation is Relation.UNRESOLVED


def test_a_cue_is_never_support_whatever_the_tone() -> None:
    statement = "skemaerne giver tryghed, men tager tid"
    for leaning in (None, 0.0, 9.0):
        assert _judge(statement, leaning=leaning).relation is not Relation.SUPPORTS


def test_a_tone_alone_can_oppose_or_leave_open() -> None:
    statement = "skemaerne er der af en grund"
    assert _judge(statement, leaning=2.0).relation is Relation.SUPPORTS
    assert _judge(statement, leaning=-1.0).relation is Relation.UNRESOLVED
    assert _judge(statement, leaning=-4.0).relation is Relation.OPPOSES


def test_who_was_asked_what_works_does_not_support_a_complaint() -> None:
    headings = ("Hvad fungerer godt?", "Hvad gør hverdagen svær?")
    assert _judge("skemaerne", headings=headings).relation is Relation.UNRESOLVED


def test_what_shall_not_go_opposes_what_shall() -> None:
    pair = Pair(
        statement="Tomme huse skal sættes i stand, ikke rives ned",
        key_point="Riv de tomme huse ned",
        probability=0.8,
    )
    verdict = CueJudge().judge([pair])[0]
    assert verdict.relation is Relation.OPPOSES
    assert verdict.cue == "ikke rives"
