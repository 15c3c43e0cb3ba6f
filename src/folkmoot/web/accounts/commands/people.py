"""Accounts: made, closed, opened again; passwords and what a person sets themself."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from folkmoot.web.accounts.commands.records import record
from folkmoot.web.accounts.commands.sessions import end_sessions
from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor


@transaction.atomic
def make_account(
    *, email: str, name: str, language: str, by: Actor, password: str | None = None
) -> User:
    """A new account; without a password its owner signs in by links."""
    user = User.objects.create_user(email, password, name=name, language=language)
    record("account_made", by=by, person=user.pk)
    return user


@transaction.atomic
def make_administrator(*, email: str, name: str, language: str, by: Actor) -> User:
    """Let the person of this address administer, with an account made if need be."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = make_account(email=email, name=name, language=language, by=by)
    if not user.is_administrator or not user.is_active:
        user.is_administrator = user.is_active = True
        user.save(update_fields=["is_administrator", "is_active"])
        record("administrator_made", by=by, person=user.pk)
    return user


@transaction.atomic
def give_up_administrator(*, user: User, by: Actor) -> None:
    """Take the administrator's rights back; the last one keeps them."""
    _refuse_last_administrator(user)
    user.is_administrator = False
    user.save(update_fields=["is_administrator"])
    record("administrator_ended", by=by, person=user.pk)


@transaction.atomic
def close_account(*, user: User, by: Actor) -> None:
    """Keep the person out from now on; what they have written stays theirs."""
    if not user.is_active:
        return
    _refuse_last_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user=user)
    record("account_closed", by=by, person=user.pk)


@transaction.atomic
def open_account(*, user: User, by: Actor) -> None:
    """Let a person in again whose account was closed."""
    if user.is_active:
        return
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("account_opened", by=by, person=user.pk)


@transaction.atomic
def take_second_factor_off(*, user: User, by: Actor) -> None:
    """Let a person in again who has lost phone and recovery codes."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if removed:
        end_sessions(user=user)
        record("second_factor_taken_off", by=by, person=user.pk)


@transaction.atomic
def set_password(*, user: User, password: str, by: Actor) -> None:
    """Set a new password. Sessions opened with the old one end by themselves."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record("password_set", by=by, person=user.pk)


@transaction.atomic
def change_own_account(*, user: User, name: str, language: str, by: Actor) -> None:
    """Set what a person tells of themself."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])
    record("account_changed", by=by, person=user.pk)


def _refuse_last_administrator(user: User) -> None:
    # Locked, so that two administrators cannot take each other out at once.
    administrators = User.objects.select_for_update().filter(
        is_administrator=True, is_active=True
    )
    if set(administrators.values_list("pk", flat=True)) == {user.pk}:
        raise ChangeRefusedError("last_administrator")
