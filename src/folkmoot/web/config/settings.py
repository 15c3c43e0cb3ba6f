"""Django's settings. What an operator may set is read in `environment`."""

from typing import Any

from folkmoot.web.config.environment import (
    read_data_folder,
    read_database,
    read_hosts,
    read_public_address,
    read_secret_key,
    read_security_contact,
)
from folkmoot.web.config.log_settings import describe_logging
from folkmoot.web.config.sign_in import *  # noqa: F403

DATA_FOLDER = read_data_folder()
SECRET_KEY = read_secret_key(DATA_FOLDER)
DEBUG = False
ALLOWED_HOSTS = read_hosts()
PUBLIC_ADDRESS: str = read_public_address()
SECURITY_CONTACT = read_security_contact()
# Set by `serve --lan`: there is HTTPS beside plain HTTP, perhaps by our own authority.
HTTPS_PORT: int | None = None
OWN_AUTHORITY = False
TLS_FOLDER = DATA_FOLDER / "tls"
LOGGING = describe_logging(DATA_FOLDER / "logs")

INSTALLED_APPS = [
    "folkmoot.web.config",
    "folkmoot.web.keeping",
    "folkmoot.web.sharing",
    "folkmoot.web.publication",
    "folkmoot.web.recommendations",
    "folkmoot.web.findings",
    "folkmoot.web.imports",
    "folkmoot.web.minutes",
    "folkmoot.web.desk",
    "folkmoot.web.board",
    "folkmoot.web.statements",
    "folkmoot.web.meetings",
    "folkmoot.web.accounts",
    "folkmoot.web.events",
    "folkmoot.web.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "folkmoot.web.config.access_log.AccessLogMiddleware",
    "folkmoot.web.ui.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "folkmoot.web.ui.middleware.CompressionMiddleware",
    "folkmoot.web.ui.middleware.HostCookiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "folkmoot.web.ui.drafts.DraftsMiddleware",
    "folkmoot.web.config.plain_http.PlainHttpMiddleware",
    "folkmoot.web.config.access.AccessMiddleware",
    "folkmoot.web.config.blind.BlindMiddleware",
    "folkmoot.web.config.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "folkmoot.web.config.urls"
ASGI_APPLICATION = "folkmoot.web.config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "folkmoot.web.ui.drafts.tell_saved",
            ],
        },
    }
]

FORM_RENDERER = "folkmoot.web.ui.forms.FormRenderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_NAME = "folkmoot-session"
CSRF_COOKIE_NAME = "folkmoot-csrf"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = "folkmoot-language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# Sent by `ui.middleware`, which says why.
SECURE_REFERRER_POLICY = None
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
CSRF_FAILURE_VIEW = "folkmoot.web.ui.errors.csrf_failure"

DATABASES = {"default": read_database(DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = DATA_FOLDER / "static"
MEDIA_ROOT = DATA_FOLDER / "files"
# A list of a thousand people, changed on one page, has some eight thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
