"""Links from the mailbox: whose they are, how long, and how often."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from folkmoot.web.accounts.commands import make_sign_in_link
from folkmoot.web.accounts.commands.sign_in_links import use_sign_in_link
from folkmoot.web.accounts.models import SignInLink, User
from folkmoot.web.events.errors import ChangeRefusedError


def _token(link: str) -> str:
    return link.partition("#")[2]


def _refusal_of(token: str) -> str:
    with pytest.raises(ChangeRefusedError) as refused:
        use_sign_in_link(token=token)
    return refused.value.code


def test_a_link_leads_to_its_owner(anne: User, carl: User) -> None:
    links = [make_sign_in_link(user=user) for user in (anne, carl)]
    assert [use_sign_in_link(token=_token(link)) for link in links] == [anne, carl]


def test_a_link_is_good_for_one_use(anne: User) -> None:
    token = _token(make_sign_in_link(user=anne))
    use_sign_in_link(token=token)
    assert _refusal_of(token) == "sign_in_link_used"


def test_using_one_link_uses_up_the_others_of_its_owner(anne: User, carl: User) -> None:
    older, newer = (_token(make_sign_in_link(user=anne)) for _ in range(2))
    of_carl = _token(make_sign_in_link(user=carl))
    use_sign_in_link(token=newer)
    assert _refusal_of(older) == "sign_in_link_used"
    assert use_sign_in_link(token=of_carl) == carl


def test_a_link_is_good_for_fifteen_minutes(anne: User) -> None:
    token = _token(make_sign_in_link(user=anne))
    link = SignInLink.objects.get()
    left = link.expires_at - timezone.now()
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)
    SignInLink.objects.update(expires_at=timezone.now())
    assert _refusal_of(token) == "sign_in_link_expired"


def test_a_link_nobody_made_leads_nowhere(db: None) -> None:
    assert _refusal_of("guessed") == "sign_in_link_unknown"


def test_only_the_digest_of_a_token_is_kept(anne: User) -> None:
    token = _token(make_sign_in_link(user=anne))
    digest = hashlib.sha256(token.encode()).hexdigest()
    stored = SignInLink.objects.values_list("digest", flat=True)
    assert list(stored) == [digest]
    assert len(token) >= 43  # 256 bits


def test_the_token_stands_where_no_log_sees_it(anne: User) -> None:
    assert make_sign_in_link(user=anne).startswith("/accounts/link#")
    with_page = make_sign_in_link(user=anne, then="/accounts/password")
    assert with_page.startswith("/accounts/link?next=%2Faccounts%2Fpassword#")


def test_links_of_yesterday_are_forgotten(anne: User) -> None:
    make_sign_in_link(user=anne)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(days=2))
    make_sign_in_link(user=anne)
    assert SignInLink.objects.count() == 1
