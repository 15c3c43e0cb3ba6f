"""Placeholder until the queue is written."""

from django.db.backends.sqlite3.base import *  # noqa: F403
