"""A correction round: whoever has a link corrects one paper, and each is answered."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.minutes.commands.closing import close_paper
from folkmoot.web.minutes.commands.corrections import (
    Invited,
    accept_proposal,
    decline_proposal,
    end_round,
    remove_corrector,
    start_round,
)
from folkmoot.web.minutes.models import Answer, Corrector, Proposal
from folkmoot.web.minutes.queries.closed import seal_paper
from folkmoot.web.minutes.queries.correction_links import compute_token
from folkmoot.web.minutes.queries.corrections import count_proposals
from tests.web.minutes.desk import line, listing, run
from tests.web.minutes.rounds import IDA, come_in, send_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def ida(writing):
    part = writing.part("summary")
    first = run("Bussen kører for sjældent", "k-1")
    second = run(", og vejen er glat", "k-2")
    writing.send(
        "write_part", part=str(part.id), title=part.title, level=part.level,
        blocks=[listing(line("l-1", first, second), line("l-2", run("Flere boliger")))],
        base=dict(part.versions),
    )  # fmt: skip
    return come_in(send_round(writing))


def _answer(writing, proposal: Proposal, answer: str, reason: str = "") -> int:
    client = Client()
    client.force_login(writing.anne)
    told = {"answer": answer, "reason": reason}
    response = client.post(f"/proposals/{proposal.id}/answer", told)
    proposal.refresh_from_db()
    return int(response.status_code)


def test_who_has_the_link_reads_the_paper_without_an_account(ida) -> None:
    page = ida.read()
    assert "Bussen kører for sjældent, og vejen er glat" in page
    assert "Se især på trafikken." in page


def test_the_link_opens_nothing_else_of_the_consultation(ida, writing) -> None:
    meeting = writing.paper.meeting
    for address in (
        f"/minutes/{writing.paper.id}/",
        f"/minutes/{writing.paper.id}/file/pdf",
        f"/m/{meeting.id}/",
        f"/c/{meeting.consultation_id}/",
    ):
        assert "/accounts/login" in ida.client.get(address).headers["Location"]
    assert str(meeting.id) not in ida.read()


def test_a_wrong_token_opens_nothing_and_tries_are_limited(ida) -> None:
    client = Client()
    told = [
        client.post("/correct", {"token": f"wrong-{n}"}).status_code for n in range(61)
    ]
    # The link that works counts as one of sixty.
    assert set(told[:59]) == {404}
    assert told[60] == 429
    assert client.get("/correct/paper").headers["Location"] == "/correct"


def test_over_tls_the_cookie_belongs_to_this_host_alone(ida) -> None:
    client = Client()
    told = {"token": compute_token(ida.corrector.id)}
    client.post("/correct", told, secure=True)
    cookie = client.cookies["__Host-folkmoot-corrector"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (
        True, True, "Strict",
    )  # fmt: skip
    assert told["token"] not in cookie.value


def test_the_token_is_in_no_answer_but_the_readers_own_page(ida, caplog) -> None:
    token = compute_token(ida.corrector.id)
    assert token in ida.read()
    assert token not in caplog.text
    assert not Corrector.objects.filter(digest=token).exists()


def test_a_forged_cookie_opens_nothing(ida) -> None:
    client = Client()
    client.cookies["folkmoot-corrector"] = f"{ida.corrector.id}:made-up"
    assert client.get("/correct/paper").headers["Location"] == "/correct"


def test_by_the_link_for_several_each_says_their_name_and_gets_their_own(ida) -> None:
    shared = Corrector.objects.get(is_shared=True)
    token = compute_token(shared.id)
    client = Client()
    asked = client.post("/correct", {"token": token})
    assert "Hvem er du?" in asked.content.decode()
    client.post("/correct", {"token": token, "name": "Ole"})
    page = client.get("/correct/paper").content.decode()
    own = Corrector.objects.get(name="Ole")
    assert compute_token(own.id) in page
    assert token not in page


def test_a_proposed_wording_is_seen_beside_its_paragraph(ida, writing) -> None:
    ida.propose(ida.find("sjældent"), wording="Bussen kører for sjældent om aftenen")
    page = writing.read("round/").content.decode()
    assert "Ida Holm" in page
    assert re.search(r"<del>[^<]*vejen er glat</del>", page)
    assert "1 modtaget = 0 godtaget + 0 afvist + 1 ubesvaret" in page


def test_an_accepted_wording_stands_in_the_paper_and_keeps_what_it_rests_on(
    ida, writing
) -> None:
    ida.propose(
        ida.find("sjældent"), wording="Bussen kører for sjældent, og her er mørkt"
    )
    _answer(writing, ida.last(), "put_in")
    body = writing.part("summary").body
    assert '"sources":["k-1"],"target":null,"text":"Bussen kører for sjældent"' in body
    assert '"sources":["k-2"],"target":null,"text":", og her er mørkt"' in body
    assert ida.last().answer == Answer.ACCEPTED
    assert "Flere boliger" in body


def test_nothing_is_written_over_where_the_paragraph_reads_otherwise_now(
    ida, writing
) -> None:
    ida.propose(ida.find("sjældent"), wording="Bussen kører aldrig")
    part = writing.part("summary")
    writing.write(part, "Bussen kører for sjældent om søndagen.")
    _answer(writing, ida.last(), "put_in")
    assert ida.last().answer == Answer.OPEN
    assert "kører aldrig" not in writing.part("summary").body
    page = writing.read("round/").content.decode()
    assert "Bussen kører for sjældent om søndagen." in page
    _answer(writing, ida.last(), "accept")
    assert ida.last().answer == Answer.ACCEPTED


def test_a_paragraph_that_moved_is_found_by_its_words(ida, writing) -> None:
    ida.propose(ida.find("Flere boliger"), wording="Flere billige boliger")
    part = writing.part("summary")
    items = [line("l-0", run("Ny linje")), line("l-2", run("Flere boliger"))]
    writing.send(
        "write_part", part=str(part.id), title=part.title, level=part.level,
        blocks=[listing(*items)], base=dict(part.versions),
    )  # fmt: skip
    _answer(writing, ida.last(), "put_in")
    page = writing.read("file/md").content.decode()
    assert re.search(r"- Ny linje[^\n]*\n- Flere billige boliger", page)


def test_who_proposed_it_reads_the_reason_at_their_own_link(ida, writing) -> None:
    ida.propose(ida.find("boliger"), comment="Hvor mange?")
    _answer(writing, ida.last(), "decline", "Tallet blev ikke nævnt.")
    page = ida.read()
    assert "Tallet blev ikke nævnt." in page
    assert "afvist" in page


def test_a_proposal_is_not_declined_without_a_reason(ida, writing) -> None:
    ida.propose(ida.find("boliger"), comment="Hvor mange?")
    with pytest.raises(ChangeRefusedError, match="reason_is_missing"):
        decline_proposal(proposal=ida.last(), reason="", by=writing.bench.anne)


def test_one_sees_ones_own_proposals_and_nobody_elses(ida, writing) -> None:
    ida.propose(ida.find("boliger"), comment="Idas ord")
    shared = Corrector.objects.get(is_shared=True)
    client = Client()
    client.post("/correct", {"token": compute_token(shared.id), "name": "Ole"})
    assert "Idas ord" not in client.get("/correct/paper").content.decode()
    told = {"proposal": str(ida.last().id)}
    assert client.post("/correct/withdraw", told).status_code == 404


def test_one_may_withdraw_ones_own_proposal_until_it_is_answered(ida, writing) -> None:
    ida.propose(ida.find("boliger"), comment="Fortrudt")
    ida.client.post("/correct/withdraw", {"proposal": str(ida.last().id)})
    assert ida.last().answer == Answer.WITHDRAWN
    ida.propose(ida.find("boliger"), comment="Besvaret")
    accept_proposal(proposal=ida.last(), puts_in=False, by=writing.bench.anne)
    ida.client.post("/correct/withdraw", {"proposal": str(ida.last().id)})
    assert ida.last().answer == Answer.ACCEPTED


def test_a_proposal_that_is_sent_twice_is_there_once(ida) -> None:
    same = {"proposal": "0f5c9a52-8a3c-4d0c-9a35-0f2fd2b6e7a1", "comment": "Én gang"}
    ida.propose(ida.find("boliger"), **same)
    ida.propose(ida.find("boliger"), **same)
    assert Proposal.objects.count() == 1


def test_what_changes_nothing_is_no_proposal(ida) -> None:
    ida.propose(ida.find("boliger"))
    assert not Proposal.objects.exists()


def test_proposals_by_one_link_are_limited(ida) -> None:
    spot = ida.find("boliger")
    told = [ida.propose(spot, comment=f"{n}").status_code for n in range(21)]
    assert set(told[:20]) == {302}
    assert told[20] == 429


def test_after_the_last_day_nothing_is_taken_and_answers_are_still_read(
    ida, writing
) -> None:
    ida.propose(ida.find("boliger"), comment="I tide")
    end_round(round_=ida.corrector.round, by=writing.bench.anne)
    ida.propose(ida.find("boliger"), comment="For sent")
    assert Proposal.objects.count() == 1
    assert "I tide" in ida.read()


def test_a_round_does_not_begin_after_its_last_day(writing) -> None:
    with pytest.raises(ChangeRefusedError, match="deadline_is_over"):
        start_round(
            paper=writing.paper, invited=[IDA], message="",
            deadline=timezone.now() - timedelta(days=1), by=writing.bench.anne,
        )  # fmt: skip


def test_one_version_goes_round_at_a_time(ida, writing) -> None:
    with pytest.raises(ChangeRefusedError, match="round_is_open"):
        send_round(writing)


def test_a_link_that_was_taken_back_opens_nothing_and_what_came_by_it_stays(
    ida, writing
) -> None:
    ida.propose(ida.find("boliger"), comment="Bliver stående")
    remove_corrector(corrector=ida.corrector, by=writing.bench.anne)
    assert ida.client.get("/correct/paper").headers["Location"] == "/correct"
    assert "Bliver stående" in writing.read("round/").content.decode()


def test_a_paper_is_not_closed_while_a_proposal_waits(ida, writing, anne) -> None:
    ida.propose(ida.find("boliger"), comment="Hvor mange?")

    def close() -> None:
        close_paper(
            paper=writing.paper, seen=seal_paper(writing.paper), approvers=[anne],
            by=writing.bench.anne,
        )  # fmt: skip

    with pytest.raises(ChangeRefusedError, match="unanswered_proposals"):
        close()
    accept_proposal(proposal=ida.last(), puts_in=False, by=writing.bench.anne)
    close()
    ida.propose(ida.find("boliger"), comment="For sent")
    assert Proposal.objects.count() == 1


def test_every_proposal_has_one_place_in_the_ledger(ida, writing) -> None:
    spot, by = ida.find("boliger"), writing.bench.anne
    for n in range(4):
        ida.propose(spot, comment=f"Nummer {n}")
    first, second, third, _ = Proposal.objects.order_by("sent_at")
    accept_proposal(proposal=first, puts_in=False, by=by)
    decline_proposal(proposal=second, reason="Nej", by=by)
    ida.client.post("/correct/withdraw", {"proposal": str(third.id)})
    told = count_proposals(writing.paper)
    places = (told.accepted, told.declined, told.withdrawn, told.unanswered)
    assert places == (1, 1, 1, 1)
    assert sum(places) == told.received


def test_accepting_can_be_undone_and_the_paper_reads_as_before(ida, writing) -> None:
    ida.propose(ida.find("Flere boliger"), wording="Flere billige boliger")
    before = writing.part("summary").body
    _answer(writing, ida.last(), "put_in")
    batch = Batch.objects.get(command="accept_proposal")
    undo_batch(batch=batch, by=writing.bench.anne)
    assert writing.part("summary").body == before
    assert ida.last().answer == Answer.OPEN


def test_nobody_takes_back_what_another_proposed(ida, writing) -> None:
    ida.propose(ida.find("boliger"), comment="Mit eget")
    with pytest.raises(UndoRefusedError, match="written_by_group"):
        undo_batch(batch=Batch.objects.get(command="propose"), by=writing.bench.anne)


def test_letters_go_to_addresses_and_it_is_told_when(writing, work) -> None:
    client = Client()
    client.force_login(writing.anne)
    told = {
        "people": "Ida Holm <ida@example.org>\nOle\nper@example.org",
        "deadline": (timezone.localdate() + timedelta(days=3)).isoformat(),
        "message": "Se på afsnit 2.",
    }
    client.post(f"/minutes/{writing.paper.id}/round/start", told)
    letters = work()
    assert sorted(letter.to[0] for letter in letters) == [
        "ida@example.org", "per@example.org",
    ]  # fmt: skip
    ida = Corrector.objects.get(email="ida@example.org")
    assert f"/correct#{compute_token(ida.id)}" in _find(letters, ida.email).body
    assert ida.sent_at is not None
    assert Corrector.objects.filter(name="Ole", email="").exists()


def _find(letters, email):
    return next(letter for letter in letters if letter.to == [email])


def test_those_who_proposed_nothing_are_reminded(writing, work) -> None:
    round_ = send_round(writing, IDA, Invited(name="Per", email="per@example.org"))
    ida = come_in(round_)
    ida.propose(ida.find("Formanden"), comment="Set")
    client = Client()
    client.force_login(writing.anne)
    client.post(f"/minutes/{writing.paper.id}/round/remind")
    assert [letter.to for letter in work()] == [["per@example.org"]]
    assert Corrector.objects.get(name="Per").reminded_at is not None


def test_an_address_that_is_none_sends_nothing(writing, work) -> None:
    client = Client()
    client.force_login(writing.anne)
    told = {
        "people": "ida@",
        "deadline": (timezone.localdate() + timedelta(days=3)).isoformat(),
    }
    answered = client.post(f"/minutes/{writing.paper.id}/round/start", told)
    assert answered.status_code == 422
    assert work() == []


def test_erased_words_are_in_no_proposal_either(ida, writing) -> None:
    said = writing.bench.statements[5]
    ida.propose(ida.find("boliger"), comment=f"Der blev sagt: {said.text}")
    erase_words(subject=said, reason=Reason.ASKED, by=writing.bench.anne)
    assert (ida.last().comment, ida.last().answer) == ("", Answer.OPEN)
    assert writing.read("round/").status_code == 200
    assert "kan ikke vises mere" in ida.read()


def test_a_round_is_shown_in_as_many_queries_however_many_proposals_it_has(
    ida, writing, django_assert_max_num_queries
) -> None:
    spot = ida.find("boliger")
    client = Client()
    client.force_login(writing.anne)
    address = f"/minutes/{writing.paper.id}/round/"
    client.get(address)
    for n in range(15):
        ida.propose(spot, comment=f"Nummer {n}")
    with django_assert_max_num_queries(25):
        client.get(address)
    with django_assert_max_num_queries(6):
        ida.read()
