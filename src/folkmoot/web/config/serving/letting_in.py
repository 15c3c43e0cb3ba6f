"""The first way in: the example's links, or a link for the administrator."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from folkmoot.domain.errors import DomainError
from folkmoot.web.accounts.commands import make_administrator, make_sign_in_link
from folkmoot.web.accounts.models import User
from folkmoot.web.config.example import load_example
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.join_keys import make_token, show_code


def let_in(*, example: bool, administrator: str | None, staff_site: str) -> list[str]:
    """Make what was asked for, and tell the links, line by line."""
    lines: list[str] = []
    if administrator is not None:
        lines += _let_administrator_in(administrator, staff_site)
    if example:
        lines += _show_example(staff_site)
    if not lines and not User.objects.exists():
        lines.append(
            _(
                "Nobody has an account yet. Start once with --administrator and your "
                "e-mail address."
            )
        )
    return lines


def _let_administrator_in(email: str, site: str) -> Iterator[str]:
    try:
        validate_email(email)
    except ValidationError as error:
        raise DomainError("bad_email", email=email) from error
    user = make_administrator(
        email=email,
        name=email.partition("@")[0],
        language=settings.LANGUAGE_CODE,
        by=SYSTEM,
    )
    yield _("Sign in as administrator, once, within a quarter of an hour:")
    yield f"  {site}{make_sign_in_link(user=user)}"


def _show_example(site: str) -> Iterator[str]:
    found = load_example()
    yield _("The example is made up. Its meeting tonight is open.")
    yield _("Sign in as its secretary, once, within a quarter of an hour:")
    yield f"  {site}{make_sign_in_link(user=found.secretary)}"
    yield _("Write as one of its groups (or type %(code)s at /j):") % {
        "code": show_code(found.key.code)
    }
    yield f"  {settings.PUBLIC_ADDRESS}/j#{make_token(found.key)}"
