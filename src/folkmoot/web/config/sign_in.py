"""How people sign in: allauth's settings, sessions, e-mail."""

import os
from typing import Any

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An address is known to be its owner's: only who got the invitation has an account.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "folkmoot.web.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "folkmoot.web.accounts.forms.signing_in.LoginForm",
    "reauthenticate": "folkmoot.web.accounts.forms.signing_in.ReauthenticateForm",
}
MFA_ADAPTER = "folkmoot.web.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "folkmoot.web.accounts.forms.signing_in.CodeForm",
    "reauthenticate": "folkmoot.web.accounts.forms.signing_in.CodeAgainForm",
    "activate_totp": "folkmoot.web.accounts.forms.signing_in.ActivateForm",
}
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1

_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
]

SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"

# The operator's mail server; without one, e-mails are printed by the worker.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_BACKEND = (
    f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
)
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_SECURITY", "starttls") == "starttls"
EMAIL_USE_SSL = os.environ.get("EMAIL_SECURITY") == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "folkmoot@localhost")

ACCOUNT_RATE_LIMITS = {
    "ask_for_link": "20/m/ip,3/m/key,10/h/key",
    "use_link": "30/m/ip",
    "open_invitation": "30/m/ip",
    # An office or a hall sits behind one address.
    "open_correction": "60/m/ip",
    "propose": "120/m/ip,20/m/key",
}
