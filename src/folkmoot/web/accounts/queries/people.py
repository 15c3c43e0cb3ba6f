"""Who has an account."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from folkmoot.web.accounts.models import User


def find_account(email: str) -> User | None:
    """The account of an address, closed or not."""
    return User.objects.filter(email__iexact=email.strip()).first()


@dataclass(frozen=True)
class Account:
    """An account as administrators see it."""

    person: User
    has_second_factor: bool


def list_accounts() -> list[Account]:
    """All accounts by name, the closed ones last."""
    protected = set(Authenticator.objects.values_list("user_id", flat=True))
    people = User.objects.order_by("-is_active", "name", "email")
    return [Account(person, person.pk in protected) for person in people]
