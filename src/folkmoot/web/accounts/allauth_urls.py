"""The views of allauth that we use, under the names it looks them up by.

What is not listed does not exist: no open registration, no change of address.
"""

from allauth.account import views as account
from django.urls import URLPattern, path

urlpatterns: list[URLPattern] = [
    path("accounts/login", account.login, name="account_login"),
    path("accounts/logout", account.logout, name="account_logout"),
    path("accounts/inactive", account.account_inactive, name="account_inactive"),
]
