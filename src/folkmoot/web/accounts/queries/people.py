"""Who has an account."""

from folkmoot.web.accounts.models import User


def find_account(email: str) -> User | None:
    """The account of an address, closed or not."""
    return User.objects.filter(email__iexact=email.strip()).first()


def list_accounts() -> list[User]:
    """All accounts by name, the closed ones last."""
    return list(User.objects.order_by("-is_active", "name", "email"))
