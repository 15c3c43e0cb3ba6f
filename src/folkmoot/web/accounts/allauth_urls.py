"""The views of allauth that we use, under the names it looks them up by.

What is not listed does not exist: no open registration, no change of address.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

urlpatterns: list[URLPattern] = [
    path("login", account.login, name="account_login"),
    path("logout", account.logout, name="account_logout"),
    path("inactive", account.account_inactive, name="account_inactive"),
    path("again", account.reauthenticate, name="account_reauthenticate"),
    path("sessions", sessions.list_usersessions, name="usersessions_list"),
    path("code", second_factor.authenticate, name="mfa_authenticate"),
    path("code/again", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor", second_factor.index, name="mfa_index"),
    path(
        "second-factor/app",
        never_cache(totp.activate_totp),
        name="mfa_activate_totp",
    ),
    path("second-factor/off", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "second-factor/codes",
        never_cache(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/codes/new",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/codes/file",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
