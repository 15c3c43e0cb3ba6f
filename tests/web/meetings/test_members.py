"""Who has which role in a consultation, and that a secretary is always there."""

from django.test import Client

from folkmoot.web.accounts.commands.people import close_account
from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch, Event
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.access import find_role
from folkmoot.web.meetings.models import Consultation, Membership, Role
from tests.web.people import add_member


def _membership(user: User) -> Membership:
    return Membership.objects.get(user=user)


def _change(client: Client, user: User, role: str) -> str:
    address = f"/members/{_membership(user).id}/role"
    return client.post(address, {"role": role}, follow=True).content.decode()


def _remove(client: Client, user: User) -> str:
    address = f"/members/{_membership(user).id}/remove"
    return client.post(address, follow=True).content.decode()


def test_a_secretary_changes_a_role(
    client: Client, consultation: Consultation, anne: User, mia: User
) -> None:
    client.force_login(anne)
    assert "Mia er nu facilitator" in _change(client, mia, "facilitator")
    assert find_role(mia, consultation.id) is Role.FACILITATOR


def test_a_changed_role_is_told_in_the_log(
    client: Client, consultation: Consultation, anne: User, mia: User
) -> None:
    client.force_login(anne)
    _change(client, mia, "facilitator")
    event = Event.objects.filter(stream=consultation.id).last()
    assert event
    assert (event.kind, event.batch.person) == ("membership.changed", anne)
    assert (event.before["role"], event.after["role"]) == ("member", "facilitator")


def test_a_role_that_is_none_changes_nothing(
    client: Client, consultation: Consultation, anne: User, mia: User
) -> None:
    client.force_login(anne)
    assert "Den rolle findes ikke" in _change(client, mia, "emperor")
    assert find_role(mia, consultation.id) is Role.MEMBER


def test_who_is_taken_off_sees_the_consultation_no_more(
    client: Client, consultation: Consultation, anne: User, mia: User
) -> None:
    client.force_login(anne)
    _remove(client, mia)
    client.force_login(mia)
    assert client.get(f"/c/{consultation.id}/people").status_code == 404


def test_the_only_secretary_stays_secretary(
    client: Client, consultation: Consultation, anne: User
) -> None:
    client.force_login(anne)
    assert "den eneste sekretær" in _change(client, anne, "member")
    assert "den eneste sekretær" in _remove(client, anne)
    assert find_role(anne, consultation.id) is Role.SECRETARY


def test_one_of_two_secretaries_may_leave(
    client: Client, consultation: Consultation, anne: User, carl: User
) -> None:
    add_member(consultation, carl, Role.SECRETARY)
    client.force_login(anne)
    _remove(client, anne)
    assert find_role(anne, consultation.id) is None


def test_a_secretary_whose_account_is_closed_does_not_count(
    client: Client, consultation: Consultation, anne: User, carl: User
) -> None:
    add_member(consultation, carl, Role.SECRETARY)
    close_account(user=carl, by=SYSTEM)
    client.force_login(anne)
    _remove(client, anne)
    assert find_role(anne, consultation.id) is Role.SECRETARY


def test_members_see_who_is_there_but_no_addresses(
    client: Client, consultation: Consultation, mia: User
) -> None:
    client.force_login(mia)
    page = client.get(f"/c/{consultation.id}/people").content.decode()
    assert "Anne" in page
    assert "@example.org" not in page


def test_a_name_is_never_read_as_markup(
    client: Client, consultation: Consultation, anne: User, mia: User
) -> None:
    User.objects.filter(pk=mia.pk).update(name="<b>Mia</b>")
    client.force_login(anne)
    assert "<b>Mia" not in _change(client, mia, "facilitator")


def test_nobody_gets_a_former_role_back_by_undoing(
    client: Client, consultation: Consultation, anne: User, carl: User
) -> None:
    add_member(consultation, carl, Role.SECRETARY)
    client.force_login(carl)
    _change(client, carl, "facilitator")
    own = Batch.objects.get(command="change_role")
    assert client.post(f"/undo/{own.id}/").status_code == 403
    assert find_role(carl, consultation.id) is Role.FACILITATOR


def test_undoing_leaves_a_secretary(
    client: Client, consultation: Consultation, anne: User, carl: User
) -> None:
    add_member(consultation, carl, Role.SECRETARY)
    joined = Batch.objects.get(command="add_member", person=carl)
    client.force_login(carl)
    _remove(client, anne)
    client.post(f"/undo/{joined.id}/")
    assert find_role(carl, consultation.id) is Role.SECRETARY
