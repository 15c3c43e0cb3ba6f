"""All that writes to accounts."""

from folkmoot.web.accounts.commands.people import make_account, make_administrator
from folkmoot.web.accounts.commands.sign_in_links import make_sign_in_link

__all__ = ["make_account", "make_administrator", "make_sign_in_link"]
