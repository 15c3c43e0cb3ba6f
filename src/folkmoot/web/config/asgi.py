"""The application as a server runs it."""

import os

from django.core.asgi import get_asgi_application

from folkmoot.web.config.serving.seats import Seats

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.web.config.settings")
application = Seats(get_asgi_application())
