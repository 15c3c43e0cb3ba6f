"""A request whose visitor is known; the access middleware has seen to it."""

from django.http import HttpRequest

from folkmoot.web.accounts.models import User


class SignedInRequest(HttpRequest):
    user: User
