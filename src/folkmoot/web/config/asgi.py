"""The application as a server runs it."""

import os

import django

from folkmoot.web.config.serving.handler import OneStepHandler
from folkmoot.web.config.serving.seats import Seats

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.web.config.settings")
django.setup(set_prefix=False)
application = Seats(OneStepHandler())
