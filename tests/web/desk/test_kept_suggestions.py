import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.desk.models import Declined, SuggestedPoint, Suggestion
from folkmoot.web.desk.queries.kept_suggestions import (
    KindTally,
    count_kept_suggestions,
)
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Placement, Side
from tests.web.desk.laid_out import (
    make_point,
    match,
    place,
    run_machine,
    say,
    suggest,
)

pytestmark = pytest.mark.django_db


def _count(consultation: Consultation, kind: str = "match") -> KindTally:
    found = {tally.kind: tally for tally in count_kept_suggestions(Desk(consultation))}
    return found[kind]


def _decline(consultation, kind, source, statement=None) -> None:
    declined = Declined(
        consultation=consultation, kind=kind, source=source, statement=statement
    )
    with open_change(consultation.id, by=SYSTEM, command="decline") as change:
        change.create(declined)


def test_a_match_is_kept_on_its_side_on_another_or_turned_down(
    consultation, meeting, anne
) -> None:
    point, run = make_point(meeting, "Flere busser"), run_machine(meeting, anne)
    seen = SuggestedPoint.objects.create(run=run, key_point=point, text="Flere busser")
    for side in (Side.SUPPORTS, Side.OPPOSES, Side.NONE, None):
        said = say(meeting, f"Bussen {side}")
        suggest(run, said, seen)
        if side:
            match(said, point, side)
    placed = say(meeting, "Bussen er gul")
    suggest(run, placed, seen)
    place(placed, Placement.Kind.ALONE)
    total = _count(consultation).total
    assert (total.kept, total.other_side, total.turned_down, total.open) == (1, 1, 2, 1)


def test_scores_are_told_by_band_surest_first(consultation, meeting, anne) -> None:
    point, run = make_point(meeting, "Flere busser"), run_machine(meeting, anne)
    seen = SuggestedPoint.objects.create(run=run, key_point=point, text="Flere busser")
    for score in (0.95, 0.9, 0.72, 0.3, 1.0):
        said = say(meeting, f"Bussen {score}")
        suggest(run, said, seen, score=score)
        match(said, point)
    bands = _count(consultation).bands
    assert [(b.low, b.high, b.kept) for b in bands] == [
        (0.9, 1.0, 3),
        (0.7, 0.8, 1),
        (0.0, 0.5, 1),
    ]


def test_what_runs_repeat_counts_once_with_its_last_score(
    consultation, meeting, anne
) -> None:
    point, said = make_point(meeting, "Flere busser"), say(meeting, "Bussen")
    for score in (0.55, 0.92):
        run = run_machine(meeting, anne)
        seen = SuggestedPoint.objects.create(run=run, key_point=point, text="B")
        suggest(run, said, seen, score=score)
    (band,) = _count(consultation).bands
    assert (band.low, band.open) == (0.9, 1)


def test_a_proposed_key_point_is_kept_where_people_made_it(
    consultation, meeting, anne
) -> None:
    run = run_machine(meeting, anne)
    source, gone = say(meeting, "Flere busser"), say(meeting, "Færre biler")
    kept, turned = (
        SuggestedPoint.objects.create(run=run, source=each, text=each.text)
        for each in (source, gone)
    )
    suggest(run, source, kept)
    suggest(run, gone, turned)
    match(source, make_point(meeting, "Flere busser", worded_by=source))
    _decline(consultation, "match", gone)
    total = _count(consultation).total
    assert (total.kept, total.turned_down, total.open) == (1, 1, 0)


def test_a_proposal_is_the_same_as_the_key_point_it_became_and_was_merged_into(
    consultation, meeting, anne
) -> None:
    said, source = say(meeting, "Bussen"), say(meeting, "Flere busser")
    for _ in range(2):
        run = run_machine(meeting, anne)
        proposed = SuggestedPoint.objects.create(run=run, source=source, text="B")
        suggest(run, said, proposed)
    made = make_point(meeting, "Flere busser", id=proposed.id, worded_by=source)
    proposed.key_point = made
    proposed.save()
    whole = make_point(meeting, "Busser")
    match(said, whole)
    with open_change(consultation.id, by=SYSTEM, command="merge") as change:
        change.change(made, merged_into=whole)
        change.remove(made)
    # The older of the two proposals knows only its words; the later one counts.
    total = _count(consultation).total
    assert (total.kept, total.decided) == (1, 2)


def test_duplicates_and_questions_are_kinds_of_their_own(
    consultation, meeting, anne
) -> None:
    run = run_machine(meeting, anne)
    first, same, other = (say(meeting, f"Bussen {n}") for n in range(3))
    asks = say(meeting, "Hvornår kommer bussen?")
    given = {"kind": "duplicate", "original": first, "side": ""}
    suggest(run, same, None, **given)
    suggest(run, other, None, **given)
    suggest(run, asks, None, kind="question", side="")
    place(same, Placement.Kind.DUPLICATE, original=first)
    place(asks, Placement.Kind.ASIDE, reason="question")
    _decline(consultation, "duplicate", first, other)
    duplicates = _count(consultation, "duplicate").total
    assert (duplicates.kept, duplicates.turned_down) == (1, 1)
    assert _count(consultation, "question").total.kept == 1


def test_the_page_says_that_a_handful_says_little(
    consultation, meeting, anne, bo
) -> None:
    point, run = make_point(meeting, "Flere busser"), run_machine(meeting, anne)
    seen = SuggestedPoint.objects.create(run=run, key_point=point, text="B")
    client = Client(headers={"accept-language": "en"})
    client.force_login(bo)
    address = reverse("desk:kept_suggestions", args=[consultation.id])
    assert "no suggestions yet" in client.get(address).content.decode()
    said = say(meeting, "Bussen")
    suggest(run, said, seen)
    match(said, point)
    page = client.get(address).content.decode()
    assert "1 of 1 was kept." in page
    assert "Too few to tell much" in page
    assert Suggestion.objects.count() == 1
