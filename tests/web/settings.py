"""The settings under test: data in a folder that goes away, quick passwords."""

import atexit
import os
import shutil
import tempfile

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
