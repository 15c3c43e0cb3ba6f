"""The settings under test: data in a folder that goes away, quick passwords."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = tempfile.mkdtemp(prefix="folkmoot-web-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["FOLKMOOT_DATA"] = _folder

from folkmoot.web.config.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if not os.environ.get("DATABASE_URL"):
    # A file, as in earnest: threads meet in it, and the queue stands before it.
    DATABASES["default"]["TEST"] = {  # noqa: F405
        "NAME": str(Path(_folder) / "test.sqlite3")
    }
# Static files as they lie in the apps, without a collection first.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
