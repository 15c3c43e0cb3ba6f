"""Who may reach which address: one line for each, and none is reached without one.

The middleware in `config.access` keeps out those without an account and lets no address
through that is not named here; whose consultation it is, and the role in it, is asked
where the row is fetched (`meetings.access`). `tests/web/config/test_access.py` tries
every address as every role, so a line here that the code does not hold fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """The least one must be."""

    PUBLIC = "public"
    DEVICE = "device"  # a phone that joined, known by its own cookie
    SIGNED_IN = "signed_in"
    MEMBER = "member"
    FACILITATOR = "facilitator"
    SECRETARY = "secretary"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Split:
    """An address that may be read by more people than may write to it."""

    read: Rule
    write: Rule


RULES: Mapping[str, Rule | Split] = {
    "account_login": Rule.PUBLIC,
    "account_logout": Rule.PUBLIC,
    "account_inactive": Rule.PUBLIC,
    "account_reauthenticate": Rule.SIGNED_IN,
    "usersessions_list": Rule.SIGNED_IN,
    "mfa_authenticate": Rule.PUBLIC,
    "mfa_reauthenticate": Rule.SIGNED_IN,
    "mfa_index": Rule.SIGNED_IN,
    "mfa_activate_totp": Rule.SIGNED_IN,
    "mfa_deactivate_totp": Rule.SIGNED_IN,
    "mfa_view_recovery_codes": Rule.SIGNED_IN,
    "mfa_generate_recovery_codes": Rule.SIGNED_IN,
    "mfa_download_recovery_codes": Rule.SIGNED_IN,
    # accounts
    "accounts:account": Rule.SIGNED_IN,
    "accounts:password": Rule.SIGNED_IN,
    "accounts:link": Rule.PUBLIC,
    "accounts:ask_for_link": Rule.PUBLIC,
    # meetings: members and invitations
    # meetings: plan
    # meetings: groups, door, printing
    # statements
    "statements:api_join": Rule.PUBLIC,
    "statements:api_clear": Rule.PUBLIC,
    "statements:api_sheet": Rule.DEVICE,
    "statements:api_changes": Rule.DEVICE,
    # ui
    "ui:language": Rule.PUBLIC,
}

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


def find_rule(view_name: str, method: str) -> Rule | None:
    """The rule of an address by its name; None where nobody wrote one."""
    rule = RULES.get(view_name)
    if isinstance(rule, Split):
        return rule.read if method in _READING else rule.write
    return rule
